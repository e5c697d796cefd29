"""The network of an answer: the entities that its claims are about, the ties between them, and what each rests on."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from queries.citations import Source
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


class Standing(StrEnum):
    """How a tie stands: what decides how its line is drawn."""

    SAID = "said"
    DISPUTED = "disputed"
    DENIED = "denied"
    NO_ACT = "no act"


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the network.

    Args:
        id: Its id.
        name: The name that answers show.
        type: Its type.
        kind: What sort of its type it is; None where nobody said.
        description: What it is in a few words; None where nobody said.
        names: Every name it has, the one that answers show first.
        asked: Whether the question names it.
    """

    id: str
    name: str
    type: str
    kind: str | None = None
    description: str | None = None
    names: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the network shows it.

    Args:
        id: Its id.
        predicate: What is said.
        subject: The id of the entity that it is said of.
        object: The id of the other entity; None where a value is said.
        value: The value; None where there is an object.
        statement: The claim as a sentence, in the annotator's words.
        polarity: ``asserts`` or ``denies``.
        modality: How the source puts it.
        status: How the claim stands now.
        disputed: Whether anybody disputes it, among what was asked about.
        dated: When it was so, as EDTF; None where the source does not say.
        bounds: Its earliest and latest start and earliest and latest end as ISO days, None for what is open; None
            where it is not dated.
        credibility: Its Admiralty credibility; None where it is not graded.
        speaker: Who says so, where it is not the publisher.
        sources: Where it stands.
    """

    id: str
    predicate: str
    subject: str
    object: str | None
    value: str | None
    statement: str
    polarity: str
    modality: str
    status: str
    disputed: bool
    dated: str | None
    bounds: tuple[str | None, str | None, str | None, str | None] | None
    credibility: int | None
    speaker: str | None
    sources: tuple[Source, ...]

    @property
    def is_act(self) -> bool:
        """Whether it is said to have happened: no denial, no plan, no scenario."""
        return self.polarity == "asserts" and self.modality not in ("intended", "conditional")

    @property
    def grade(self) -> str | None:
        """Its best Admiralty grade such as ``B2``, with ``-`` for what was not graded; None where nothing was."""
        reliability = min((source.reliability for source in self.sources if source.reliability), default=None)
        if reliability is None and self.credibility is None:
            return None
        return f"{reliability or '-'}{self.credibility or '-'}"


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship of the network: all claims of the answer with one subject, predicate and object.

    Args:
        source: The id of its subject.
        target: The id of its object.
        predicate: What is said.
        claims: The claims, in the order of the answer.
        origins: How many independent documents they stand in: ten that repeat one count once.
    """

    source: str
    target: str
    predicate: str
    claims: tuple[Said, ...]
    origins: int
    standing: Standing = field(init=False, compare=False)
    """How it stands; a report asks for it again and again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "standing", standing(self.claims))

    @property
    def label(self) -> str:
        """What is said, in words."""
        return in_words(self.predicate)

    def joins(self, node: str) -> bool:
        """Say whether an entity is one of its ends.

        Args:
            node: The id of the entity.
        """
        return node in (self.source, self.target)

    def other(self, node: str) -> str:
        """Give the id of the end that is not an entity; of a tie of an entity to itself, that entity.

        Args:
            node: The id of the entity.
        """
        return self.target if self.source == node else self.source


@dataclass(frozen=True, slots=True)
class Network:
    """What an answer's claims say of whom.

    Args:
        nodes: The entities, by id, so that the same claims give the same order.
        ties: The relationships, by subject, predicate and object.
        values: What is said of an entity without another: claims with a value.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    values: tuple[Said, ...] = field(default=())

    @property
    def claims(self) -> tuple[Said, ...]:
        """Every claim, each once."""
        return (*(claim for tie in self.ties for claim in tie.claims), *self.values)


def in_words(predicate: str) -> str:
    """Write a predicate as people say it: ``HELD_POSITION`` is ``held position``."""
    return predicate.lower().replace("_", " ")


def standing(claims: Iterable[Said]) -> Standing:
    """Say how what several claims say stands: disputed by anybody; else said to have happened, denied, or planned.

    Args:
        claims: The claims, at least one.
    """
    known = list(claims)
    if any(claim.disputed for claim in known):
        return Standing.DISPUTED
    if any(claim.is_act for claim in known):
        return Standing.SAID
    return Standing.DENIED if all(claim.polarity == "denies" for claim in known) else Standing.NO_ACT


def read(
    graph: "Graph",
    rows: Iterable[Mapping[str, Any]],
    *,
    asked: Iterable[str] = (),
    without_sources: Sequence[str] = (),
) -> Network:
    """Read what the claims of an answer say of whom.

    Args:
        graph: The graph.
        rows: The rows of the answer.
        asked: The ids of the entities that the question names.
        without_sources: Ids of documents, publishers and speakers that count as if they were not there.

    Returns:
        The network; empty where the rows rest on no claims.

    Raises:
        NoDatabase: The server is gone.
    """
    named = frozenset(asked)
    # Whether a claim is disputed depends on what else counts, which the rows know and the claim does not.
    wanted: dict[str, bool] = {}
    for row in rows:
        for claim in row.get("claims") or ():
            wanted[claim] = wanted.get(claim, False) or bool(row.get("disputed"))
    if not wanted:
        return Network((), ())
    said = _asked(graph, list(wanted))
    keys = sorted({source[0] for one in said for source in one[-1]})
    ends = sorted({end for one in said for end in one[2:4] if end is not None})
    documented, entities, citing = graph.at_once(
        [
            lambda: list(graph.stream(DOCUMENTS, documents=keys, without_sources=list(without_sources))),
            lambda: list(graph.stream(ENTITIES, entities=ends)),
            lambda: list(graph.stream(CITED, documents=keys)),
        ]
    )
    documents = {row["id"]: row for row in documented}
    cited: dict[str, set[str]] = {}
    for row in citing:
        cited.setdefault(row["document"], set()).add(row["origin"])
    order = {claim: place for place, claim in enumerate(wanted)}
    claims = sorted((_said(one, wanted[one[0]], documents) for one in said), key=lambda claim: order[claim.id])
    nodes = {
        row["id"]: Node(**{**row, "names": tuple(row["names"] or ())}, asked=row["id"] in named) for row in entities
    }
    tied: dict[tuple[str, str, str], list[Said]] = {}
    for claim in claims:
        if claim.object is not None:
            tied.setdefault((claim.subject, claim.predicate, claim.object), []).append(claim)
    return Network(
        nodes=tuple(nodes[key] for key in sorted(nodes)),
        ties=tuple(
            Tie(subject, object_, predicate, tuple(carried), _origins(carried, cited))
            for (subject, predicate, object_), carried in sorted(tied.items())
        ),
        values=tuple(claim for claim in claims if claim.object is None),
    )


def _asked(graph: "Graph", claims: Sequence[str]) -> list[Sequence[Any]]:
    """Ask what claims say, a part of them at a time: a server reads several parts at once."""

    def ask(part: Sequence[str]) -> list[Sequence[Any]]:
        return [said for row in graph.stream(_statement(), claims=part) for said in row["said"]]

    parts = [claims[start : start + _PART] for start in range(0, len(claims), _PART)]
    if len(parts) == 1:
        return ask(claims)
    return [said for part in graph.at_once([partial(ask, part) for part in parts]) for said in part]


def _origins(claims: Iterable[Said], cited: Mapping[str, Set[str]]) -> int:
    documents = {source.document for claim in claims for source in claim.sources}
    if len(documents) < 2 or not cited:
        return len(documents)
    origins = sum(documents.isdisjoint(cited.get(one, ())) for one in documents)
    # Documents that cite each other in a ring have no origin among them, and are one source.
    return max(1, origins)


def _said(row: Sequence[Any], disputed: bool, documents: Mapping[str, Mapping[str, Any]]) -> Said:
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
def _statement() -> str:
    return (Path(__file__).parent / "network.cypher").read_text(encoding="utf-8")
