"""Reading: the network of an answer, asked of the graph by the claims that its rows rest on."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from charts.holding import Holds
from charts.network import Network, Node, Said, Tie
from queries.citations import Source
from queries.contract import Contract, expand
from schema.dates import BEGINNING, END_OF_TIME

if TYPE_CHECKING:
    from database.graph import Graph

DOCUMENTS: Final = """
MATCH (document:Document) WHERE document.id IN $documents
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
RETURN document.id AS id, document.title AS title, publisher.name AS publisher, document.published AS published,
  document.url AS url, coalesce(document.reliability, publisher.reliability) AS reliability,
  document.id IN $without_sources OR coalesce(publisher.id IN $without_sources, false) AS left_out
"""

ENTITIES: Final = """
MATCH (e:Entity) WHERE e.id IN $entities
RETURN e.id AS id, e.name AS name, e.type AS type, e.kind AS kind, e.description AS description, e.names AS names
"""

CITED: Final = """
MATCH (document:Document)-[:CITES*1..5]->(origin:Document)
WHERE document.id IN $documents AND origin.id IN $documents AND document <> origin
RETURN DISTINCT document.id AS document, origin.id AS origin
"""
"""Which of some documents draw on which others of them, as the saved queries count it."""

_PART: Final = 1_500
"""So many claims are asked for by one statement; of more, several are asked at the same time."""


def read(
    graph: "Graph",
    rows: Iterable[Mapping[str, Any]],
    *,
    asked: Iterable[str] = (),
    contract: Contract | None = None,
) -> Network:
    """Read what the claims of an answer say of whom.

    Args:
        graph: The graph.
        rows: The rows of the answer.
        asked: The ids of the entities that the question names.
        contract: Which claims the answer was allowed to rest on; any, where it is left out.

    Returns:
        The network; where the rows rest on no claims, the entities that the question names alone.

    Raises:
        NoDatabase: The server is gone.
    """
    named = frozenset(asked)
    kept = contract or Contract()
    # Whether a claim is disputed depends on what else counts, which the rows know and the claim does not.
    wanted: dict[str, bool] = {}
    for row in rows:
        for claim in row.get("claims") or ():
            wanted[claim] = wanted.get(claim, False) or bool(row.get("disputed"))
    if not wanted:
        return Network(tuple(_nodes(graph.stream(ENTITIES, entities=sorted(named)), named)), ())
    said = _asked(graph, list(wanted))
    keys = sorted({source[0] for one in said for source in one[-1]})
    ends = sorted({end for one in said for end in one[2:4] if end is not None})
    documented, entities, citing, holding = graph.at_once(
        [
            lambda: list(graph.stream(DOCUMENTS, documents=keys, without_sources=list(kept.without_sources))),
            lambda: list(graph.stream(ENTITIES, entities=ends)),
            lambda: list(graph.stream(CITED, documents=keys)),
            lambda: _holding(graph, list(wanted), kept) if kept.as_of else [],
        ]
    )
    documents = {row["id"]: row for row in documented}
    holds = {row["id"]: Holds(row["holds"]) for row in holding}
    cited: dict[str, set[str]] = {}
    for row in citing:
        cited.setdefault(row["document"], set()).add(row["origin"])
    order = {claim: place for place, claim in enumerate(wanted)}
    claims = sorted(
        (_said(one, wanted[one[0]], documents, holds.get(one[0])) for one in said), key=lambda claim: order[claim.id]
    )
    tied: dict[tuple[str, str, str], list[Said]] = {}
    for claim in claims:
        if claim.object is not None:
            tied.setdefault((claim.subject, claim.predicate, claim.object), []).append(claim)
    return Network(
        nodes=tuple(_nodes(entities, named)),
        ties=tuple(
            Tie(subject, object_, predicate, tuple(carried), _origins(carried, cited))
            for (subject, predicate, object_), carried in sorted(tied.items())
        ),
        values=tuple(claim for claim in claims if claim.object is None),
    )


def _nodes(rows: Iterable[Mapping[str, Any]], named: Set[str]) -> list[Node]:
    nodes = [Node(**{**row, "names": tuple(row["names"] or ())}, asked=row["id"] in named) for row in rows]
    return sorted(nodes, key=lambda node: node.id)


def _asked(graph: "Graph", claims: Sequence[str]) -> list[Sequence[Any]]:
    """Ask what claims say, a part of them at a time: a server reads several parts at once."""

    def ask(part: Sequence[str]) -> list[Sequence[Any]]:
        return [said for row in graph.stream(_cypher("network"), claims=part) for said in row["said"]]

    parts = [claims[start : start + _PART] for start in range(0, len(claims), _PART)]
    if len(parts) == 1:
        return ask(claims)
    return [said for part in graph.at_once([partial(ask, part) for part in parts]) for said in part]


def _holding(graph: "Graph", claims: Sequence[str], contract: Contract) -> list[dict[str, Any]]:
    return list(graph.stream(expand(_cypher("holding")), claims=claims, **contract.parameters()))


def _origins(claims: Iterable[Said], cited: Mapping[str, Set[str]]) -> int:
    documents = {source.document for claim in claims for source in claim.sources}
    if len(documents) < 2 or not cited:
        return len(documents)
    origins = sum(documents.isdisjoint(cited.get(one, ())) for one in documents)
    # Documents that cite each other in a ring have no origin among them, and are one source.
    return max(1, origins)


def _said(row: Sequence[Any], disputed: bool, documents: Mapping[str, Mapping[str, Any]], holds: Holds | None) -> Said:
    """Make a claim of what the server says of it, in the order of ``network.cypher``."""
    (
        id_, predicate, subject, object_, value, statement, polarity, modality, status, contested, dated,
        *days, credibility, speaker, places,
    ) = row  # fmt: skip
    first, second, third, last = (None if day in _OPEN else day for day in days)
    return Said(
        id=id_,
        predicate=predicate,
        subject=subject,
        object=object_,
        value=None if value is None else str(value),
        statement=statement,
        polarity=polarity,
        modality=modality,
        status=status,
        disputed=disputed and contested,
        dated=dated,
        bounds=None if dated is None else (first, second, third, last),
        credibility=credibility,
        speaker=speaker,
        sources=_sources(places, documents),
        holds=holds,
    )


_OPEN: Final = (BEGINNING.isoformat(), END_OF_TIME.isoformat())


def _sources(places: Sequence[Sequence[Any]], documents: Mapping[str, Mapping[str, Any]]) -> tuple[Source, ...]:
    found = []
    for key, paragraph, start, end, quote in places:
        document = documents[key]
        if not document["left_out"]:
            found.append(
                Source(
                    document=key,
                    title=document["title"],
                    publisher=document["publisher"],
                    published=document["published"],
                    url=document["url"],
                    reliability=document["reliability"],
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    quote=quote,
                )
            )
    return tuple(sorted(found, key=lambda source: (source.title, source.document, source.start, source.end)))


@cache
def _cypher(name: str) -> str:
    return (Path(__file__).parent / f"{name}.cypher").read_text(encoding="utf-8")
