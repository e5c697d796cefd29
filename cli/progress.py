"""Progress of long work: a bar on the standard error stream where that is a terminal, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cli.screen import is_quiet

Advance = Callable[[str, int, int | None], None]


@contextmanager
def shown() -> Iterator[Advance | None]:
    """Yield a function that takes the stage, how much of it is done, and how much there is; None where nobody looks.

    The bar is gone when the work is done.
    """
    if is_quiet() or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        stages: list[str] = []

        def advance(stage: str, done: int, of: int | None) -> None:
            if stages[-1:] != [stage]:
                stages.append(stage)
                bar.reset(task, description=stage, total=of)
            bar.update(task, completed=done, total=of)

        yield advance
