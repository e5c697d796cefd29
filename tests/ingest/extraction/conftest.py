"""What the tests of extractors may ask for."""

from collections.abc import Iterator

import pytest

from tests.ingest.extraction.speaker import Speaker, speaking


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    """A language model's server on loopback."""
    with speaking() as server:
        yield server
