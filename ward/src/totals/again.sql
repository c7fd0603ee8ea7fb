-- Everything anew: what stood before the triggers did.
DELETE FROM unit_above;
DELETE FROM unit_total;
INSERT INTO unit_above SELECT id, parent_id FROM unit WHERE parent_id IN (SELECT id FROM unit);
INSERT INTO unit_above SELECT a.unit_id, b.above_id FROM unit_above a JOIN unit_above b ON b.unit_id = a.above_id WHERE true ON CONFLICT DO NOTHING;
INSERT INTO unit_above SELECT a.unit_id, b.above_id FROM unit_above a JOIN unit_above b ON b.unit_id = a.above_id WHERE true ON CONFLICT DO NOTHING;
INSERT INTO unit_total
  SELECT a.above_id, o.period, o.measure, sum(o.cells), sum(o.reached), sum(o.missed), sum(o.numerator), sum(o.denominator)
  FROM unit_total_own o JOIN unit_above a ON a.unit_id = o.unit_id GROUP BY a.above_id, o.period, o.measure;
