-- Every line of the observations table, joined to its episode and to the way it is filled in. Lines that are wholly
-- empty, as spreadsheets leave them at the end, are no lines.
CREATE TABLE observation_lines AS
SELECT
    line.rowid AS record,
    way.programme_id IS NULL AS lacks_programme,
    line.episode IS NULL AS lacks_episode,
    way.lacks_measure,
    way.lacks_stage,
    days.lacks_date,
    way.blank,
    days.day,
    episodes.episode_row,
    line.person,
    way.stage_code AS stage,
    way.thing,
    way.about_child,
    way.highest,
    way.whole,
    way.number,
    way.has_destination,
    way.destination_thing,
    way.destination_number
FROM observation_text AS line
JOIN read_ways AS way
    ON way.programme IS NOT DISTINCT FROM line.programme
    AND way.measure IS NOT DISTINCT FROM line.measure
    AND way.stage IS NOT DISTINCT FROM line.stage
    AND way.value IS NOT DISTINCT FROM line.value
    AND way.destination IS NOT DISTINCT FROM line.destination
JOIN days ON days.date IS NOT DISTINCT FROM line.date
LEFT JOIN episodes ON episodes.programme = way.programme_id AND episodes.episode = line.episode
WHERE NOT (way.programme_id IS NULL AND line.episode IS NULL AND way.lacks_measure AND way.lacks_stage AND way.blank);
