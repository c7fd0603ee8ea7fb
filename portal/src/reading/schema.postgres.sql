CREATE TABLE publication_list (
  site_id integer NOT NULL, list text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL, published_at timestamptz NOT NULL, article_id uuid NOT NULL,
  PRIMARY KEY (site_id, list, month, published_at, article_id)
)

CREATE INDEX idx_publication_list_article_id ON publication_list (article_id)

CREATE TABLE publication_count (
  site_id integer NOT NULL, list text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL, pages bigint NOT NULL, PRIMARY KEY (site_id, list, month)
)

CREATE TABLE publication_changed (article_id uuid NOT NULL PRIMARY KEY)

CREATE TABLE publication_words (number bigint NOT NULL PRIMARY KEY, article_id uuid NOT NULL UNIQUE, words tsvector NOT NULL)

CREATE INDEX idx_publication_words ON publication_words USING gin (words)

CREATE TABLE old_address (path text NOT NULL PRIMARY KEY, article_id uuid NOT NULL)

CREATE FUNCTION publication_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO publication_count AS c VALUES (NEW.site_id, NEW.list, NEW.month, 1) ON CONFLICT (site_id, list, month) DO UPDATE SET pages = c.pages + 1;
  ELSE
    UPDATE publication_count SET pages = pages - 1 WHERE site_id = OLD.site_id AND list = OLD.list AND month = OLD.month;
    DELETE FROM publication_count WHERE site_id = OLD.site_id AND list = OLD.list AND month = OLD.month AND pages = 0;
  END IF;
  RETURN NULL;
END $$

CREATE TRIGGER publication_counted AFTER INSERT OR DELETE ON publication_list FOR EACH ROW EXECUTE FUNCTION publication_counted()

CREATE FUNCTION publication_listed() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE month text; BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM publication_list WHERE article_id = OLD.article_id;
  END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO publication_changed VALUES (OLD.article_id) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.slug <> NEW.slug THEN
    INSERT INTO old_address VALUES ('/tin/' || OLD.slug, NEW.article_id) ON CONFLICT (path) DO UPDATE SET article_id = NEW.article_id;
  END IF;
  month := to_char(NEW.published_at AT TIME ZONE 'UTC' + interval '7 hours', 'YYYY-MM');
  INSERT INTO publication_list VALUES (NEW.site_id, '', month, NEW.published_at, NEW.article_id);
  IF NEW.category IS NOT NULL THEN
    INSERT INTO publication_list VALUES (NEW.site_id, 'c:' || NEW.category, month, NEW.published_at, NEW.article_id);
  END IF;
  INSERT INTO publication_list SELECT NEW.site_id, 't:' || slug, month, NEW.published_at, NEW.article_id FROM publication_tag WHERE article_id = NEW.article_id;
  INSERT INTO publication_changed VALUES (NEW.article_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$

CREATE TRIGGER publication_listed AFTER INSERT OR UPDATE OR DELETE ON publication FOR EACH ROW EXECUTE FUNCTION publication_listed()

CREATE FUNCTION publication_tagged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO publication_list SELECT site_id, 't:' || NEW.slug, to_char(published_at AT TIME ZONE 'UTC' + interval '7 hours', 'YYYY-MM'), published_at, article_id
      FROM publication WHERE article_id = NEW.article_id;
  ELSE
    DELETE FROM publication_list WHERE article_id = OLD.article_id AND list = 't:' || OLD.slug;
  END IF;
  RETURN NULL;
END $$

CREATE TRIGGER publication_tagged AFTER INSERT OR DELETE ON publication_tag FOR EACH ROW EXECUTE FUNCTION publication_tagged()
