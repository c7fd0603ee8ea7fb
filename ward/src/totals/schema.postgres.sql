CREATE INDEX idx_unit_parent_id ON unit (parent_id)

CREATE TABLE unit_above (unit_id uuid NOT NULL, above_id uuid NOT NULL, PRIMARY KEY (unit_id, above_id))

CREATE INDEX idx_unit_above_above_id ON unit_above (above_id)

CREATE TABLE unit_total (
  unit_id uuid NOT NULL, period text COLLATE "C" NOT NULL, measure text COLLATE "C" NOT NULL, cells bigint NOT NULL, reached bigint NOT NULL,
  missed bigint NOT NULL, numerator bigint NOT NULL, denominator bigint NOT NULL, PRIMARY KEY (unit_id, period, measure)
) WITH (fillfactor = 50)

CREATE VIEW unit_total_own AS
  SELECT cell_id AS unit_id, period, measure, 1::bigint AS cells, coalesce(reached, false)::int::bigint AS reached,
    coalesce(NOT reached, false)::int::bigint AS missed, coalesce(numerator, 0) AS numerator, coalesce(denominator, 0) AS denominator FROM released_figure
  UNION ALL SELECT unit_id, period, measure, cells, reached, missed, numerator, denominator FROM unit_total

CREATE FUNCTION figure_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE unit_total SET cells = cells - 1, reached = reached - coalesce(OLD.reached, false)::int, missed = missed - coalesce(NOT OLD.reached, false)::int,
      numerator = numerator - coalesce(OLD.numerator, 0), denominator = denominator - coalesce(OLD.denominator, 0)
      WHERE period = OLD.period AND measure = OLD.measure AND unit_id IN (SELECT above_id FROM unit_above WHERE unit_id = OLD.cell_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO unit_total AS t
      SELECT above_id, NEW.period, NEW.measure, 1, coalesce(NEW.reached, false)::int, coalesce(NOT NEW.reached, false)::int, coalesce(NEW.numerator, 0), coalesce(NEW.denominator, 0)
      FROM unit_above WHERE unit_id = NEW.cell_id
      ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = t.cells + excluded.cells, reached = t.reached + excluded.reached, missed = t.missed + excluded.missed,
        numerator = t.numerator + excluded.numerator, denominator = t.denominator + excluded.denominator;
  END IF;
  RETURN NULL;
END $$

CREATE TRIGGER figure_counted AFTER INSERT OR UPDATE OR DELETE ON released_figure FOR EACH ROW EXECUTE FUNCTION figure_counted()

CREATE FUNCTION unit_attached(own uuid, parent uuid) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  -- A unit stands in unit_above under another if and only if its figures are in the other's sums. Rows of one statement are all there
  -- before the first is told, so some are attached already.
  WITH fresh AS (
    INSERT INTO unit_above SELECT own, id FROM unit WHERE id = parent UNION SELECT own, above_id FROM unit_above WHERE unit_id = parent ON CONFLICT DO NOTHING RETURNING above_id
  )
  INSERT INTO unit_total AS t
    SELECT fresh.above_id, o.period, o.measure, o.cells, o.reached, o.missed, o.numerator, o.denominator FROM unit_total_own o, fresh WHERE o.unit_id = own
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = t.cells + excluded.cells, reached = t.reached + excluded.reached, missed = t.missed + excluded.missed,
      numerator = t.numerator + excluded.numerator, denominator = t.denominator + excluded.denominator;
  INSERT INTO unit_above SELECT b.unit_id, a.above_id FROM unit_above b JOIN unit_above a ON a.unit_id = own WHERE b.above_id = own ON CONFLICT DO NOTHING;
END $$

CREATE FUNCTION unit_detached(own uuid) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO unit_total AS t
    SELECT a.above_id, o.period, o.measure, -o.cells, -o.reached, -o.missed, -o.numerator, -o.denominator
    FROM unit_total_own o JOIN unit_above a ON a.unit_id = o.unit_id WHERE o.unit_id = own
    ON CONFLICT (unit_id, period, measure) DO UPDATE SET cells = t.cells + excluded.cells, reached = t.reached + excluded.reached, missed = t.missed + excluded.missed,
      numerator = t.numerator + excluded.numerator, denominator = t.denominator + excluded.denominator;
  DELETE FROM unit_above WHERE above_id IN (SELECT above_id FROM unit_above WHERE unit_id = own) AND unit_id IN (SELECT unit_id FROM unit_above WHERE above_id = own);
  DELETE FROM unit_above WHERE unit_id = own;
END $$

CREATE FUNCTION unit_placed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM unit_detached(OLD.id);
  END IF;
  IF TG_OP = 'DELETE' THEN
    DELETE FROM unit_above WHERE above_id = OLD.id;
    DELETE FROM unit_total WHERE unit_id = OLD.id;
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM unit_attached(id, NEW.id) FROM unit WHERE parent_id = NEW.id;
  END IF;
  PERFORM unit_attached(NEW.id, NEW.parent_id);
  RETURN NULL;
END $$

CREATE TRIGGER unit_placed AFTER INSERT OR DELETE ON unit FOR EACH ROW EXECUTE FUNCTION unit_placed()

CREATE TRIGGER unit_moved AFTER UPDATE OF parent_id ON unit FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION unit_placed()

-- Whoever changes figures or the tree waits his turn: two who add to the sums of one province, each in an order of his own, would
-- wait for one another.
CREATE FUNCTION totals_turn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('unit_total'));
  RETURN NULL;
END $$

CREATE TRIGGER totals_turn BEFORE INSERT OR UPDATE OR DELETE ON released_figure FOR EACH STATEMENT EXECUTE FUNCTION totals_turn()

CREATE TRIGGER totals_turn BEFORE INSERT OR UPDATE OF parent_id OR DELETE ON unit FOR EACH STATEMENT EXECUTE FUNCTION totals_turn()
