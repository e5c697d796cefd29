"""Lookup: which entity of the graph a name means, in whatever spelling it is given.

The full-text index over the skeletons of names proposes; the spelling decides. An id or a name as it stands in the
graph wins; then the one entity that is clearly best; a part of a name is enough where only one entity bears it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from database.graph import Graph
from identity.parts import parts
from identity.ranking import Candidate, is_exact_name, ranked, without_namesakes
from identity.spelling import ALIKE
from schema.errors import AmbiguousName, CallError, NoIndex

CLEAR = 0.06
"""How far the best candidate must be ahead of the next to be taken for the one that was meant."""

LONGEST = 500
"""The characters of the longest name: ``schema.names`` says the same, and loads Pydantic."""

PROPOSALS = 300
SHOWN = 8
NEAREST = 3
NEAR = 0.5
"""The score under which a name is not even near."""

CANDIDATES = """
CALL () {
  MATCH (e:Entity {id: $text})
  RETURN e, e.name AS spelling, 'primary' AS kind, true AS is_id
  UNION
  MATCH (:Record {key: $text})-[:RESOLVES_TO]->(e:Entity)
  RETURN e, e.name AS spelling, 'primary' AS kind, true AS is_id
  UNION
  MATCH (:Name {value: $text})<-[named:HAS_NAME]-(e:Entity)
  RETURN e, $text AS spelling, named.kind AS kind, false AS is_id
  UNION
  WITH * WHERE $terms <> ''
  CALL db.index.fulltext.queryNodes('skeletons', $terms, {limit: $proposals}) YIELD node
  MATCH (node)<-[named:HAS_NAME]-(e:Entity)
  RETURN e, node.value AS spelling, named.kind AS kind, false AS is_id
}
WITH e, spelling, kind, is_id
WHERE size($types) = 0 OR e.type IN $types
RETURN e.id AS id, e.name AS name, e.type AS type, e.description AS description,
       collect({spelling: spelling, kind: kind, is_id: is_id}) AS spellings
ORDER BY id
"""
"""Everything that might be meant, in one round trip; ranked by `identity.ranking`."""

CALLED_SO = """
UNWIND range(0, size($texts) - 1) AS place
WITH place, $texts[place] AS text
CALL (text) {
  MATCH (e:Entity {id: text})
  RETURN e, e.name AS spelling, 'primary' AS kind, true AS is_id
  UNION
  MATCH (:Name {value: text})<-[named:HAS_NAME]-(e:Entity)
  RETURN e, text AS spelling, named.kind AS kind, false AS is_id
}
RETURN collect({place: place, id: e.id, name: e.name, type: e.type, description: e.description,
                spelling: spelling, kind: kind, is_id: is_id}) AS row
"""
"""What is called just so: most of what is asked about is, and nobody need look through the names that are like it. One
round trip for all that a question names, and no more work than that: many questions are answered in as long. It
answers in one row, so that a question can travel behind it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked up.

    Args:
        text: A name in any spelling or script, a part of one that only one entity bears, or an id.
        types: The types that it may have; empty for any.
        parameter: What the name was given for, so that an error can say so.
    """

    text: str
    types: tuple[str, ...] = ()
    parameter: str | None = None


def may_be_id(text: str) -> bool:
    """Say whether a text looks like an id: it has no capital letter and no blank, as few names do.

    Args:
        text: An id or a name.
    """
    return len(text) <= LONGEST and text == text.lower() and not any(map(str.isspace, text))


def find(graph: Graph, text: str, *, types: Sequence[str] = (), limit: int = 10) -> list[Candidate]:
    """Find the entities that a name may mean.

    Args:
        graph: The graph.
        text: A name in any spelling or script, a part of one, or an id.
        types: The types that are wanted; empty for any.
        limit: How many candidates at most.

    Returns:
        Candidates, the best first; empty where nothing is like it.

    Raises:
        CallError: The text is empty, or longer than any name.
        NoDatabase: The server is gone.
    """
    text = _checked(text)
    return ranked(text, _read(graph, text, types))[:limit]


def resolve(graph: Graph, text: str, *, types: Sequence[str] = (), parameter: str | None = None) -> Candidate:
    """Say which entity a name means.

    Args:
        graph: The graph.
        text: A name in any spelling or script, a part of one that only one entity bears, or an id.
        types: The types that it may have; empty for any.
        parameter: What the name was given for, so that an error can say so.

    Returns:
        The entity.

    Raises:
        AmbiguousName: Several are meant equally well.
        CallError: Nothing is called so; the error gives the nearest names.
        NoDatabase: The server is gone.
    """
    (found,) = resolve_all(graph, [Wanted(text, tuple(types), parameter)])
    return found


def resolve_all(graph: Graph, wanted: Sequence[Wanted]) -> list[Candidate]:
    """Say which entities several names mean.

    Args:
        graph: The graph.
        wanted: The names.

    Returns:
        The entities, in the order of the names.

    Raises:
        AmbiguousName: Several are meant equally well by one.
        CallError: Nothing is called like one; the error gives the nearest names.
        NoDatabase: The server is gone.
    """
    if not wanted:
        return []
    (found,) = graph.stream(CALLED_SO, texts=[_checked(one.text) for one in wanted])
    return resolve_among(graph, wanted, found["row"])


def resolve_among(graph: Graph, wanted: Sequence[Wanted], found: Iterable[dict[str, Any]]) -> list[Candidate]:
    """Say which entities several names mean, where it is known what is called just so.

    Args:
        graph: The graph; it is asked for what is like a name that nothing is called by.
        wanted: The names.
        found: What `CALLED_SO` found.

    Returns:
        The entities, in the order of the names.

    Raises:
        AmbiguousName: Several are meant equally well by one.
        CallError: Nothing is called like one; the error gives the nearest names.
        NoDatabase: The server is gone.
    """
    texts = [_checked(one.text) for one in wanted]
    called_so: list[dict[str, dict[str, Any]]] = [{} for _ in wanted]
    for row in found:
        place, spelling = row.pop("place"), {name: row.pop(name) for name in ("spelling", "kind", "is_id")}
        types = wanted[place].types
        if is_exact_name(texts[place], spelling) and (not types or row["type"] in types):
            called_so[place].setdefault(row["id"], {**row, "spellings": []})["spellings"].append(spelling)
    return [
        _meant(graph, text, one, list(rows.values())) for text, one, rows in zip(texts, wanted, called_so, strict=True)
    ]


def _meant(graph: Graph, text: str, wanted: Wanted, called_so: Sequence[Mapping[str, Any]]) -> Candidate:
    types, parameter = wanted.types, wanted.parameter
    candidates = ranked(text, called_so or _read(graph, text, types))
    likely = [candidate for candidate in candidates if candidate.exact or candidate.score >= ALIKE]
    if not likely:
        raise _unknown(graph, text, candidates, types, parameter)
    best = likely[0]
    if best.exact:
        rivals = [candidate for candidate in likely if candidate.exact and candidate.score >= best.score]
    else:
        rivals = without_namesakes([each for each in likely if each.score > best.score - CLEAR])
    if len(rivals) == 1:
        return rivals[0]
    raise AmbiguousName(
        text,
        [str(candidate) for candidate in rivals[:SHOWN]],
        parameter=parameter,
        ids=[candidate.id for candidate in rivals],
    )


def terms(text: str) -> str:
    """Give the Lucene query that finds the skeletons a text may belong to.

    Every term is a key: lower-case ASCII letters and figures, so that nothing in the text can be syntax.

    Args:
        text: A name.

    Returns:
        The query; empty where the text has no letter or figure.
    """
    read = parts(text)
    keys = [part.key for part in read]
    joined = [first + second for first, second in pairwise(keys)]
    wanted = []
    for key in dict.fromkeys(keys + joined):
        wanted.append(f"{key}^4")
        if len(key) > 2 and not key.isdigit():
            wanted.append(f"{key}~{1 if len(key) < 6 else 2}")
    if len(read) > 1:
        wanted += [f"{part.key}*" for part in read if part.is_initial]
    return " OR ".join(wanted)


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise CallError("The name is empty.", remedy="Give a name, a part of one, or an id.")
    if len(text) > LONGEST:
        raise CallError(f"The name has {len(text)} characters; no name has more than {LONGEST}.")
    return text


def _read(graph: Graph, text: str, types: Sequence[str]) -> list[dict[str, Any]]:
    try:
        return graph.read(CANDIDATES, text=text, terms=terms(text), types=list(types), proposals=PROPOSALS)
    except NoIndex:
        # Nothing was ever loaded: nobody bears any name.
        return []


def _unknown(
    graph: Graph, text: str, near: Sequence[Candidate], types: Sequence[str], parameter: str | None
) -> CallError:
    place = f" for {parameter}" if parameter else ""
    if types:
        others = [each for each in find(graph, text, limit=PROPOSALS) if each.exact or each.score >= ALIKE]
        if others:
            return CallError(
                f"“{text}”{place} is {_with_article(others[0].type)}, where {_with_article(types)} is asked for.",
                remedy=f"Nearest: {_listed(near)}." if near else None,
            )
    near = [candidate for candidate in near if candidate.score >= NEAR]
    remedy = f"Nearest: {_listed(near)}." if near else "No name in it comes near."
    return CallError(f"Nothing in the graph is called “{text}”{place}.", remedy=remedy)


def _with_article(types: str | Iterable[str]) -> str:
    words = [types] if isinstance(types, str) else list(types)
    return " or ".join(f"{'an' if word[0] in 'AEIOU' else 'a'} {word}" for word in words)


def _listed(candidates: Sequence[Candidate]) -> str:
    return ", ".join(candidate.name for candidate in candidates[:NEAREST])
