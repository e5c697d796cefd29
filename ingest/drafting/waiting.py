"""What waits to be judged in a draft, counted without reading it as one: of hundreds it is asked at once."""

import re
from pathlib import Path
from typing import Any

import yaml

from schema.drafts import State
from schema.errors import WorkError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_STATE = re.compile(r"^ +(?:review: \{)?state: (\w+)\b", re.M)
_RECORD = re.compile(r"^  [^\s#]", re.M)
_TOP = re.compile(r"^[^\s#]", re.M)
_CLAIMS = re.compile(r"^[\"']?claims\b", re.M)


def waiting(path: Path) -> tuple[int, int]:
    """Count what waits to be judged in a draft, without reading it as one.

    Args:
        path: Where the draft lies.

    Returns:
        How many entities, and how many claims.

    Raises:
        WorkError: It cannot be read as YAML.
    """
    text = path.read_text(encoding="utf-8", errors="replace")
    return _as_written(text) or _as_parsed(text, path)


def _as_written(text: str) -> tuple[int, int] | None:
    """Count by the lines, which is many times as fast; None where somebody laid them out in another way."""
    head, _, records = text.partition("\nentities:\n")
    entities, _, claims = records.partition("\nclaims:\n")
    if not records or _CLAIMS.search(head) or _TOP.search(entities) or _TOP.search(claims):
        return None
    counts = []
    for section in (entities, claims):
        states = _STATE.findall(section)
        if len(states) != len(_RECORD.findall(section)):
            return None
        counts.append(states.count(State.PROPOSED.value))
    return counts[0], counts[1]


def _as_parsed(text: str, path: Path) -> tuple[int, int]:
    try:
        content = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1}" if mark else str(path)
        raise WorkError(
            f"{place}: is broken YAML.", remedy=f"Mend it; `dots review {path}` says what is wrong."
        ) from error
    return _undecided(content, "entities"), _undecided(content, "claims")


def _undecided(content: Any, section: str) -> int:
    records = content.get(section) if isinstance(content, dict) else None
    reviews = (
        [one.get("review") for one in records.values() if isinstance(one, dict)] if isinstance(records, dict) else []
    )
    # What says nothing of a decision has none.
    states = [
        one.get("state", State.PROPOSED.value) if isinstance(one, dict) else State.PROPOSED.value for one in reviews
    ]
    return states.count(State.PROPOSED.value)
