"""Ports on loopback: which are free, and whether somebody answers there."""

import socket
import time
from collections.abc import Callable

from database.embedded.configuration import LOOPBACK

BOLT_PORT = 7687
HTTP_PORT = 7474
PAUSE = 0.02
# The opening of the Bolt protocol and four versions to choose from; a server answers with the one it takes.
BOLT_GREETING = bytes.fromhex("6060b01700000405000000040000000000000000")


def is_free(port: int) -> bool:
    """Return whether a server could listen on a port of loopback."""
    # Where somebody listens on every address, some platforms let another listen on one of them all the same.
    if answers(port):
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server does: a port whose last connections are still winding down is free.
        if hasattr(socket, "SO_REUSEADDR"):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def pick(*wished: int, besides: int | None = None) -> int:
    """Return the first free port of those wished for, or any free one.

    Args:
        *wished: Ports, the best first.
        besides: A port that is taken already, though nobody listens there yet.
    """
    for port in wished:
        if port != besides and is_free(port):
            return port
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        port = int(probe.getsockname()[1])
        # While this one is held, another will be given.
        return port if port != besides else pick()


def answers(port: int) -> bool:
    """Return whether somebody accepts connections on a port of loopback."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def speaks_bolt(port: int) -> bool:
    """Return whether somebody on a port of loopback answers in Neo4j's protocol."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1) as connection:
            connection.settimeout(5)
            connection.sendall(BOLT_GREETING)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def await_until(happened: Callable[[], bool], patience: float) -> bool:
    """Wait for something to happen.

    Args:
        happened: Tells whether it has.
        patience: For how many seconds.

    Returns:
        Whether it happened in that time.
    """
    deadline = time.monotonic() + patience
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True
