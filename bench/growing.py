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
DRAFTED: Final = "a document of 25,000 characters drafted by rules"
LOADED: Final = "its dossier loaded, and likely names offered"
UNCHANGED: Final = "the same once more, nothing changed"
CHANGED: Final = "the same once more, one claim changed"
MOST: Final = {UNCHANGED: 2.0, CHANGED: 3.0}
"""How many times as long it may take in the large graph; what compares names looks at all that are known."""


def compare() -> Iterator[Measurement]:
    """Yield what commands take in the large graph."""
    seed = time.time_ns()  # a document that no kept graph holds
    with serving() as (_, folder):
        alone = _commands(folder, seed)
    with serving_generated(CLAIMS), TemporaryDirectory() as name:
        beside = _commands(Path(name), seed)
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


def _commands(folder: Path, seed: int) -> dict[str, float]:
    """Time commands as processes of their own, as somebody waits for them; of what they load, the document is left."""
    text = folder / f"report-{seed}.txt"
    draft, dossier = text.with_suffix(".draft.yaml"), text.with_suffix(".yaml")
    text.write_text(document(seed), encoding="utf-8")
    drafting = [_dots("ingest", str(text), "--again") for _ in range(TIMES)]
    _dots("review", str(draft), "--accept-all")
    _dots("review", str(draft), "--dossier", str(dossier))
    first = _dots("load", str(dossier))
    unchanged = [_dots("load", str(dossier)) for _ in range(TIMES)]
    whole = dossier.read_text(encoding="utf-8")
    before, _, after = whole.partition("\nclaims:")
    said, _, rest = after.partition("statement: ")
    changed = []
    for number in range(TIMES):
        statement = f"statement: Told in the words of {number}.\n"
        dossier.write_text(f"{before}\nclaims:{said}{statement}{rest.partition(chr(10))[2]}", encoding="utf-8")
        changed.append(_dots("load", str(dossier)))
    dossier.write_text(before.partition("\nentities:")[0] + "\n", encoding="utf-8")
    _dots("load", str(dossier))
    return {DRAFTED: median(drafting), LOADED: first, UNCHANGED: median(unchanged), CHANGED: median(changed)}


def _dots(*words: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "cli.main", *words], capture_output=True, check=True)
    return time.perf_counter() - begun
