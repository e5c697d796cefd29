"""Waiting for a server: a limit that counts while somebody waits for the next row, and not while they read one.

The server's own limit would end rows that somebody reads slowly, and many rows that come steadily: it counts from the
start of a transaction to its end. No time limit of the driver's ends a wait; to close its connection does.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread
from types import TracebackType
from typing import Final, Self, TypeVar

from schema.errors import TimedOut

T = TypeVar("T")

AGAIN: Final = 0.05
"""Seconds until a wait that was given up, and goes on, is given up again: its connection may just have been opened."""


class Waiting:
    """A limit on how long a server may let somebody wait for a row, held by a thread that lasts as long as the rows do.

    Args:
        seconds: How long a row may take.
        give_up: Called when one takes longer, until the wait has ended; it ends what is waited for.
    """

    def __init__(self, seconds: float, give_up: Callable[[], None]) -> None:
        self._seconds = seconds
        self._give_up = give_up
        self._since: float | None = None
        self._gave_up = False
        self._is_over = Event()
        self._thread = Thread(target=self._look, name="dots-waiting", daemon=True)

    def each(self, ask: Callable[[], Iterable[T]]) -> Iterator[T]:
        """Yield what is asked for as it comes.

        Args:
            ask: Asks; that counts as waiting for the first.
        """
        self._since = time.monotonic()
        for one in ask():
            self._since = None
            yield one
            self._since = time.monotonic()
        self._since = None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait no more.

        Raises:
            TimedOut: A row took too long; what the driver says of its closed connection is the cause.
        """
        self._is_over.set()
        self._thread.join()
        # Where the last row came all the same, nothing is lacking; and an interrupt is one, whatever else happened.
        if self._gave_up and isinstance(error, Exception):
            raise TimedOut(f"The server took longer than {self._seconds:g} s.") from error

    def _look(self) -> None:
        pause = self._seconds
        while not self._is_over.wait(pause):
            since = self._since
            left = self._seconds if since is None else since + self._seconds - time.monotonic()
            if left <= 0:
                self._gave_up = True
                self._give_up()
            pause = max(left, AGAIN)
