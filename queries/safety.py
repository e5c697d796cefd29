"""Safety: what no saved query may do, found in its text before it is run.

The server keeps a saved query from writing. It does not keep one from fetching addresses (``LOAD CSV``), from calling
procedures that do, or from walking paths without end.
"""

import re
from collections.abc import Iterator
from typing import Final

from queries.contract import line_before
from queries.saved_query import SavedQuery
from schema.errors import QueryInvalid

PROCEDURES: Final = (
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
)
"""The procedures that a saved query may call: they read this graph, and nothing else."""

_SILENT: Final = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.S)
_UNBOUNDED: Final = re.compile(
    r"\[[^\]]*\*\s*(?:\d+\s*\.\.)?\s*[\]{]"  # [:T*]  [:T*2..]
    r"|(?:[)\]]\s*-?>?|-->?)\s*[+*](?=\s*[(-])"  # (…)+  (…)*
    r"|[)>-]\s*\{\s*\d*\s*,\s*\}"  # (…){2,}
)
_OUTSIDE: Final = re.compile(
    r"\bLOAD\s+CSV\b|\bIN\s+(?:\d+\s+)?(?:CONCURRENT\s+)?TRANSACTIONS\b|(?:\A|[\n;{])\s*(?:USE\s+\w|SHOW\s|TERMINATE\s)",
    re.I,
)
_CALL: Final = re.compile(r"(?<![\w.$:])CALL\b\s*([^\s({;]*)", re.I)
_WRITES: Final = re.compile(
    r"(?<![\w.$:])(?:(?:CREATE|MERGE)(?=\s*(?:\(|\w+\s*=))|SET(?=\s+\(?\w+\)?\s*(?:[.:\[]|\+?=))"
    r"|(?:DETACH\s+)?DELETE(?=\s+[\w(])|REMOVE(?=\s+\w+\s*[.:\[])|FOREACH(?=\s*\()"
    r"|(?:CREATE|DROP|ALTER)(?=\s+(?:OR\s+REPLACE\s+)?(?:CONSTRAINT|INDEX|RANGE|TEXT|POINT|FULLTEXT|VECTOR|DATABASE|USER|ROLE)\b))",
    re.I,
)


def dangers(query: SavedQuery) -> Iterator[tuple[int, str]]:
    """Find what a query may not do.

    Args:
        query: The query.

    Yields:
        The line of its file, and what is wrong there.
    """
    code = silenced(query.cypher)

    def line_of(found: re.Match[str]) -> int:
        # What was found may begin with the line break before it.
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        return query.body_line + line_before(query.body, code.count("\n", 0, start) + 1) - 1

    for found in _WRITES.finditer(code):
        yield line_of(found), f"{_words(found[0])} writes; saved queries only read."
    for found in _UNBOUNDED.finditer(code):
        yield line_of(found), "a path has no upper bound; write one, such as *1..8 or {1,8}."
    for found in _OUTSIDE.finditer(code):
        yield line_of(found), f"{_words(found[0])} reaches outside the graph, or ties up the server."
    for found in _CALL.finditer(code):
        # A name in backticks leaves a gap here, and so is not among those that are known.
        follows = code[found.end() : found.end() + 1] if not found[1] else ""
        if found[1] not in PROCEDURES and follows not in ("(", "{"):
            written = query.cypher[slice(*found.span())]
            yield line_of(found), f"{_words(written)} reaches outside the graph, or ties up the server."


def refuse(query: SavedQuery) -> None:
    """Refuse a query that does what none may.

    Args:
        query: The query.

    Raises:
        QueryInvalid: It does; the message has the line.
    """
    for line, message in dangers(query):
        raise QueryInvalid(query.path, line, message)


def silenced(cypher: str) -> str:
    """Blank out comments, texts and quoted names, whose words do nothing; everything else stays in its place.

    Args:
        cypher: Some Cypher.
    """
    return _SILENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), cypher)


def _words(text: str) -> str:
    return " ".join(text.strip(" \n\t;{").split())
