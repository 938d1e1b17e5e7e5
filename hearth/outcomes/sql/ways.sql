-- Millions of lines are filled in in a few hundred different ways. Each way is read once: what was observed, when,
-- and the number that its value stands for. A thing that no programme observes keeps a NULL in `thing`.
CREATE TABLE read_ways AS
WITH way AS (
    SELECT
        *,
        lower(replace(replace(trim(programme), ' ', '_'), '-', '_')) AS programme_id,
        lower(trim(measure)) AS thing_id,
        nullif(lower(trim(value)), '') AS word,
        nullif(lower(trim(destination)), '') AS destination_word
    FROM ways
)
SELECT
    way.programme,
    way.measure,
    way.stage,
    way.value,
    way.destination,
    nullif(way.programme_id, '') AS programme_id,
    nullif(way.thing_id, '') IS NULL AS lacks_measure,
    nullif(trim(way.stage), '') IS NULL AS lacks_stage,
    way.word IS NULL AS blank,
    stages.code AS stage_code,
    answers.code AS thing,
    answers.about_child,
    answers.highest,
    answers.whole,
    CASE
        WHEN answers.highest IS NULL THEN words.number
        WHEN regexp_full_match(way.word, '-?[0-9]+([.][0-9]+)?') THEN try_cast(way.word AS DOUBLE)
    END AS number,
    way.destination_word IS NOT NULL AND stages.code > 0 AS has_destination,
    destinations.code AS destination_thing,
    destinations.number AS destination_number
FROM way
LEFT JOIN stages ON stages.spelt = way.stage
LEFT JOIN answers ON answers.programme = way.programme_id AND answers.thing = way.thing_id
LEFT JOIN words
    ON words.code = answers.code
    AND words.at_referral = (stages.code = 0)
    AND words.word = way.word
LEFT JOIN words AS destinations
    ON destinations.code = answers.destination_code
    AND destinations.at_referral = (stages.code = 0)
    AND destinations.word = way.destination_word;

CREATE TABLE days AS
SELECT date, try_strptime(trim(date), ['%Y-%m-%d', '%d/%m/%Y'])::DATE AS day, nullif(trim(date), '') IS NULL AS lacks_date
FROM (SELECT DISTINCT date FROM observation_text);
