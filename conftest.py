"""What every test shares: a real PostgreSQL, a copy of the migrated database, and a small cast of people."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

pytest_plugins = ["tests.cast"]

# No test is timed: two busy cores say nothing about the code.
hypothesis_settings.register_profile("hearth", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("hearth")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from tests.parallel import JourneysTogether

    return JourneysTogether(config, log)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    from hearth.config import embedded
    from tests.databases import close_all, copy_for, drop, point_at

    with django_db_blocker.unblock():
        embedded.start()
        name = copy_for(run_of(request.config))
        point_at(name)
        yield
        close_all()
        drop(name)


@pytest.fixture(scope="session", autouse=True)
def own_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Files that people send lie in a folder of this worker's own, and are gone with it."""
    from django.conf import settings

    settings.FILES_FOLDER = tmp_path_factory.mktemp("files")


def run_of(config: pytest.Config) -> str:
    """Which parallel worker of which run this is: two runs at once do not share a database."""
    work = getattr(config, "workerinput", {})
    return f"{work.get('testrunuid', str(os.getpid()))[:8]}_{work.get('workerid', 'main')}"


@pytest.fixture
def shared() -> Path:
    """`../shared` where it stands beside the checkout; CI fails without it, a stranger's clone goes on."""
    from tests.databases import shared_folder

    folder = shared_folder()
    if folder is None:
        pytest.skip("needs ../shared beside the checkout")
    return folder


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A page leaves its language behind in the thread that served it; the next test begins in English."""
    yield
    translation.activate(settings.LANGUAGE_CODE)
