"""Embedded servers for the tests of the database package, each in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from database import embedded
from database.connection import Connection


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of a server that tests may kill and start again; nothing of it outlives them."""
    folder = tmp_path_factory.mktemp("embedded")
    yield folder
    embedded.stop(home=folder)


@pytest.fixture
def started(home: Path) -> Connection:
    """That server, running."""
    return embedded.start(home=home)
