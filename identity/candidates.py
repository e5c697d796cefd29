"""Candidates: pairs of entities that may be one, scored by their names and by what else is known of them.

Names propose (`identity.index`); what stands around the two then speaks for them or against them: ties that they
share, a tie between them, their kinds, places and times, a dossier that keeps them apart. Nothing is merged here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians
from typing import Any

from database.graph import Graph
from identity.entities import Named, entities
from identity.index import Match, NameIndex
from identity.resolution import Resolution
from identity.spelling import ALIKE, PERSON
from schema.wording import few_of

AUTOMATIC = 0.95
"""The score from which a pair may be merged without asking: on the hard pairs of `bench/naming.py`, no pair of names of
two bearers reaches it (precision 1.00, where 0.99 is wanted)."""

RIVAL = 0.06
"""How far a candidate must be ahead of the next to be without a rival."""

NEIGHBOURS = 8
"""Names that are looked at for each entity."""

LIFETIME = 100
"""Years beyond which one person did not act."""

FAR = 100.0
"""Kilometres from which two places are two."""

NEW_ENTITIES = """
MATCH (r:Record)-[:RESOLVES_TO]->(e:Entity)
WITH e, collect(r.dossier) AS dossiers
WHERE all(dossier IN dossiers WHERE dossier IN $dossiers)
RETURN e.id AS id
"""
TOLD_APART = """
MATCH (j:Judgement)
WHERE j.undone_when IS NULL AND NOT j.same
RETURN j.left AS left, j.right AS right
"""
SURROUNDINGS = """
UNWIND $pairs AS pair
MATCH (a:Entity {id: pair[0]})
MATCH (b:Entity {id: pair[1]})
RETURN pair[0] AS one, pair[1] AS other, [a.kind, b.kind] AS kinds,
  [COUNT { (a)<-[:SUBJECT|OBJECT]-() }, COUNT { (b)<-[:SUBJECT|OBJECT]-() }] AS claims,
  [[a.latitude, a.longitude], [b.latitude, b.longitude]] AS places,
  COLLECT { MATCH (a)-[r]-(b) WHERE r.derived RETURN DISTINCT type(r) ORDER BY type(r) } AS between,
  COLLECT {
    MATCH (a)-[r]-(other:Entity)-[s]-(b)
    WHERE r.derived AND s.derived AND type(r) = type(s) AND (startNode(r) = a) = (startNode(s) = b)
    RETURN DISTINCT type(r) + ' ' + other.name AS tie ORDER BY tie LIMIT 20
  } AS shared,
  COLLECT {
    MATCH (a)<-[:RESOLVES_TO]-(r:Record), (b)<-[:RESOLVES_TO]-(s:Record)
    WHERE r.dossier = s.dossier
    RETURN DISTINCT r.dossier ORDER BY r.dossier
  } AS apart,
  [e IN [a, b] | COLLECT {
    MATCH (e)<-[:SUBJECT|OBJECT]-(c:Claim)
    WHERE c.start_latest IS NOT NULL AND c.polarity = 'asserts' AND c.status <> 'retracted'
    RETURN [c.start_latest, c.end_earliest]
  }] AS times
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one.

    Args:
        entity: The id of the one: of the two, that of which more is claimed.
        name: Its name.
        other: The id of the other.
        other_name: Its name.
        type: The type of both.
        score: How surely they are one, from 0 to 1.
        reasons: What the score is made of: the names part by part, then what else speaks for or against.
        automatic: Whether it may be merged without asking: the score is high enough, and neither has a rival.
    """

    entity: str
    name: str
    other: str
    other_name: str
    type: str
    score: float
    reasons: tuple[str, ...]
    automatic: bool

    @property
    def why(self) -> str:
        """The reasons on one line."""
        return "; ".join(self.reasons)


def candidates(
    graph: Graph,
    *,
    of: Collection[str] | None = None,
    types: Sequence[str] = (),
    least: float = ALIKE,
) -> list[Candidate]:
    """Find entities that may be one; those that were told apart are left out.

    Args:
        graph: The database.
        of: The ids of the entities whose candidates are wanted; None for those of all.
        types: The types that are wanted; empty for any.
        least: The score under which a pair is no candidate.

    Returns:
        The pairs, each once, the surest first.

    Raises:
        NoDatabase: The server is gone.
    """
    named = {one.id: one for one in entities(graph, types)}
    index = NameIndex.of((one.id, one.type, one.names) for one in named.values())
    wanted = named.keys() if of is None else named.keys() & set(of)
    apart = _told_apart(graph)
    pairs: dict[tuple[str, str], Match] = {}
    for entity in sorted(wanted):
        for match in index.candidates(named[entity].names, type=named[entity].type, limit=NEIGHBOURS):
            one, other = sorted((entity, match.entity))
            if match.entity == entity or match.score < least or (one, other) in apart:
                continue
            if (one, other) not in pairs or pairs[one, other].score < match.score:
                pairs[one, other] = match
    weighed = [_weighed(row, pairs[row["one"], row["other"]], named) for row in _surroundings(graph, list(pairs))]
    found = [_rivalled(each, weighed) for each in weighed if each.score >= least]
    return sorted(found, key=lambda each: (-each.score, each.entity, each.other))


def new_entities(graph: Graph, dossiers: Sequence[str]) -> list[str]:
    """Give the ids of the entities that these dossiers bring, and no other.

    Args:
        graph: The database.
        dossiers: The keys of the dossiers.
    """
    return [row["id"] for row in graph.read(NEW_ENTITIES, dossiers=list(dossiers))]


def _told_apart(graph: Graph) -> set[tuple[str, str]]:
    resolution = Resolution.read(graph)
    apart = set()
    for row in graph.read(TOLD_APART):
        one, other = sorted((resolution.entity_of(row["left"]), resolution.entity_of(row["right"])))
        apart.add((one, other))
    return apart


def _surroundings(graph: Graph, pairs: Sequence[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    for first in range(0, len(pairs), 500):
        yield from graph.read(SURROUNDINGS, pairs=[list(pair) for pair in pairs[first : first + 500]])


def _weighed(row: Mapping[str, Any], match: Match, named: Mapping[str, Named]) -> Candidate:
    score, reasons = match.score, [str(match.explanation)]
    matched = [part for part in match.explanation.matches if part.left and part.right]
    sure = len(matched) > 1 or (match.given == match.known and match.type != PERSON)
    if match.type == PERSON and len(matched) == 1:
        score *= 0.85
        reasons.append("against it: of one word that many may bear")
    for speaks, factor, reason in _against(row, match.type):
        if speaks:
            score *= factor
            reasons.append(reason)
            sure = False
    if shared := row["shared"]:
        score += (1 - score) * min(len(shared), 4) * 0.1
        reasons.append(f"for it: both {few_of(shared)}")
    one, other = (row["one"], row["other"]) if row["claims"][0] >= row["claims"][1] else (row["other"], row["one"])
    return Candidate(
        one,
        named[one].name,
        other,
        named[other].name,
        match.type,
        round(score, 4),
        tuple(reasons),
        sure and score >= AUTOMATIC,
    )


def _against(row: Mapping[str, Any], type_: str) -> Iterator[tuple[bool, float, str]]:
    """Yield what may speak against a pair: whether it does, what remains of the score, and how it is put."""
    yield bool(row["between"]), 0.7, f"against it: a tie between them ({few_of(row['between'])})"
    yield bool(row["apart"]), 0.85, f"against it: {few_of(row['apart'])} has both, under two keys"
    kinds = [kind for kind in row["kinds"] if kind not in (None, "other")]
    yield (
        len(set(kinds)) > 1,
        0.9,
        f"against it: one is {kinds[0] if kinds else ''}, the other {kinds[-1] if kinds else ''}",
    )
    distance = _kilometres(*row["places"])
    yield distance > FAR, 0.5, f"against it: they lie {distance:,.0f} km apart"
    gap = _gap(*row["times"])
    if type_ == PERSON:
        yield gap > LIFETIME, 0.5, f"against it: {gap:.0f} years lie between what is said of them"
    if type_ == "Event":
        yield gap > 0.1, 0.6, "against it: they are dated apart"


def _rivalled(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    if not candidate.automatic:
        return candidate
    ends = {candidate.entity, candidate.other}
    for other in others:
        if other is not candidate and ends & {other.entity, other.other} and other.score > candidate.score - RIVAL:
            rival = ({other.entity, other.other} - ends).pop()
            reasons = (*candidate.reasons, f"a rival: {rival} ({other.score:.2f})")
            return Candidate(
                candidate.entity,
                candidate.name,
                candidate.other,
                candidate.other_name,
                candidate.type,
                candidate.score,
                reasons,
                automatic=False,
            )
    return candidate


def _kilometres(one: Sequence[float | None], other: Sequence[float | None]) -> float:
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return 0.0
    across = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return hypot(one[0] - other[0], across) * 111.2


def _gap(one: Sequence[Sequence[Any]], other: Sequence[Sequence[Any]]) -> float:
    """Give the years from the last that is said of one to the first that is said of the other; 0 where they meet."""
    if not one or not other:
        return 0.0
    (begun, ended), (since, until) = (_period(times) for times in (one, other))
    return max((since - ended).days, (begun - until).days, 0) / 365.25


def _period(times: Sequence[Sequence[Any]]) -> tuple[date, date]:
    days = [day.to_native() for pair in times for day in pair]
    return min(days), max(days)
