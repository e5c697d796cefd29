"""Records: one entity or one claim, read whole."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph

ENTITY = """
MATCH (e:Entity {id: $id})
RETURN e {.id, .type, .kind, .name, .description, .latitude, .longitude} AS entity,
  COLLECT {
    MATCH (e)-[named:HAS_NAME]->(n:Name)
    RETURN {name: n.value, kind: named.kind, language: named.language, script: named.script, note: named.note} AS row
    ORDER BY CASE named.kind WHEN 'primary' THEN 0 ELSE 1 END, n.value
  } AS names,
  COLLECT {
    MATCH (e)-[r]-(other:Entity) WHERE r.derived
    WITH CASE WHEN startNode(r) = e THEN 'out' ELSE 'in' END AS direction, type(r) AS tie, other.name AS name
    WITH direction, tie, count(*) AS number, collect(name)[..$shown] AS names
    RETURN {direction: direction, tie: tie, number: number, names: names} AS row
    ORDER BY direction DESC, number DESC, tie
  } AS ties,
  COUNT { MATCH (e)<-[:SUBJECT|OBJECT|QUALIFIED_BY]-(c:Claim) RETURN DISTINCT c } AS claim_count
"""

CLAIMS = """
CALL () {
  MATCH (c:Claim)
  WHERE $entity IS NULL AND ($predicate IS NULL OR c.predicate = $predicate)
  RETURN c
  UNION
  // What only names it, as equipment or as a place, speaks of it too.
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT|QUALIFIED_BY]-(c:Claim)
  WHERE $predicate IS NULL OR c.predicate = $predicate
  RETURN c
}
WITH c
WHERE ($document IS NULL OR EXISTS { (c)-[:EVIDENCED_BY]->(:Passage {document: $document}) })
  AND ($disputed IS NULL OR c.disputed = $disputed)
  AND ($modality IS NULL OR c.modality = $modality)
  AND ($polarity IS NULL OR c.polarity = $polarity)
WITH c ORDER BY c.start_earliest, c.id LIMIT $limit
OPTIONAL MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
RETURN c.id AS claim, coalesce(subject.name, c.subject) AS subject, c.predicate AS predicate,
  coalesce(object.name, c.object, toString(c.value)) AS object, c.`when` AS `when`,
  c.polarity AS polarity, c.modality AS modality, coalesce(c.disputed, false) AS disputed,
  COLLECT {
    OPTIONAL MATCH (c)-[:SAID_BY]->(speaker:Entity)
    OPTIONAL MATCH (c)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
    OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
    WITH DISTINCT coalesce(speaker.name, publisher.name, document.title) AS name
    WHERE name IS NOT NULL
    RETURN name ORDER BY name
  } AS said_by, c.statement AS statement
ORDER BY c.start_earliest, claim
"""

CLAIM = """
MATCH (c:Claim {id: $id})
RETURN properties(c) AS claim,
  [(c)-[:SUBJECT]->(e:Entity) | e {.id, .name, .type}][0] AS subject,
  [(c)-[:OBJECT]->(e:Entity) | e {.id, .name, .type}][0] AS object,
  [(c)-[:SAID_BY]->(e:Entity) | e {.id, .name, .type}][0] AS speaker,
  COLLECT {
    MATCH (c)-[as:QUALIFIED_BY]->(e:Entity)
    RETURN {as: as.as, id: e.id, name: e.name} AS row ORDER BY as.as, e.name
  } AS references,
  COLLECT {
    MATCH (c)-[at:EVIDENCED_BY]->(p:Passage)<-[:HAS_PASSAGE]-(d:Document)
    OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(publisher:Publisher)
    RETURN {document: d.id, title: d.title, publisher: publisher.name, published: d.published, paragraph: p.index + 1,
            start: at.start, end: at.end, digest: at.digest,
            quote: coalesce(at.quote, substring(p.text, at.start - p.start, at.end - at.start))} AS row
    ORDER BY d.id, at.start
  } AS evidence,
  COLLECT {
    MATCH (c)-[tie:DISPUTES|SUPPORTS]-(other:Claim)
    RETURN {tie: CASE WHEN startNode(tie) = c THEN toLower(type(tie))
                      WHEN type(tie) = 'DISPUTES' THEN 'disputed by' ELSE 'supported by' END,
            claim: other.id, statement: other.statement} AS row
    ORDER BY row.tie, other.id
  } AS others,
  COLLECT {
    MATCH (j:Judgement {claim: c.id}) WHERE j.undone_when IS NULL
    RETURN {judgement: j.id, status: j.status, who: j.who, when: j.when, why: j.why} AS row
    ORDER BY j.when, j.id
  } AS judged
"""

DOCUMENTS = "MATCH (d:Document) RETURN d.id AS id ORDER BY id"
BY_KEY = "MATCH (c:Claim) WHERE c.key = $key RETURN c.id AS id ORDER BY id LIMIT 10"

NAMES_SHOWN = 5

FEW = 20
"""Documents that an error names; more would hide it."""

OWN = frozenset(
    {
        "id",
        "dossier",
        "key",
        "hash",
        "predicate",
        "subject",
        "object",
        "speaker",
        "triple",
        "statement",
        "polarity",
        "modality",
        "status",
        "own_status",
        "contested_by",
        "credibility",
        "when",
        "when_text",
        "start_earliest",
        "start_latest",
        "end_earliest",
        "end_latest",
        "published",
        "reliability",
        "value",
        "disputed",
    }
)
"""The properties of a claim that are no qualifiers."""


def entity(graph: "Graph", key: str) -> Mapping[str, Any]:
    """Read an entity with its names, its ties by kind, and how many claims speak of it.

    Args:
        graph: The graph.
        key: Its id.
    """
    return graph.read(ENTITY, id=key, shown=NAMES_SHOWN)[0]


def claims(graph: "Graph", **wanted: Any) -> list[dict[str, Any]]:
    """Read claims, the earliest first.

    Args:
        graph: The graph.
        **wanted: ``limit``, and what narrows them down: ``entity`` and ``document`` (ids), ``predicate``, ``modality``,
            ``polarity``, ``disputed``.
    """
    narrowed = dict.fromkeys(("entity", "document", "predicate", "modality", "polarity", "disputed"))
    return graph.read(CLAIMS, **{**narrowed, **wanted})


def refuse_unknown_document(graph: "Graph", key: str) -> None:
    """Refuse the id of a document that is not in the graph.

    Args:
        graph: The graph.
        key: The id.

    Raises:
        CallError: There is no such document; the message says what comes near.
    """
    from schema.suggestion import LOOSE, did_you_mean

    known = [row["id"] for row in graph.read(DOCUMENTS)]
    if key not in known:
        hint = did_you_mean(key, known, most=2, near=LOOSE)
        few = f"There are {', '.join(known)}." if 0 < len(known) <= FEW else "`dots graph stats` counts what there is."
        raise CallError(f"There is no document “{key}”.", remedy=hint or few)


def claim(graph: "Graph", key: str) -> Mapping[str, Any]:
    """Read a claim with everything that it rests on.

    Args:
        graph: The graph.
        key: Its id, ``dossier/key``, or its key alone where only one dossier has it.

    Raises:
        CallError: There is no such claim, or several are called so.
    """
    if found := graph.read(CLAIM, id=key):
        return found[0]
    same = [row["id"] for row in graph.read(BY_KEY, key=key)]
    if len(same) == 1:
        return graph.read(CLAIM, id=same[0])[0]
    if same:
        raise CallError(f"“{key}” could be any of {', '.join(same)}.", remedy="Give the dossier too.")
    raise CallError(f"There is no claim “{key}”.", remedy="`dots claim list` shows them.")
