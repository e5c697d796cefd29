"""The reference of the library: every query with what it asks for and what it answers, written from the files.

The example of a query is the first of its cases that has rows: what the samples answer, which the tests hold it to.

``python -m queries.reference docs/queries.md`` puts it between its two marks in that page.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from shlex import quote
from typing import Final

import yaml

from queries.catalogue import Catalogue
from queries.parameters import option_of
from queries.saved_query import CLOSING, SavedQuery

BEGIN: Final = "<!-- Written by `make generated` from queries/library; change the files there, not this. -->"
CASES: Final = ".cases.yaml"
SHOWN: Final = 3
"""How many rows of an example are shown."""

END: Final = "<!-- The end of what is written from queries/library. -->"


def reference(catalogue: Catalogue) -> str:
    """Write the reference of the queries that come with dots.

    Args:
        catalogue: The queries.

    Returns:
        Markdown: a heading of the third level for each topic, of the fourth for each query.
    """
    return "\n".join(line for section in _by_topic(catalogue) for line in section).rstrip()


def inserted(page: str, reference: str) -> str:
    """Put the reference into its page.

    Args:
        page: The page; it holds both marks.
        reference: The reference.

    Returns:
        The page with the reference between the marks.

    Raises:
        ValueError: The page lacks a mark.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the page lacks the marks between which the reference stands")
    return f"{before}{BEGIN}\n\n{reference}\n\n{END}{after}"


def _by_topic(catalogue: Catalogue) -> Iterator[list[str]]:
    for topic, queries in groupby(catalogue, key=lambda query: query.topic):
        yield [f"### {topic.capitalize()}", ""]
        for query in queries:
            yield [*_lines(query, catalogue.short_names[query.name]), ""]


def _lines(query: SavedQuery, name: str) -> Iterator[str]:
    yield f"#### {name}"
    yield ""
    yield f"{query.question}. {query.details}".rstrip()
    yield ""
    for parameter, declared in query.parameters.items():
        default = f", {declared.default} by default" if declared.default is not None else ""
        optional = "" if declared.required or default else ", optional"
        yield f"- `{parameter}`: {declared.description} ({declared.expected}{default}{optional})"
    if query.metadata.needs:
        yield f"- at least one of {', '.join(f'`{name}`' for name in query.metadata.needs)} is needed"
    answers = ", ".join(f"`{column}`" for column in query.columns if column not in CLOSING)
    closing = ", and the closing columns" if query.over_claims else ""
    yield f"- answers {answers}{closing}"
    yield from _example(query, name)


def _example(query: SavedQuery, name: str) -> Iterator[str]:
    cases = yaml.safe_load(query.path.with_suffix(CASES).read_text(encoding="utf-8"))
    case = next(case for case in cases if case["rows"])
    asked = " ".join(f"{option_of(given)} {quote(str(value))}" for given, value in case["asked"].items())
    columns = [
        column
        for column in query.columns
        if column not in CLOSING and any(row.get(column) not in (None, []) for row in case["rows"][:SHOWN])
    ]
    more = len(case["rows"]) - SHOWN
    yield ""
    yield f"`{f'dots query run {name} {asked}'.rstrip()}` answers{' among others' if more > 0 else ''}"
    yield ""
    yield f"| {' | '.join(column.replace('_', ' ') for column in columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for row in case["rows"][:SHOWN]:
        yield f"| {' | '.join(_cell(row.get(column)) for column in columns)} |"


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case list():
            return "; ".join(map(str, value))
    return " ".join(str(value).split()).replace("|", "\\|")


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(inserted(path.read_text(encoding="utf-8"), reference(Catalogue.read())), encoding="utf-8")
