"""`python -m bench [NAME…]`: measure, and print a table; exit 1 where something is not as it is held to be."""

import gc
import importlib
import signal
import sys
from collections.abc import Iterator
from typing import Any

from bench.measurement import Measurement
from cli.main import GARBAGE

MEASURED = (
    "drawing",
    "extraction",
    "growing",
    "ingesting",
    "loading",
    "memory",
    "naming",
    "starting",
    "streaming",
    "asking",
)
"""The modules of this package that measure something: each has a `compare()` that yields as it goes."""


def main(names: list[str]) -> int:
    """Measure what is named, or everything.

    Args:
        names: Names of modules of this package.

    Returns:
        The exit code.
    """
    gc.set_threshold(GARBAGE)  # as in every command
    failed = 0
    for name in names or MEASURED:
        if name not in MEASURED:
            print(
                f"error: there is nothing to measure under {name}; choose from {', '.join(MEASURED)}", file=sys.stderr
            )
            return 2
        for line in _measured(name):
            failed += line.holds is False
            verdict = {True: "OK", False: "missed", None: ""}[line.holds]
            print(
                f"{line.what:44} {line.ours:>14}  {line.peer:44} {line.theirs:>14}  {line.ratio:>8}  "
                f"{line.bound:16} {verdict}".rstrip(),
                flush=True,
            )
    return 1 if failed else 0


def _measured(name: str) -> Iterator[Measurement]:
    for found in importlib.import_module(f"bench.{name}").compare():
        yield found if isinstance(found, Measurement) else _timed(found)


def _timed(found: Any) -> Measurement:
    bounded = found.bound is not None
    return Measurement(
        found.what,
        f"{found.seconds:.3f} s",
        found.peer,
        f"{found.peer_seconds:.3f} s",
        f"{found.ratio:.2f}×",
        f"at most {found.bound}×" if bounded else "",
        found.holds if bounded else None,
    )


if __name__ == "__main__":
    # Ended from outside (a time limit, a pipeline that is called off), it still stops the servers that it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main(sys.argv[1:]))
