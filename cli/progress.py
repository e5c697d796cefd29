"""Progress of long work: a bar on the standard error stream where that is a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from cli.screen import is_quiet

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.progress import Progress


class Bar:
    """A bar that is moved by calling it with the stage, how much of it is done, and how much there is.

    Args:
        progress: What draws it.
    """

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)
        self._stage = ""

    def __call__(self, stage: str, done: int, of: int | None) -> None:
        """Move the bar.

        Args:
            stage: What is being done.
            done: How much of it is done.
            of: How much there is; None where nobody knows.
        """
        if self._stage != stage:
            self._stage = stage
            self._progress.reset(self._task, description=stage, total=of)
        self._progress.update(self._task, completed=done, total=of)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away for as long as something else is written."""
        self._progress.stop()
        yield
        self._progress.start()


def aside(bar: Bar | None) -> "AbstractContextManager[None]":
    """Take the bar away, where there is one, for as long as something else is written.

    Args:
        bar: What `shown` yielded.
    """
    return bar.aside() if bar else nullcontext()


@contextmanager
def shown() -> Iterator[Bar | None]:
    """Yield a bar; None where nobody looks.

    It is gone when the work is done.
    """
    if is_quiet() or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    left = TimeRemainingColumn(compact=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress)
