"""What the tests of extractors may ask for."""

import threading
from collections.abc import Iterator

import pytest

from tests.ingest.extraction.speaker import Speaker


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    """A language model's server on loopback."""
    server = Speaker()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.stopping.set()
    server.shutdown()
    server.server_close()
    thread.join()
