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

ONLY_READ: Final = "saved queries only read."
"""How a message ends that says of a query, or of a place in it, that it does more."""

OUTSIDE: Final = "reaches outside the graph, or ties up the server."
"""How a message ends that says so of a place in a query."""

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
_CALL: Final = re.compile(r"(?<![\w.$:])CALL\b", re.I)
_PROCEDURE: Final = re.compile(r"\s*((?:\w+|`(?:[^`]|``)*`)(?:\s*\.\s*(?:\w+|`(?:[^`]|``)*`))*)")
_ESCAPED: Final = re.compile(r"\\u+[0-9A-Fa-f]{4}")
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
    for line, message in _found(query.cypher):
        yield query.body_line + line_before(query.body, line) - 1, message


def dangers_of(content: str) -> Iterator[tuple[int, str]]:
    """Find what no query may do in a file that is none yet: one whose description or whose marks are wrong.

    Args:
        content: The file.

    Yields:
        The line, and what is wrong there.
    """
    lines = content.splitlines()
    leading = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    yield from ((leading + line, message) for line, message in _found("\n".join(lines[leading:])))


def _found(cypher: str) -> Iterator[tuple[int, str]]:
    code = silenced(cypher)
    named = silenced(cypher, names=True)

    def line_of(found: re.Match[str]) -> int:
        # What was found may begin with the line break before it.
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        return code.count("\n", 0, start) + 1

    for found in _WRITES.finditer(code):
        yield line_of(found), f"{_words(found[0])} writes; {ONLY_READ}"
    for found in _UNBOUNDED.finditer(code):
        yield line_of(found), "a path has no upper bound; write one, such as *1..8 or {1,8}."
    for found in _OUTSIDE.finditer(code):
        yield line_of(found), f"{_words(found[0])} {OUTSIDE}"
    for found in _CALL.finditer(code):
        # What follows may be the brace or the variables of a subquery, and then has no name.
        procedure = _PROCEDURE.match(named, found.end())
        if procedure and re.sub(r"[`\s]", "", procedure[1]) not in PROCEDURES:
            written = f"{found[0]} {procedure[1]}"
            yield line_of(found), f"{_words(written)} {OUTSIDE}"
    # A server reads such an escape before anything else, wherever it stands: it may spell any word, or end a text.
    for found in _ESCAPED.finditer(cypher):
        yield line_of(found), f"{found[0]} hides a letter from these checks; write the letter itself."


def refuse(query: SavedQuery) -> None:
    """Refuse a query that does what none may.

    Args:
        query: The query.

    Raises:
        QueryInvalid: It does; the message has the line.
    """
    for line, message in dangers(query):
        raise QueryInvalid(query.path, line, message)


def silenced(cypher: str, *, names: bool = False) -> str:
    """Blank out comments, texts and quoted names, whose words do nothing; everything else stays in its place.

    Args:
        cypher: Some Cypher.
        names: Whether quoted names stay, too.
    """

    def blank(found: re.Match[str]) -> str:
        return found[0] if names and found[0].startswith("`") else re.sub(r"[^\n]", " ", found[0])

    return _SILENT.sub(blank, cypher)


def _words(text: str) -> str:
    return " ".join(text.strip(" \n\t;{").split())
