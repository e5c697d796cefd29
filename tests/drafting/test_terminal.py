"""The page in a real terminal: a program of its own, keys that come over a line, and a signal that nothing catches."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.drafting import draft_file
from schema.drafts import State
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from ingest.drafting.draft import Draft

fcntl = pytest.importorskip("fcntl", reason="there are no pseudo-terminals here")
ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0


class Terminal:
    """A review that runs in a terminal of 80 columns and 24 rows."""

    def __init__(self, folder: Path) -> None:
        import pty
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "review", "varn.draft.yaml"],
            cwd=folder,
            env=os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.shown = b""

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, seen: Callable[[], bool]) -> None:
        """Read what is shown until something is so."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, self.shown[-2000:].decode(errors="replace")
            ready, _, _ = select.select([self._master], [], [], 0.05)
            if ready:
                try:
                    self.shown += os.read(self._master, 65536)
                except OSError:  # the other side of the line is closed, and the program about to be gone
                    time.sleep(0.05)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)


def accepted(folder: Path) -> set[str]:
    draft = draft_file.read(folder / "varn.draft.yaml", Vocabulary())
    return {key for key, one in draft.entities.items() if one.review.state is State.ACCEPTED}


@pytest.fixture
def terminal(draft: Draft, folder: Path) -> Callable[[], Terminal]:
    draft_file.write(draft, folder / "varn.draft.yaml")
    return lambda: Terminal(folder)


def test_what_was_decided_outlives_a_kill_and_the_next_review_goes_on(
    terminal: Callable[[], Terminal], folder: Path
) -> None:
    first = terminal()
    try:
        first.wait_for(lambda: b"q leave" in first.shown)
        first.type("ta")
        first.wait_for(lambda: accepted(folder) == {"lena-ormond", "pilots-guild"})
        first.process.kill()
    finally:
        first.close()
    second = terminal()
    try:
        second.wait_for(lambda: b"3 of 10 decided" in second.shown)
        second.type("q")
        second.wait_for(lambda: second.process.poll() is not None)
        second.wait_for(lambda: b"3 accepted, 0 rejected, 6 undecided." in second.shown)
    finally:
        second.close()
    assert second.process.returncode == 0
    assert [path.name for path in folder.iterdir() if path.name.endswith(".part")] == []
