"""A chronicle: what is dated of an entity, so gathered that a time when much happened stays legible.

What sources say of one time and one topic stands in one entry, which names what is attested best and counts the rest.
Of much it is only known that it was so by some day; no place on a time line shows that, so it is counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from charts.holding import firmest, uncertain
from charts.network import Said, Standing
from charts.timeline import Bounds
from reports.spoken import counted, spoken

NAMED: Final = 2
"""So many ties of one time and one topic are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A tie as a chronicle tells it.

    Args:
        topic: What it is about.
        label: The tie in words, as seen from the entity.
        claim: The claim that dates it.
        standing: How it stands.
        notes: The numbers of its sources.
    """

    topic: str
    label: str
    claim: Said
    standing: Standing
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What sources say of one time and one topic.

    Args:
        topic: What it is about.
        label: What was so.
        dated: When, in words.
        bounds: The earliest and latest start and the earliest and latest end as ISO days; None for what is open.
        standing: How it stands.
        notes: The numbers of its sources.
    """

    topic: str
    label: str
    dated: str
    bounds: Bounds
    standing: Standing
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What is dated of an entity.

    Args:
        entries: The entries, in order.
        before: How many claims only say by which day it was so.
        undated: How many claims bear no date.
    """

    entries: tuple[Entry, ...]
    before: int
    undated: int

    @property
    def left_out(self) -> str:
        """What it does not show, as a sentence; empty where it shows everything."""
        parts = []
        if self.before:
            says = "says" if self.before == 1 else "say"
            parts.append(f"{counted(self.before, 'claim')} that only {says} by when it was so")
        if self.undated:
            parts.append(f"{counted(self.undated, 'claim')} without any date")
        return f"Not shown: {' and '.join(parts)}." if parts else ""


def chronicle(told: Iterable[Dated]) -> Chronicle:
    """Gather what is dated.

    Args:
        told: The ties, claim by claim, the best attested first.
    """
    grouped: dict[tuple[str, str], list[Dated]] = {}
    before: set[str] = set()
    undated = 0
    for one in told:
        if one.claim.dated is None:
            undated += 1
        elif one.claim.bounds is None:
            continue
        elif one.claim.bounds[0] is None:
            before.add(one.claim.id)
        else:
            grouped.setdefault((one.claim.dated, one.topic), []).append(one)
    entries = [_entry(ties) for ties in grouped.values()]
    return Chronicle(tuple(sorted(entries, key=_order)), len(before), undated)


def _entry(ties: list[Dated]) -> Entry:
    first = ties[0]
    labels = list(dict.fromkeys(one.label for one in ties))
    more = len(labels) - NAMED
    label = "; ".join(labels[:NAMED]) + (f"; and {more} more" if more > 0 else "")
    standings = {one.standing for one in ties}
    holds = uncertain(firmest(one.claim.holds for one in ties))
    return Entry(
        topic=first.topic,
        label=label,
        dated=spoken(first.claim.dated or "") + (f" ({holds})" if holds else ""),
        bounds=first.claim.bounds or (None, None, None, None),
        # A mark that stands for several is dashed or hollow only where each of them is.
        standing=standings.pop() if len(standings) == 1 else Standing.SAID,
        notes=tuple(dict.fromkeys(note for one in ties for note in one.notes)),
    )


def _order(entry: Entry) -> tuple[str, str, str]:
    start, latest, *_ = entry.bounds
    return start or "", latest or start or "", entry.topic
