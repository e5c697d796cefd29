"""Progress: what a start is doing, told on the standard error stream, or to nobody."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int], None]


class Progress:
    """Tells nobody; the silent one."""

    def say(self, sentence: str) -> None:
        """Tell what happens now."""

    @contextmanager
    def download(self, title: str, size: int) -> Iterator[Advance]:
        """Yield a function that takes the number of bytes that have just arrived.

        Args:
            title: What is downloaded.
            size: How many bytes are expected.
        """
        yield lambda arrived: None


class TerminalProgress(Progress):
    """Tells on the standard error stream: with a bar where it is a terminal, in plain lines elsewhere."""

    def say(self, sentence: str) -> None:
        """Tell what happens now."""
        print(sentence, file=sys.stderr, flush=True)

    @contextmanager
    def download(self, title: str, size: int) -> Iterator[Advance]:
        """Yield a function that takes the number of bytes that have just arrived."""
        if not sys.stderr.isatty():
            self.say(f"{title} ({size / 1e6:.0f} MB) …")
            yield lambda arrived: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task(title, total=size)
            yield lambda arrived: bar.advance(task, arrived)
