-- What figures are made of: for each thing seen of a child or family at a stage, one number.
CREATE TABLE children AS
SELECT (row_number() OVER () - 1)::INTEGER AS child_row, episode_row, person
FROM (SELECT DISTINCT episode_row, person FROM observation_lines WHERE about_child);

CREATE TABLE observations AS
SELECT
    record,
    CASE WHEN about_child THEN child_row ELSE line.episode_row END AS row,
    thing,
    stage,
    number,
    day,
    destination_thing,
    destination_number
FROM observation_lines AS line
LEFT JOIN children ON children.episode_row = line.episode_row AND children.person = line.person
WHERE thing IS NOT NULL AND NOT blank;
