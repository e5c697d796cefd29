"""Growing: what one more document takes in a graph of a million claims, beside the same in a graph of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from bench.ingesting import document
from bench.measurement import Measurement
from bench.server import serving, serving_generated

CLAIMS: Final = int(os.environ.get("DOTS_BENCH_CLAIMS", "1000000"))
TIMES: Final = 3
DOSSIER: Final = "report"
MOST: Final = {"the same once more, nothing changed": 2.0, "the same once more, one claim changed": 3.0}
"""How many times as long it may take in the large graph; what compares names looks at all that are known."""


def compare() -> Iterator[Measurement]:
    """Yield what commands take in the large graph."""
    with serving() as (_, folder):
        alone = _commands(folder)
    with serving_generated(CLAIMS), TemporaryDirectory() as name:
        beside = _commands(Path(name))
    for what, seconds in beside.items():
        ratio, most = seconds / alone[what], MOST.get(what)
        yield Measurement(
            what,
            f"{seconds:.2f} s",
            "the same in a graph of its own",
            f"{alone[what]:.2f} s",
            f"{ratio:.2f}×",
            f"at most {most}×" if most else "",
            ratio <= most if most else None,
        )


def _commands(folder: Path) -> dict[str, float]:
    """Time commands as processes of their own, as somebody waits for them; what they load is gone afterwards."""
    text, dossier = folder / f"{DOSSIER}.txt", folder / f"{DOSSIER}.yaml"
    text.write_text(document(7), encoding="utf-8")
    draft = folder / f"{DOSSIER}.draft.yaml"
    drafting = [_dots("ingest", str(text), "--again") for _ in range(TIMES)]
    _dots("review", str(draft), "--accept-all")
    _dots("review", str(draft), "--dossier", str(dossier))
    first = _dots("load", str(dossier))
    unchanged = [_dots("load", str(dossier)) for _ in range(TIMES)]
    whole = dossier.read_text(encoding="utf-8")
    said = whole.index("statement: ", whole.index("\nclaims:"))
    changed = []
    for number in range(TIMES):
        dossier.write_text(
            f"{whole[:said]}statement: Told in the words of {number}.{whole[whole.index(chr(10), said) :]}"
        )
        changed.append(_dots("load", str(dossier)))
    dossier.write_text(f"dots: 1\ndossier: {DOSSIER}\ntitle: Nothing any more\n", encoding="utf-8")
    _dots("load", str(dossier))
    return {
        f"a document of {text.stat().st_size:,} characters drafted by rules": median(drafting),
        "its dossier loaded, and likely names offered": first,
        "the same once more, nothing changed": median(unchanged),
        "the same once more, one claim changed": median(changed),
    }


def _dots(*words: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "cli.main", *words], capture_output=True, check=True)
    return time.perf_counter() - begun
