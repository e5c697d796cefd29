"""The drawings of a report: its ties at a glance, and what is dated on a time line; each as far as it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from charts import figure, timeline
from charts.network import Network
from reports.report import Report
from schema.appearance import Appearance

MOST_NODES: Final = 120
"""More others than these no page shows legibly."""

MOST_MOMENTS: Final = 250
"""More lines than these fill more pages than anybody reads."""

TO_A_PAGE: Final = 60
"""As many lines of a time line fill a page of paper."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of a report.

    Args:
        figure: Its ties; None where there are none, or too many to be read.
        timeline: What is dated, a page of it each; empty where nothing is, or too much.
    """

    figure: Element | None
    timeline: tuple[Element, ...]


def draw(report: Report, appearances: Mapping[str, Appearance]) -> Drawings:
    """Draw what a report shows.

    Args:
        report: The report.
        appearances: How the entities of each type are drawn.
    """
    near = _near(report)
    moments = len(timeline.moments(report.network))
    pages = range(0, moments, TO_A_PAGE) if moments <= MOST_MOMENTS else range(0)
    return Drawings(
        figure=figure.draw(near, appearances, None) if near.ties and len(near.nodes) <= MOST_NODES else None,
        timeline=tuple(
            timeline.draw(report.network, appearances, None, part=slice(first, first + TO_A_PAGE)) for first in pages
        ),
    )


def _near(report: Report) -> Network:
    """Give the entity with those that it is tied to, and no others."""
    ties = [tie for tie in report.network.ties if report.node.id in (tie.source, tie.target)]
    ends = {end for tie in ties for end in (tie.source, tie.target)}
    return Network(tuple(node for node in report.network.nodes if node.id in ends), tuple(ties))
