-- Every line of the observations table, joined to its episode, to what may be observed in its programme, and to the
-- number that its value stands for. A thing that no programme observes keeps a NULL in `thing`, and is passed over.
CREATE TABLE observation_lines AS
SELECT
    line.rowid AS record,
    line.programme IS NULL AS lacks_programme,
    line.episode IS NULL AS lacks_episode,
    line.measure IS NULL AS lacks_measure,
    line.stage IS NULL AS lacks_stage,
    line.date IS NULL AS lacks_date,
    line.value IS NULL AS blank,
    try_strptime(line.date, ['%Y-%m-%d', '%d/%m/%Y'])::DATE AS day,
    episodes.episode_row,
    line.person,
    stages.code AS stage,
    answers.code AS thing,
    answers.about_child,
    answers.highest,
    answers.whole,
    CASE
        WHEN answers.highest IS NULL THEN words.number
        WHEN regexp_full_match(line.value, '-?[0-9]+([.][0-9]+)?') THEN try_cast(line.value AS DOUBLE)
    END AS number,
    line.destination IS NOT NULL AND NOT coalesce(stages.code = 0, false) AS has_destination,
    destinations.code AS destination_thing,
    destinations.number AS destination_number
FROM observation_text AS line
LEFT JOIN programmes ON programmes.spelt = line.programme
LEFT JOIN episodes ON episodes.programme = programmes.programme AND episodes.episode = line.episode
LEFT JOIN stages ON stages.spelt = line.stage
LEFT JOIN answers ON answers.programme = programmes.programme AND answers.thing = lower(line.measure)
LEFT JOIN words
    ON words.code = answers.code
    AND words.at_referral = (stages.code = 0)
    AND words.word = lower(line.value)
LEFT JOIN words AS destinations
    ON destinations.code = answers.destination_code
    AND destinations.at_referral = (stages.code = 0)
    AND destinations.word = lower(line.destination)
WHERE coalesce(line.programme, line.episode, line.person, line.measure, line.stage, line.date, line.value) IS NOT NULL;
