"""Waiting for a server: a limit that counts while somebody waits for the next row, and not while they read one.

The server's own limit would end rows that somebody reads slowly, and many rows that come steadily: it counts from the
start of a transaction to its end. No time limit of the driver's ends a wait; to close its connection does.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from threading import Lock, RLock, Thread
from types import TracebackType
from typing import Final, Self, TypeVar

from schema.errors import TimedOut

T = TypeVar("T")

TICK: Final = 0.05
"""Seconds from one look at the waits to the next: as a rule one is ended so much late at the most, and never early."""

IDLE: Final = 100
"""Looks at nothing after which nobody looks, until there is a wait again."""


class Watch:
    """Looks after waits, and ends those that take too long.

    One thread does so for all: to start one for each would take a fourth as long as a short answer.
    """

    def __init__(self) -> None:
        self._waits: list[Waiting] = []
        self._is_looking = False
        # A stream that nobody holds any more is closed wherever Python happens to be, in here as well.
        self._lock = RLock()

    def enter(self, wait: "Waiting") -> None:
        """Begin to look after a wait.

        Args:
            wait: It is looked after until it leaves.
        """
        with self._lock:
            if not self._is_looking:
                Thread(target=self._look, name="dots-waiting", daemon=True).start()
                self._is_looking = True
            self._waits.append(wait)

    def leave(self, wait: "Waiting") -> None:
        """Look after a wait no more.

        Args:
            wait: One that is looked after.
        """
        with self._lock:
            self._waits.remove(wait)

    def _look(self) -> None:
        idle = 0
        try:
            while True:
                time.sleep(TICK)
                with self._lock:
                    waits = list(self._waits)
                    idle = 0 if waits else idle + 1
                    if idle >= IDLE:
                        # Whoever enters from here on has the lock, and starts another.
                        self._is_looking = False
                        return
                for wait in waits:
                    wait.end_if_late()
        except BaseException:
            # The next wait is looked after all the same.
            self._is_looking = False
            raise


class Waiting:
    """A limit on how long a server may let somebody wait for a row.

    Args:
        watch: Who looks after it.
        seconds: How long a row may take.
        give_up: Called when one takes longer, until the wait has ended: a connection may just have been opened. It ends
            what is waited for.
    """

    def __init__(self, watch: Watch, seconds: float, give_up: Callable[[], None]) -> None:
        self._watch = watch
        self._seconds = seconds
        self._give_up = give_up
        self._since: float | None = None
        self._gave_up = False
        self._lock = Lock()

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

    def end_if_late(self) -> None:
        """End the wait if a row is waited for longer than it may take."""
        with self._lock:
            since = self._since
            if since is not None and time.monotonic() - since >= self._seconds:
                self._gave_up = True
                self._give_up()

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
        self._since = None
        try:
            # Where it is being given up at this moment, that is over first.
            with self._lock:
                pass
        finally:
            self._watch.leave(self)
        # Where the last row came all the same, nothing is lacking; and an interrupt is one, whatever else happened.
        if self._gave_up and isinstance(error, Exception):
            raise TimedOut(f"The server took longer than {self._seconds:g} s.") from error
