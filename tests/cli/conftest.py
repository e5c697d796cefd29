"""Running `dots` as a user does: as a program of its own, with the environment of the test."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from database.connection import Connection
    from database.graph import Graph

ROOT = Path(__file__).parent.parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


class Answer(NamedTuple):
    """What a command answered.

    Args:
        code: Its exit code.
        rows: What it wrote to the standard output.
        remarks: What it wrote to the standard error stream.
    """

    code: int
    rows: str
    remarks: str


Ask = Callable[..., Answer]


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


@pytest.fixture(scope="module")
def sampled(opened: "Graph") -> "Graph":
    """The sample dossiers in an otherwise empty graph; the tests of a module that ask for it only read."""
    from cli.demo import samples
    from ingest.loading import load
    from schema.vocabulary import Vocabulary

    while opened.write("MATCH (n) WITH n LIMIT 10000 DETACH DELETE n").get("nodes_deleted"):
        continue
    load(opened, samples(), vocabulary=Vocabulary())
    return opened


@pytest.fixture
def ask(sampled: "Graph", in_environment: "Connection", capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `dots` within the test, on the sample dossiers: exit code, rows, remarks."""

    def run(*arguments: str) -> Answer:
        from cli.main import run as run_dots

        code = run_dots(arguments)
        output, errors = capsys.readouterr()
        return Answer(code, output, errors)

    return run
