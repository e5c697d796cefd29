"""Exclusion: which source or claim somebody means who asks what remains of an answer without it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from schema.errors import AmbiguousName, CallError
from schema.suggestion import LOOSE, did_you_mean

if TYPE_CHECKING:
    from database.graph import Graph

SOURCES: Final = """
MATCH (d:Document) WHERE d.id = $text OR d.title = $text RETURN d.id AS id, 'document' AS kind, d.title AS name
UNION
MATCH (p:Publisher) WHERE p.id = $text OR p.name = $text RETURN p.id AS id, 'publisher' AS kind, p.name AS name
UNION
MATCH (e:Entity {id: $text}) WHERE EXISTS { (e)<-[:SAID_BY]-() } RETURN e.id AS id, 'speaker' AS kind, e.name AS name
"""
KNOWN_SOURCES: Final = """
MATCH (d:Document) RETURN d.id AS name LIMIT 1000
UNION
MATCH (p:Publisher) UNWIND [p.id, p.name] AS name RETURN name LIMIT 1000
"""
CLAIMS: Final = "MATCH (c:Claim) WHERE c.id IN $ids RETURN c.id AS id"
SPEAKS: Final = "MATCH (e:Entity {id: $id}) RETURN EXISTS { (e)<-[:SAID_BY]-() } AS speaks"


def sources(graph: "Graph", texts: Iterable[str]) -> tuple[str, ...]:
    """Find the documents, publishers and speakers that are meant.

    Args:
        graph: Where they are looked up.
        texts: Ids; titles of documents, names of publishers, or any spelling of a speaker's name.

    Returns:
        Their ids.

    Raises:
        CallError: There is no such source.
        AmbiguousName: There are several.
    """
    return tuple(dict.fromkeys(_source(graph, text.strip()) for text in texts))


def claims(graph: "Graph", ids: Iterable[str]) -> tuple[str, ...]:
    """Find the claims that are meant.

    Args:
        graph: Where they are looked up.
        ids: Their ids.

    Returns:
        The ids.

    Raises:
        CallError: There is no such claim.
    """
    wanted = tuple(dict.fromkeys(ids))
    known = {row["id"] for row in graph.read(CLAIMS, ids=list(wanted))} if wanted else set()
    for claim in wanted:
        if claim not in known:
            raise CallError(f"--without-claim: there is no claim “{claim}”.", remedy="`dots claim list` shows them.")
    return wanted


def _source(graph: "Graph", text: str) -> str:
    found = {row["id"]: f"{row['id']}: the {row['kind']} {row['name']}" for row in graph.read(SOURCES, text=text)}
    # An id that a document and a speaker share means both; a title that two documents share means neither.
    if len(found) == 1 or text in found:
        return text if text in found else next(iter(found))
    if found:
        raise AmbiguousName(text, sorted(found.values()), parameter="--without-source")
    from identity.lookup import resolve

    try:
        speaker = resolve(graph, text, parameter="--without-source") if text else None
    except AmbiguousName:
        raise
    except CallError:
        speaker = None
    if speaker and graph.read(SPEAKS, id=speaker.id)[0]["speaks"]:
        return speaker.id
    known = sorted({row["name"] for row in graph.read(KNOWN_SOURCES)})
    hint = did_you_mean(text, known, most=3, near=LOOSE)
    raise CallError(
        f"--without-source: there is no document, publisher or speaker “{text}”.",
        remedy=f"{hint} Give the id of one that is in the graph.".lstrip(),
    )
