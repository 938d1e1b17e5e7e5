-- Every line of the episodes table, its days read, numbered as it stands in the file.
CREATE TABLE episode_lines AS
SELECT
    rowid AS record,
    lower(replace(replace(programme, ' ', '_'), '-', '_')) AS programme,
    episode,
    family,
    service,
    opened,
    referred,
    closed,
    cost,
    try_strptime(opened, ['%Y-%m-%d', '%d/%m/%Y'])::DATE AS opened_day,
    try_strptime(referred, ['%Y-%m-%d', '%d/%m/%Y'])::DATE AS referred_day,
    try_strptime(closed, ['%Y-%m-%d', '%d/%m/%Y'])::DATE AS closed_day,
    lower(ending) AS ending,
    lower(referral_reasons) AS referral_reasons
FROM episode_text
WHERE coalesce(programme, episode, family, service, agency, body, ward, opened, referred, closed, ending,
               referral_reasons, cost) IS NOT NULL;
