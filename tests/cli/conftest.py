"""Running `dots` as a user does: as a program of its own, with the environment of the test."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def dots() -> Run:
    """Run `dots` with some arguments; the answer has its exit code and both of its streams."""

    def run(*arguments: str, input_: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "cli.main", *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONUTF8": "1"} | environment,
            input=input_,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
