"""Waiting for a server: a limit that counts while somebody waits for the next row, and not while they read one.

The server's own limit would end rows that somebody reads slowly, and many rows that come steadily: it counts from the
start of a transaction to its end. No time limit of the driver's ends a wait; to close its connection does.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Final, Self, TypeVar

from schema.errors import TimedOut

T = TypeVar("T")

TICK: Final = 0.05
"""Seconds from one look at the clock to the next: a wait is ended so much late at the most, and never early."""

IDLE: Final = 100
"""Looks at nothing after which nobody looks any more, until there is something to look at."""


class Watch:
    """Looks after the waits of one driver, and ends those that take too long.

    One thread does so for all, started with the first: to start one for each would take half as long as a short answer.

    Args:
        give_up: Called when a wait takes too long; it ends all that the driver waits for.
    """

    def __init__(self, give_up: Callable[[], None]) -> None:
        self._give_up = give_up
        self._waits: dict[int, Waiting] = {}
        self._is_wanted = Event()
        self._is_over = False
        self._thread: Thread | None = None
        self._lock = Lock()

    def waiting(self, seconds: float) -> "Waiting":
        """Give a limit on a wait, to be entered.

        Args:
            seconds: How long a row may take.
        """
        return Waiting(self, seconds)

    def end(self) -> None:
        """Look no more."""
        self._is_over = True
        self._is_wanted.set()

    def enter(self, wait: "Waiting") -> None:
        """Begin to look after a wait."""
        self._waits[id(wait)] = wait
        if not self._is_wanted.is_set():
            self._is_wanted.set()
        if self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._thread = Thread(target=self._look, name="dots-waiting", daemon=True)
                    self._thread.start()

    def leave(self, wait: "Waiting") -> None:
        """Look after a wait no more."""
        self._waits.pop(id(wait), None)

    def _look(self) -> None:
        idle = 0
        while not self._is_over:
            time.sleep(TICK)
            waits = list(self._waits.values())
            idle = 0 if waits else idle + 1
            late = [wait for wait in waits if wait.is_late()]
            for wait in late:
                self.leave(wait)
            if late:
                self._give_up()
            if idle >= IDLE:
                self._is_wanted.clear()
                # Whoever began to wait in between did not see that nobody looks.
                if not self._waits:
                    self._is_wanted.wait()
                idle = 0


class Waiting:
    """A limit on how long a server may let somebody wait for a row.

    Args:
        watch: Who looks after it.
        seconds: How long a row may take.
    """

    def __init__(self, watch: Watch, seconds: float) -> None:
        self._watch = watch
        self._seconds = seconds
        self._since: float | None = None
        self._was_late = False

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

    def is_late(self) -> bool:
        """Say whether a row is waited for longer than it may take; that ends the wait."""
        since = self._since
        self._was_late = since is not None and time.monotonic() - since >= self._seconds
        return self._was_late

    def __enter__(self) -> Self:
        self._watch.enter(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait no more.

        Raises:
            TimedOut: A row took too long; what the driver says of its closed connection is the cause.
        """
        self._watch.leave(self)
        # An interrupt is one, whatever else happened.
        if self._was_late and (error is None or isinstance(error, Exception)):
            raise TimedOut(f"The server took longer than {self._seconds:g} s.") from error
