"""Differences between two answers to one question: rows that fell, that are new, and that say something else."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.saved_query import CLOSING

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that both answers have, and that says something else in the second.

    Args:
        before: The row of the first answer.
        now: The row of the second.
        columns: In which columns they differ.
    """

    before: Row
    now: Row
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """What tells two answers apart.

    Args:
        gone: Rows of the first that the second lacks.
        added: Rows of the second that the first lacks.
        changed: Rows of both that say something else.
    """

    gone: tuple[Row, ...] = ()
    added: tuple[Row, ...] = ()
    changed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.added or self.changed)


def between(before: Iterable[Row], now: Iterable[Row], columns: Sequence[str]) -> Differences:
    """Compare two answers.

    Rows that agree in everything but what closes each row (who says so, on which claims) count as one row that
    changed. So do two that alone share their first column, however else they differ.

    Args:
        before: The rows of the first.
        now: The rows of the second.
        columns: Their columns, in order.

    Returns:
        What differs; the order of the rows does not count.
    """
    gone, added = _apart(list(before), list(now))
    changed: list[Change] = []
    told = [name for name in columns if name not in CLOSING]
    for key in (told, told[:1]):
        matched = _matched(gone, added, key)
        changed += [
            Change(old, new, tuple(name for name in columns if old.get(name) != new.get(name))) for old, new in matched
        ]
        gone = [row for row in gone if not any(row is old for old, _ in matched)]
        added = [row for row in added if not any(row is new for _, new in matched)]
    return Differences(tuple(gone), tuple(added), tuple(changed))


def _apart(before: Sequence[Row], now: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Leave out of both what both have, as often as both have it."""
    kept_before, kept_now = Counter(map(_key, before)), Counter(map(_key, now))
    return _left(before, kept_before - kept_now), _left(now, kept_now - kept_before)


def _left(rows: Sequence[Row], wanted: Counter[str]) -> list[Row]:
    left = []
    for row in rows:
        if wanted[key := _key(row)] > 0:
            wanted[key] -= 1
            left.append(row)
    return left


def _matched(gone: Sequence[Row], added: Sequence[Row], columns: Collection[str]) -> list[tuple[Row, Row]]:
    """Pair rows whose columns hold the same, where one of each does."""

    def alone(rows: Sequence[Row]) -> dict[str, Row]:
        keys = [_key({name: row.get(name) for name in columns}) for row in rows]
        once = Counter(keys)
        return {key: row for key, row in zip(keys, rows, strict=True) if once[key] == 1}

    before, now = alone(gone), alone(added)
    return [(row, now[key]) for key, row in before.items() if key in now]


def _key(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
