"""A register's profiles as DuckDB's table: what training and the nightly pass read. Plain Python and SQL.

The profiles come as tab-separated text from PostgreSQL's `COPY`, an empty field for nothing.
"""

from pathlib import Path
from typing import Any

RAW: tuple[str, ...] = (
    *("given", "family", "given_sound", "family_sound", "given_roots", "families", "sex"),
    *("born_earliest", "born_latest", "homes", "postcodes", "siblings"),
)

_TYPES = ", ".join(f"'{name}': '{'DATE' if name.startswith('born_') else 'VARCHAR'}'" for name in ("unique_id", *RAW))
_LISTS = ("given_roots", "families", "homes", "postcodes", "siblings")
_PLAIN = ("given", "family", "given_sound", "family_sound", "sex", "born_earliest", "born_latest")

TABLE = f"""
CREATE OR REPLACE TABLE people AS
SELECT unique_id, {", ".join(_PLAIN)},
       {", ".join(f"string_split({name}, ' ') AS {name}" for name in _LISTS)},
       CASE WHEN born_earliest = born_latest THEN born_earliest END AS born,
       CASE WHEN date_diff('year', born_earliest, born_latest) < 2 THEN year(born_latest) END AS born_year,
       list_distinct(list_transform(string_split(postcodes, ' '), lambda each: each[:-3])) AS sectors,
       given AS called, given_sound AS called_sound,  -- for rules that must not count as looking up by first name
       CASE WHEN born_earliest = born_latest THEN born_earliest END AS birthday,  -- or by birth date
       string_split(postcodes, ' ')[1] AS postcode,
       string_split(homes, ' ')[1] AS home,
       coalesce(list_filter(string_split(given_roots, ' '), lambda each: each[1] = '=')[1], given) AS first_root
FROM read_csv(?, delim = '\t', header = false, nullstr = '', quote = '', escape = '', auto_detect = false,
              columns = {{{_TYPES}}})
"""


def lay_out(connection: Any, path: Path) -> int:
    """Make the table `people`; how many there are. Raises DuckDB's own error where the file is not such a table."""
    connection.execute(TABLE, [str(path)])
    return int(connection.execute("SELECT count(*) FROM people").fetchall()[0][0])
