"""The server's process: telling it apart from every other one, and ending it.

A process is the server of a home if its command line says so. Its number alone proves nothing, because numbers are used
again; nor does the time of its start, which moves when somebody sets the clock.
"""

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from database.embedded.configuration import MAIN_CLASS
from database.embedded.layout import Layout
from database.embedded.ports import await_until

if TYPE_CHECKING:
    from subprocess import Popen

    from psutil import Process

KILL_PATIENCE = 10.0
NAME_PATIENCE = 10.0
JAVA_VARIABLES = frozenset({"CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})


def home_argument(layout: Layout) -> str:
    """Return the argument of the command line that tells whose server it is."""
    return f"--home-dir={layout.root}"


def find(layout: Layout, pid: int | None) -> "Process | None":
    """Return the server of a home if it runs under a number.

    Args:
        layout: The home's.
        pid: The number that was written down; None if none was.
    """
    import psutil

    if pid is None:
        return None
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE and process.ppid() == os.getpid():
            # A server that this very program started and that died: nobody else will bury it.
            process.wait(0)
    except (psutil.Error, ValueError):
        return None
    return process if _serves(process, layout) else None


def search(layout: Layout) -> "Process | None":
    """Return the server of a home, whatever its number.

    A start that was killed before it could write the number down leaves such a server behind.
    """
    import psutil

    return next((process for process in psutil.process_iter() if _serves(process, layout)), None)


def launch(java: Path, arguments: Sequence[str], layout: Layout) -> int:
    """Start a server that outlives this program and its terminal.

    Args:
        java: The ``java`` to run.
        arguments: Its options and class path, which it reads from a file: they are too long for some platforms.
        layout: Whose server it is.

    Returns:
        The number of its process.
    """
    import subprocess  # which every query would wait for, and none needs

    layout.arguments.parent.mkdir(parents=True, exist_ok=True)
    layout.arguments.write_text("".join(f"{_quoted(argument)}\n" for argument in arguments), encoding="utf-8")
    layout.logs.mkdir(parents=True, exist_ok=True)
    with layout.console.open("wb") as console:
        process = subprocess.Popen(
            [
                str(java),
                f"@{layout.arguments}",
                MAIN_CLASS,
                home_argument(layout),
                f"--config-dir={layout.configuration}",
                "--console-mode",
            ],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            cwd=layout.root,
            env=_environment(),
            # Out of reach of Ctrl-C in the terminal that started it, and of its closing.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "DETACHED_PROCESS", 0)
            if sys.platform == "win32"
            else 0,
        )
    _await_name(process, layout)
    # It is meant to run on, and is watched by its number from here on: Python need not warn of a child forgotten.
    process.returncode = 0
    return process.pid


def _await_name(process: "Popen[bytes]", layout: Layout) -> None:
    """Wait until a server that was launched can be told from other processes, or has ended.

    A program that begins has no command line for a moment: on a busy machine long enough to be taken for one that died.
    """
    import psutil

    deadline = time.monotonic() + NAME_PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(psutil.NoSuchProcess):
            if _serves(psutil.Process(process.pid), layout):
                return
        time.sleep(0.002)


def listens(process: "Process", *ports: int) -> bool:
    """Return whether it is this process that listens on some ports; where the platform does not tell, it is believed.

    Args:
        process: The server.
        *ports: The ports.
    """
    import psutil

    try:
        connections = process.net_connections("tcp")
    except psutil.AccessDenied:
        return True
    except psutil.NoSuchProcess:
        return False
    return {found.laddr.port for found in connections if found.status == psutil.CONN_LISTEN}.issuperset(ports)


def await_end(process: "Process") -> None:
    """Wait, for a moment, until a process that was killed is gone: until then it holds its ports and its files.

    Args:
        process: The server.
    """
    import psutil

    def is_gone() -> bool:
        try:
            return process.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True

    await_until(is_gone, KILL_PATIENCE)


def end(process: "Process", patience: float) -> None:
    """Ask a process to stop, wait, and make it stop if it does not.

    Args:
        process: The server.
        patience: How many seconds it gets.
    """
    import psutil

    try:
        process.terminate()
        try:
            process.wait(patience)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(KILL_PATIENCE)
    except psutil.NoSuchProcess:
        return


def _environment() -> dict[str, str]:
    # What the user tells other Javas is not for this one, and names of files are read as what they are.
    environment = {name: value for name, value in os.environ.items() if name not in JAVA_VARIABLES}
    return {**environment, "LC_ALL": "C.UTF-8"} if sys.platform == "linux" else environment


def _serves(process: "Process", layout: Layout) -> bool:
    import psutil

    try:
        command = process.cmdline()
    except (psutil.Error, OSError):
        return False
    return MAIN_CLASS in command and home_argument(layout) in command


def _quoted(argument: str) -> str:
    return '"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"'
