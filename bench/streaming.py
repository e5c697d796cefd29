"""Streaming: the client's memory while a query answers a million rows, beside what it takes for ten thousand."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.measurement import Measurement
from bench.server import serving
from schema.errors import WorkError

FEW: Final = 10_000
MANY: Final = 1_000_000
FORMS: Final = ("csv", "jsonl", "json")
STEEPEST: Final = 1.1
"""How many times as much memory a hundred times as many rows may take."""

QUERY: Final = """\
// Numbers, as many as are wanted
// ---
// params:
//   limit: {type: integer, description: how many, default: 1000, minimum: 1}
// columns:
//   number: {type: integer, description: a number}
//   square: {type: integer, description: its square}
//   text: {type: text, description: what is said of it}
// ---
UNWIND range(1, $limit) AS number
RETURN number, number * number AS square, 'the number ' + number AS text
ORDER BY number
LIMIT $limit
"""


def compare() -> Iterator[Measurement]:
    """Yield the peak of the client's resident memory in each format that programs read."""
    with serving() as (_, folder):
        queries = folder / "own" / "numbers"
        queries.mkdir(parents=True)
        (queries / "numbers.cypher").write_text(QUERY, encoding="utf-8")
        settings = folder / "dots.toml"
        settings.write_text('queries = ["own"]\n', encoding="utf-8")
        for form in FORMS:
            few, many = (_peak(settings, form, rows) for rows in (FEW, MANY))
            yield Measurement(
                f"client memory, {MANY:,} rows as {form}",
                f"{many:.0f} MB",
                f"{FEW:,} rows",
                f"{few:.0f} MB",
                f"{many / few:.2f}×",
                f"at most {STEEPEST}×",
                many / few <= STEEPEST,
            )


def _peak(settings: Path, form: str, rows: int) -> float:
    command = [sys.executable, "-m", "cli.main", "query", "run", "numbers", "--limit", str(rows), "--format", form]
    with subprocess.Popen(
        [*command, "--timeout", "600"],
        cwd=Path(__file__).parent.parent,
        env=os.environ | {"DOTS_SETTINGS": str(settings)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        assert child.stdout
        lines = sum(1 for _ in child.stdout)
        # Not `wait`: only this says how much memory that very child took.
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode or lines < rows:
        raise WorkError(f"{' '.join(command[3:])} ended with {child.returncode} after {lines:,} lines.")
    # Kibibytes on Linux, bytes on macOS.
    return used.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
