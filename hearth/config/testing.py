"""Loaded by pytest before the settings are: tests have a home, and so a PostgreSQL, of their own."""

import os

from hearth.config.home import REPOSITORY

os.environ.setdefault("HEARTH_HOME", str(REPOSITORY / "var" / "test"))
os.environ["HEARTH_TESTING"] = "1"
os.environ.setdefault("HEARTH_DEMO", "1")
