"""Held: publishers, documents, records and claims as the graph has them, against what it was given of them.

Each of them carries the hash of the row that it was written from. The row is read back out of its properties and links;
what no longer gives that hash, or what leads elsewhere than it says, was changed by somebody else than a load.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from database.graph import Graph
from identity.resolution import Resolution
from ingest.rows import hash_of, reference_qualifiers
from schema.claims import DERIVED
from schema.dates import parse
from schema.text import digest
from schema.vocabulary import Vocabulary

HELD_PUBLISHERS = """
MATCH (p:Publisher)
WHERE $dossier IS NULL OR EXISTS { (p)-[:BROUGHT_BY]->(:Dossier {id: $dossier}) }
RETURN properties(p) AS properties, COLLECT { MATCH (p)-[:BROUGHT_BY]->(d:Dossier) RETURN d.id } AS dossiers
"""
HELD_DOCUMENTS = """
MATCH (d:Document)
WHERE $dossier IS NULL OR EXISTS { (d)-[:BROUGHT_BY]->(:Dossier {id: $dossier}) }
RETURN properties(d) AS properties,
       COLLECT { MATCH (d)-[:BROUGHT_BY]->(by:Dossier) RETURN by.id } AS dossiers,
       COLLECT {
         MATCH (d)-[r:PUBLISHED_BY|CITES|SUPERSEDES]->(other)
         RETURN [type(r), other.id, size(keys(r))]
       } AS links,
       COLLECT {
         MATCH (d)-[r:HAS_PASSAGE]->(p)
         RETURN [p.id, p.document, p.index, p.start, p.end, size(keys(r)) +
                 size([name IN keys(p) WHERE NOT name IN ['id', 'document', 'index', 'start', 'end', 'text']])]
       } AS passages
"""
HELD_RECORDS = """
MATCH (r:Record)
WHERE $dossier IS NULL OR r.dossier = $dossier OR r.id STARTS WITH $dossier + '/'
RETURN properties(r) AS properties, COLLECT { MATCH (r)-[l:RESOLVES_TO]->(e) RETURN [e.id, size(keys(l))] } AS entities
"""
HELD_CLAIMS = """
MATCH (c:Claim)
WHERE $dossier IS NULL OR c.dossier = $dossier OR c.id STARTS WITH $dossier + '/'
RETURN properties(c) AS properties,
       COLLECT { MATCH (c)-[e:EVIDENCED_BY]->(p) RETURN [p.id, properties(e)] } AS evidence,
       COLLECT {
         MATCH (c)-[r:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY|DISPUTES|SUPPORTS]->(other)
         RETURN [type(r), other.id, properties(r)]
       } AS links
"""

DOCUMENT_VIEW = frozenset(
    {"hash", "dossier", "published_earliest", "published_latest", "reliability", "own_reliability"}
)
"""Properties of a document that its own row does not say in these words."""

CHANGED = "what it says is not what was loaded"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that the graph holds.

    Args:
        id: Which one.
        dossiers: The dossiers that bring it.
        hash: The hash that it was given when it was written.
        trouble: In what it is not what was written then, in a few words; empty where it is.
    """

    id: str
    dossiers: tuple[str, ...]
    hash: str | None
    trouble: str


def publishers(
    graph: Graph, _vocabulary: Vocabulary, _resolution: Resolution, dossier: str | None = None
) -> Iterator[Held]:
    """Yield the publishers of a dossier; without one, all."""
    for row in graph.stream(HELD_PUBLISHERS, dossier=dossier):
        said = row["properties"]
        given = said.pop("hash", None)
        trouble = "" if _hash(said) == given else CHANGED
        yield Held(str(said.get("id")), tuple(sorted(row["dossiers"])), given, trouble)


def documents(
    graph: Graph, _vocabulary: Vocabulary, _resolution: Resolution, dossier: str | None = None
) -> Iterator[Held]:
    """Yield the documents of a dossier; without one, all."""
    for row in graph.stream(HELD_DOCUMENTS, dossier=dossier):
        properties = row["properties"]
        given = properties.get("hash")
        trouble = _of_document(properties, row["links"], row["passages"])
        yield Held(str(properties.get("id")), tuple(sorted(row["dossiers"])), given, trouble)


def records(
    graph: Graph, _vocabulary: Vocabulary, resolution: Resolution, dossier: str | None = None
) -> Iterator[Held]:
    """Yield the records of entities of a dossier; without one, all."""
    for row in graph.stream(HELD_RECORDS, dossier=dossier):
        said = row["properties"]
        key = str(said.get("id"))
        own, _, entity = key.partition("/")
        content = f"{said.get('type')}{said.get('content')}".encode()
        names = {"id", "dossier", "key", "type", "content", "hash"}
        trouble = ""
        if said.keys() != names or [said["dossier"], said["key"]] != [own, entity] or hash_of(content) != said["hash"]:
            trouble = CHANGED
        elif row["entities"] != [[resolution.entity_of(entity), 0]]:
            trouble = f"it does not lead to {resolution.entity_of(entity)}, and to nothing else"
        yield Held(key, (own,), said.get("hash"), trouble)


def claims(graph: Graph, vocabulary: Vocabulary, resolution: Resolution, dossier: str | None = None) -> Iterator[Held]:
    """Yield the claims of a dossier; without one, all."""
    references = {name: reference_qualifiers(cls) for name, cls in vocabulary.predicates.items()}
    for row in graph.stream(HELD_CLAIMS, dossier=dossier):
        said = {name: value for name, value in row["properties"].items() if name not in DERIVED}
        if (own := row["properties"].get("own_status")) is not None:
            said["status"] = own
        key = str(said.get("id"))
        trouble = _of_claim(said, row["properties"].get("hash"), row["evidence"], row["links"], references, resolution)
        yield Held(key, (key.partition("/")[0],), row["properties"].get("hash"), trouble)


KINDS: Mapping[str, Callable[[Graph, Vocabulary, Resolution, str | None], Iterator[Held]]] = {
    "publishers": publishers,
    "documents": documents,
    "entities": records,
    "claims": claims,
}
"""How what each kind of record became is read back."""

SINGULAR = {"publishers": "publisher", "documents": "document", "entities": "entity", "claims": "claim"}
"""What one of each kind is called."""


def _of_document(properties: Mapping[str, Any], links: Sequence[Any], passages: Sequence[Any]) -> str:
    said = {name: value for name, value in properties.items() if name not in DOCUMENT_VIEW}
    if properties.get("own_reliability") is not None:
        said["reliability"] = properties["own_reliability"]
    publishers = [target for kind, target, _ in links if kind == "PUBLISHED_BY"]
    said["cites"] = sorted(str(target) for kind, target, _ in links if kind == "CITES")
    superseded = [target for kind, target, _ in links if kind == "SUPERSEDES"]
    if superseded != ([properties["supersedes"]] if properties.get("supersedes") else []):
        return "the document that it supersedes is not what was loaded"
    found = {row[0]: row for row in passages}
    said["passages"] = []
    for index in range(len(passages)):
        passage = f"{properties.get('id')}#{index}"
        _, document, number, start, end, others = found.get(passage, (None,) * 6)
        if (document, number, others) != (properties.get("id"), index, 0):
            return f"its passage {index} is not what was loaded"
        said["passages"].append([start, end])
    named = [said["publisher"]] if "publisher" in said else []
    if _hash(said) != properties.get("hash") or publishers[:1] != named:
        return "what it says, its publisher, what it cites or its passages are not what was loaded"
    if len(publishers) > 1 or any(extra for *_, extra in links):
        return "its links are not what was loaded"
    days: list[str | None] = [None, None]
    if said.get("published") is not None:
        bounds = parse(said["published"])
        days = [bounds.start_earliest.isoformat(), bounds.end_latest.isoformat()]
    held = [properties.get("published_earliest"), properties.get("published_latest")]
    if [str(day) if day is not None else None for day in held] != days:
        return "its days do not follow from when it was published"
    return ""


def _of_claim(
    said: dict[str, Any],
    given: Any,
    evidence: Sequence[Any],
    links: Sequence[Any],
    references: Mapping[str, Sequence[str]],
    resolution: Resolution,
) -> str:
    if not evidence:
        return "it has no evidence"
    expected = Counter((kind, target, name) for kind, target, name in _ends(said, references, resolution))
    found: Counter[tuple[str, Any, Any]] = Counter()
    for kind, target, properties in links:
        if kind in ("DISPUTES", "SUPPORTS"):
            said.setdefault(kind.lower(), []).append(str(target))
            if not properties:
                continue
        elif properties.keys() <= {"as"}:
            found[kind, target, properties.get("as")] += 1
            continue
        return f"its {kind} carries what no load wrote"
    for differing, words in ((expected - found, "lacks"), (found - expected, "has no right to")):
        for kind, target, name in differing:
            return f"it {words} {kind}{f' as {name}' if name else ''} to {target}"
    said["evidence"] = sorted(
        ([passage, *(span.get(name) for name in ("start", "end", "digest"))] for passage, span in evidence), key=str
    )
    for name in ("disputes", "supports"):
        if name in said:
            said[name] = sorted(said[name])
    if any(not span.keys() <= {"start", "end", "digest", "quote"} for _, span in evidence):
        return "its EVIDENCED_BY carries what no load wrote"
    # Sorted as texts above, so that what is broken can be sorted at all; as numbers where it is whole.
    try:
        said["evidence"].sort()
    except TypeError:
        return "its evidence is not what was loaded"
    if _hash(said) != given:
        return "what it says or its evidence is not what was loaded"
    if any("quote" in span and digest(str(span["quote"])) != span["digest"] for _, span in evidence):
        return "a quote of it does not have the digest of its span"
    return ""


def _ends(
    said: Mapping[str, Any], references: Mapping[str, Sequence[str]], resolution: Resolution
) -> Iterator[tuple[str, str, str | None]]:
    for name, kind in (("subject", "SUBJECT"), ("object", "OBJECT"), ("speaker", "SAID_BY")):
        if name in said:
            yield kind, resolution.entity_of(str(said[name])), None
    for name in references.get(str(said.get("predicate")), ()):
        if name in said:
            for key in said[name] if isinstance(said[name], list) else [said[name]]:
                yield "QUALIFIED_BY", resolution.entity_of(str(key)), name


def _hash(said: Mapping[str, Any]) -> str:
    # What a load wrote is all JSON; a day or a point that somebody else wrote is not, and shall differ and not fail.
    return hash_of(orjson.dumps(said, default=str, option=orjson.OPT_SORT_KEYS))
