"""The drawings of a report: the others that it is tied to most, and what is dated, in lanes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from charts import figure, lanes
from charts.lanes import Strip
from charts.network import Network, Standing, Tie
from reports.composition import TOPICS
from reports.opening import attested
from reports.report import Report
from schema.appearance import Appearance

NEAREST: Final = 12
"""Of more others than these nobody reads the names around one node."""

FEWEST: Final = 3
"""Fewer others than these, or fewer times, need no picture."""

MOST_ENTRIES: Final = 60
"""More entries than these fill more than a page of paper."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of a report.

    Args:
        figure: Those that it is tied to most; None where there are too few for a picture.
        caption: What that shows.
        timeline: What is dated; None where nothing is.
        left_out: What that does not show; empty where it shows everything.
    """

    figure: Element | None
    caption: str
    timeline: Element | None
    left_out: str


def draw(report: Report, appearances: Mapping[str, Appearance]) -> Drawings:
    """Draw what a report shows.

    Args:
        report: The report.
        appearances: How the entities of each type are drawn.
    """
    near, others = _near(report)
    entries = report.chronicle.entries
    strips = [Strip(one.topic, one.label, one.dated, one.bounds, one.standing) for one in entries[:MOST_ENTRIES]]
    told = [report.chronicle.left_out] if strips and report.chronicle.left_out else []
    if len(entries) > MOST_ENTRIES:
        told.append(f"Of {len(entries):,} entries the first {MOST_ENTRIES} are shown.")
    return Drawings(
        figure=figure.draw(near, appearances, None) if len(near.nodes) > FEWEST else None,
        caption=_caption(report, len(near.nodes) - 1, others) if len(near.nodes) > FEWEST else "",
        timeline=lanes.draw(strips, list(TOPICS.values())) if len({one.dated for one in strips}) >= FEWEST else None,
        left_out=" ".join(told),
    )


def _caption(report: Report, shown: int, others: int) -> str:
    if shown < others:
        whom = f"The {shown} of {others} others to whom most claims tie {report.node.name}"
    else:
        whom = f"All {others} others that {report.node.name} is tied to"
    return f"{whom}, each by its best attested tie."


def _near(report: Report) -> tuple[Network, int]:
    """Give the entity with those that most claims tie to it, by the best tie to each, and how many others there are."""
    own = report.node.id
    carried: Counter[str] = Counter()
    ties: dict[str, Tie] = {}
    for tie in sorted(report.network.ties, key=attested):
        other = tie.other(own)
        if tie.joins(own) and other != own and tie.standing is not Standing.DENIED:
            carried[other] += len(tie.claims)
            ties.setdefault(other, tie)
    nearest = {other for other, _ in sorted(carried.items(), key=lambda one: (-one[1], one[0]))[:NEAREST]}
    nodes = tuple(node for node in report.network.nodes if node.id in nearest or node.id == own)
    return Network(nodes, tuple(tie for other, tie in ties.items() if other in nearest)), len(carried)
