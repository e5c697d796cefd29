"""The guide of Neo4j Browser: a tour of saved queries, each answered with one click.

A tour names queries and what they are given; what it says of them is what their files say.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Self

from queries.arguments import refuse_unknown
from queries.browser import statement
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.saved_query import CLOSING, SavedQuery


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a tour.

    Args:
        ask: The question, as a newcomer asks it.
        query: The saved query that answers it.
        given: What its parameters get, as values.
    """

    ask: str
    query: SavedQuery
    given: Mapping[str, Any]

    @property
    def text(self) -> str:
        """What Browser runs."""
        return statement(self.query, self.given, Contract())


@dataclass(frozen=True, slots=True)
class Tour:
    """Questions in an order in which one leads to the next.

    Args:
        title: What it is called.
        steps: The questions.
    """

    title: str
    steps: tuple[Step, ...]

    @classmethod
    def read(cls, path: Path, catalogue: Catalogue) -> Self:
        """Read a tour.

        Args:
            path: A TOML file: ``title``, and ``steps`` with ``ask``, ``query`` and ``given``.
            catalogue: The queries that it names.

        Raises:
            CallError: It names a query that there is none of, or gives one what it does not take.
        """
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        steps = [Step(step["ask"], catalogue.get(step["query"]), step["given"]) for step in content["steps"]]
        for step in steps:
            refuse_unknown(step.query.name, step.query.parameters, step.given)
        return cls(content["title"], tuple(steps))


def guide(tour: Tour) -> str:
    """Write a tour as Browser reads guides: HTML, a slide for each step, and one that lists them.

    Args:
        tour: The tour.
    """
    return "\n".join(["<!doctype html>", f"<title>{escape(tour.title)}</title>", *_slides(tour), ""])


def _slides(tour: Tour) -> Iterator[str]:
    listed = "\n".join(f"<li>{_link(step, step.ask)}</li>" for step in tour.steps)
    yield (
        f"<slide>\n<h3>{escape(tour.title)}</h3>\n"
        "<p>A click asks a question; its answer appears to the right. They are about the samples, which "
        f"<code>dots demo</code> loads. The {len(tour.steps)} pages behind this one say more of each.</p>\n"
        f"<ol>\n{listed}\n</ol>\n"
        "<p>A double click on a node shows what it is tied to. The star at the left holds every saved query, "
        "by topic.</p>\n</slide>"
    )
    for number, step in enumerate(tour.steps, start=1):
        yield _slide(step, f"{number}. {step.ask}")


def _slide(step: Step, heading: str) -> str:
    query = step.query
    given = "; ".join(f"{name} = {value}" for name, value in step.given.items())
    columns = "\n".join(
        f"<li><b>{escape(name)}</b>: {escape(column.description)}</li>"
        for name, column in query.columns.items()
        if name not in CLOSING
    )
    rests = (
        "<p>Each row closes with who says so, who disputes it, and the claims that it rests on.</p>\n"
        if query.over_claims
        else ""
    )
    return (
        f"<slide>\n<h3>{escape(heading)}</h3>\n"
        f"<p>{_link(step, f'{query.question}.')}</p>\n"
        f"<p>{escape(query.details)}</p>\n"
        f"<p>Asked with {escape(given)}: <code>{escape(query.name)}</code> among the favourites. "
        "The answer has</p>\n"
        f"<ul>\n{columns}\n</ul>\n{rests}</slide>"
    ).replace("<p></p>\n", "")


def _link(step: Step, text: str) -> str:
    # Where Browser is served as its makers wrote it, a click puts the query into its editor.
    code = escape(step.text).replace("\n", "&#10;")
    return f'<a data-populate="{code}" data-ask="{code}">{escape(text)}</a>'
