"""Telling the server's process from every other one."""

import os
import signal
import sys
from pathlib import Path

import pytest

from database.embedded import process
from database.embedded.layout import Layout

LAUNCHES = 30


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Java is a shell script")
def test_a_server_is_recognised_from_the_moment_of_its_launch(tmp_path: Path) -> None:
    """A program that begins has no command line for a moment, which must not be taken for its end."""
    program = tmp_path / "java"
    program.write_text("#!/bin/sh\nwhile :; do :; done\n", encoding="utf-8")
    program.chmod(0o700)
    layout = Layout.of(tmp_path / "home")
    layout.root.mkdir(parents=True)
    unknown = 0
    for _ in range(LAUNCHES):
        pid = process.launch(program, ["-Xmx1g"], layout)
        unknown += process.find(layout, pid) is None
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    assert unknown == 0
