CREATE INDEX idx_unit_parent_id ON unit (parent_id)

CREATE TABLE unit_above (unit_id uuid_text NOT NULL, above_id uuid_text NOT NULL, PRIMARY KEY (unit_id, above_id)) WITHOUT ROWID

CREATE INDEX idx_unit_above_above_id ON unit_above (above_id)

CREATE TABLE unit_total (
  unit_id uuid_text NOT NULL, period text NOT NULL, measure text NOT NULL, cells integer NOT NULL, reached integer NOT NULL, missed integer NOT NULL,
  numerator integer NOT NULL, denominator integer NOT NULL, PRIMARY KEY (unit_id, period, measure)
) WITHOUT ROWID

CREATE VIEW unit_total_own AS
  SELECT cell_id AS unit_id, period, measure, 1 AS cells, coalesce(reached = 1, 0) AS reached, coalesce(reached = 0, 0) AS missed,
    coalesce(numerator, 0) AS numerator, coalesce(denominator, 0) AS denominator FROM released_figure
  UNION ALL SELECT unit_id, period, measure, cells, reached, missed, numerator, denominator FROM unit_total

CREATE TRIGGER figure_counted AFTER INSERT ON released_figure BEGIN
  INSERT INTO unit_total
    SELECT above_id, NEW.period, NEW.measure, 1, coalesce(NEW.reached = 1, 0), coalesce(NEW.reached = 0, 0), coalesce(NEW.numerator, 0), coalesce(NEW.denominator, 0)
    FROM unit_above WHERE unit_id = NEW.cell_id
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = cells + excluded.cells, reached = reached + excluded.reached, missed = missed + excluded.missed,
      numerator = numerator + excluded.numerator, denominator = denominator + excluded.denominator;
END

CREATE TRIGGER figure_uncounted AFTER DELETE ON released_figure BEGIN
  UPDATE unit_total SET cells = cells - 1, reached = reached - coalesce(OLD.reached = 1, 0), missed = missed - coalesce(OLD.reached = 0, 0),
    numerator = numerator - coalesce(OLD.numerator, 0), denominator = denominator - coalesce(OLD.denominator, 0)
    WHERE period = OLD.period AND measure = OLD.measure AND unit_id IN (SELECT above_id FROM unit_above WHERE unit_id = OLD.cell_id);
END

CREATE TRIGGER figure_recounted AFTER UPDATE ON released_figure BEGIN
  UPDATE unit_total SET cells = cells - 1, reached = reached - coalesce(OLD.reached = 1, 0), missed = missed - coalesce(OLD.reached = 0, 0),
    numerator = numerator - coalesce(OLD.numerator, 0), denominator = denominator - coalesce(OLD.denominator, 0)
    WHERE period = OLD.period AND measure = OLD.measure AND unit_id IN (SELECT above_id FROM unit_above WHERE unit_id = OLD.cell_id);
  INSERT INTO unit_total
    SELECT above_id, NEW.period, NEW.measure, 1, coalesce(NEW.reached = 1, 0), coalesce(NEW.reached = 0, 0), coalesce(NEW.numerator, 0), coalesce(NEW.denominator, 0)
    FROM unit_above WHERE unit_id = NEW.cell_id
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = cells + excluded.cells, reached = reached + excluded.reached, missed = missed + excluded.missed,
      numerator = numerator + excluded.numerator, denominator = denominator + excluded.denominator;
END

CREATE TRIGGER unit_placed AFTER INSERT ON unit BEGIN
  INSERT OR IGNORE INTO unit_above SELECT id, NEW.id FROM unit WHERE parent_id = NEW.id;
  INSERT OR IGNORE INTO unit_above SELECT a.unit_id, NEW.id FROM unit_above a JOIN unit c ON c.id = a.above_id WHERE c.parent_id = NEW.id;
  INSERT INTO unit_total
    SELECT NEW.id, o.period, o.measure, sum(o.cells), sum(o.reached), sum(o.missed), sum(o.numerator), sum(o.denominator)
    FROM unit_total_own o JOIN unit c ON c.id = o.unit_id WHERE c.parent_id = NEW.id GROUP BY o.period, o.measure;
  INSERT OR IGNORE INTO unit_above SELECT NEW.id, id FROM unit WHERE id = NEW.parent_id;
  INSERT OR IGNORE INTO unit_above SELECT NEW.id, above_id FROM unit_above WHERE unit_id = NEW.parent_id;
  INSERT OR IGNORE INTO unit_above SELECT b.unit_id, a.above_id FROM unit_above b JOIN unit_above a ON a.unit_id = NEW.id WHERE b.above_id = NEW.id;
  INSERT INTO unit_total
    SELECT a.above_id, o.period, o.measure, o.cells, o.reached, o.missed, o.numerator, o.denominator
    FROM unit_total_own o JOIN unit_above a ON a.unit_id = o.unit_id WHERE o.unit_id = NEW.id
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = cells + excluded.cells, reached = reached + excluded.reached, missed = missed + excluded.missed,
      numerator = numerator + excluded.numerator, denominator = denominator + excluded.denominator;
END

CREATE TRIGGER unit_moved AFTER UPDATE OF parent_id ON unit WHEN OLD.parent_id IS NOT NEW.parent_id BEGIN
  INSERT INTO unit_total
    SELECT a.above_id, o.period, o.measure, -o.cells, -o.reached, -o.missed, -o.numerator, -o.denominator
    FROM unit_total_own o JOIN unit_above a ON a.unit_id = o.unit_id WHERE o.unit_id = NEW.id
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = cells + excluded.cells, reached = reached + excluded.reached, missed = missed + excluded.missed,
      numerator = numerator + excluded.numerator, denominator = denominator + excluded.denominator;
  DELETE FROM unit_above WHERE above_id IN (SELECT above_id FROM unit_above WHERE unit_id = NEW.id)
    AND unit_id IN (SELECT unit_id FROM unit_above WHERE above_id = NEW.id);
  DELETE FROM unit_above WHERE unit_id = NEW.id;
  INSERT OR IGNORE INTO unit_above SELECT NEW.id, id FROM unit WHERE id = NEW.parent_id;
  INSERT OR IGNORE INTO unit_above SELECT NEW.id, above_id FROM unit_above WHERE unit_id = NEW.parent_id;
  INSERT OR IGNORE INTO unit_above SELECT b.unit_id, a.above_id FROM unit_above b JOIN unit_above a ON a.unit_id = NEW.id WHERE b.above_id = NEW.id;
  INSERT INTO unit_total
    SELECT a.above_id, o.period, o.measure, o.cells, o.reached, o.missed, o.numerator, o.denominator
    FROM unit_total_own o JOIN unit_above a ON a.unit_id = o.unit_id WHERE o.unit_id = NEW.id
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = cells + excluded.cells, reached = reached + excluded.reached, missed = missed + excluded.missed,
      numerator = numerator + excluded.numerator, denominator = denominator + excluded.denominator;
END

CREATE TRIGGER unit_gone AFTER DELETE ON unit BEGIN
  INSERT INTO unit_total
    SELECT a.above_id, o.period, o.measure, -o.cells, -o.reached, -o.missed, -o.numerator, -o.denominator
    FROM unit_total_own o JOIN unit_above a ON a.unit_id = o.unit_id WHERE o.unit_id = OLD.id
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = cells + excluded.cells, reached = reached + excluded.reached, missed = missed + excluded.missed,
      numerator = numerator + excluded.numerator, denominator = denominator + excluded.denominator;
  DELETE FROM unit_above WHERE above_id IN (SELECT above_id FROM unit_above WHERE unit_id = OLD.id)
    AND unit_id IN (SELECT unit_id FROM unit_above WHERE above_id = OLD.id);
  DELETE FROM unit_above WHERE unit_id = OLD.id OR above_id = OLD.id;
  DELETE FROM unit_total WHERE unit_id = OLD.id;
END
