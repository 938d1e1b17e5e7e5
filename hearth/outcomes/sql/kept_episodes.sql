-- One row for each episode. Where no family is named, each episode stands for a family of its own.
CREATE TABLE episodes AS
SELECT
    (row_number() OVER (ORDER BY record) - 1)::INTEGER AS episode_row,
    programme,
    episode,
    (dense_rank() OVER (ORDER BY family IS NULL, coalesce(family, programme || ' ' || episode)) - 1)::INTEGER AS family,
    service,
    coalesce(referred_day, opened_day) AS since,
    closed_day AS closed,
    ending,
    list_transform(string_split(coalesce(referral_reasons, ''), ';'), lambda reason: trim(reason)) AS referral_reasons
FROM episode_lines;
