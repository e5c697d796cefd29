"""Waiting for a server: a limit that counts while somebody waits for the next row, and not while they read one."""

import time
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread
from types import TracebackType
from typing import Self, TypeVar

from schema.errors import TimedOut

T = TypeVar("T")


class Waiting:
    """A limit on how long a server may let somebody wait.

    The server's own limit would end rows that somebody reads slowly, and many rows that come steadily: it counts from
    the start of a transaction to its end. No time limit of the driver's ends a wait; to close its connection does.

    Args:
        seconds: How long a row may take.
        give_up: Called from a thread of its own when one takes longer; it ends the wait.
    """

    def __init__(self, seconds: float, give_up: Callable[[], None]) -> None:
        self._seconds = seconds
        self._give_up = give_up
        self._since: float | None = None
        self._is_left = Event()
        self._is_over = False
        self._watch = Thread(target=self._look_at_the_clock, name="dots-waiting", daemon=True)

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

    def _look_at_the_clock(self) -> None:
        left = self._seconds
        while not self._is_left.wait(left):
            since = self._since
            left = self._seconds if since is None else since + self._seconds - time.monotonic()
            if left <= 0:
                self._is_over = True
                self._give_up()
                return

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop looking at the clock.

        Raises:
            TimedOut: A row took too long; what the driver says of its closed connection is the cause.
        """
        self._is_left.set()
        # An interrupt is one, whatever else happened.
        if self._is_over and (error is None or isinstance(error, Exception)):
            raise TimedOut(f"The server took longer than {self._seconds:g} s.") from error
