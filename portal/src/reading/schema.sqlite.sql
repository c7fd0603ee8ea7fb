CREATE TABLE publication_list (
  site_id integer NOT NULL, list text NOT NULL, month text NOT NULL, published_at timestamp_with_timezone_text NOT NULL, article_id uuid_text NOT NULL,
  PRIMARY KEY (site_id, list, month, published_at, article_id)
) WITHOUT ROWID

CREATE INDEX idx_publication_list_article_id ON publication_list (article_id)

CREATE TABLE publication_count (site_id integer NOT NULL, list text NOT NULL, month text NOT NULL, pages integer NOT NULL, PRIMARY KEY (site_id, list, month)) WITHOUT ROWID

CREATE TABLE publication_changed (article_id uuid_text NOT NULL PRIMARY KEY) WITHOUT ROWID

CREATE TABLE publication_words (number integer NOT NULL PRIMARY KEY, article_id uuid_text NOT NULL UNIQUE)

CREATE VIRTUAL TABLE publication_fts USING fts5(words, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'")

CREATE TABLE old_address (path text NOT NULL PRIMARY KEY, article_id uuid_text NOT NULL)

CREATE TRIGGER publication_list_made AFTER INSERT ON publication_list BEGIN
  INSERT INTO publication_count VALUES (NEW.site_id, NEW.list, NEW.month, 1) ON CONFLICT (site_id, list, month) DO UPDATE SET pages = pages + 1;
END

CREATE TRIGGER publication_list_gone AFTER DELETE ON publication_list BEGIN
  UPDATE publication_count SET pages = pages - 1 WHERE site_id = OLD.site_id AND list = OLD.list AND month = OLD.month;
  DELETE FROM publication_count WHERE site_id = OLD.site_id AND list = OLD.list AND month = OLD.month AND pages = 0;
END

CREATE TRIGGER publication_made AFTER INSERT ON publication BEGIN
  INSERT INTO publication_list SELECT NEW.site_id, '', strftime('%Y-%m', NEW.published_at, '+7 hours'), NEW.published_at, NEW.article_id;
  INSERT INTO publication_list SELECT NEW.site_id, 'c:' || NEW.category, strftime('%Y-%m', NEW.published_at, '+7 hours'), NEW.published_at, NEW.article_id
    WHERE NEW.category IS NOT NULL;
  INSERT INTO publication_list SELECT NEW.site_id, 't:' || slug, strftime('%Y-%m', NEW.published_at, '+7 hours'), NEW.published_at, NEW.article_id
    FROM publication_tag WHERE article_id = NEW.article_id;
  INSERT OR IGNORE INTO publication_changed VALUES (NEW.article_id);
END

CREATE TRIGGER publication_set AFTER UPDATE ON publication BEGIN
  DELETE FROM publication_list WHERE article_id = OLD.article_id;
  INSERT INTO publication_list SELECT NEW.site_id, '', strftime('%Y-%m', NEW.published_at, '+7 hours'), NEW.published_at, NEW.article_id;
  INSERT INTO publication_list SELECT NEW.site_id, 'c:' || NEW.category, strftime('%Y-%m', NEW.published_at, '+7 hours'), NEW.published_at, NEW.article_id
    WHERE NEW.category IS NOT NULL;
  INSERT INTO publication_list SELECT NEW.site_id, 't:' || slug, strftime('%Y-%m', NEW.published_at, '+7 hours'), NEW.published_at, NEW.article_id
    FROM publication_tag WHERE article_id = NEW.article_id;
  INSERT OR IGNORE INTO publication_changed VALUES (NEW.article_id);
END

CREATE TRIGGER publication_moved AFTER UPDATE OF slug ON publication WHEN OLD.slug <> NEW.slug BEGIN
  INSERT OR REPLACE INTO old_address VALUES ('/tin/' || OLD.slug, NEW.article_id);
END

CREATE TRIGGER publication_gone AFTER DELETE ON publication BEGIN
  DELETE FROM publication_list WHERE article_id = OLD.article_id;
  INSERT OR IGNORE INTO publication_changed VALUES (OLD.article_id);
END

CREATE TRIGGER publication_tag_made AFTER INSERT ON publication_tag BEGIN
  INSERT INTO publication_list SELECT site_id, 't:' || NEW.slug, strftime('%Y-%m', published_at, '+7 hours'), published_at, article_id
    FROM publication WHERE article_id = NEW.article_id;
END

CREATE TRIGGER publication_tag_gone AFTER DELETE ON publication_tag BEGIN
  DELETE FROM publication_list WHERE article_id = OLD.article_id AND list = 't:' || OLD.slug;
END
