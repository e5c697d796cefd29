"""Writing: what a validated load changes of sources, records and claims, as rows for the graph."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any

import orjson

from database.graph import Graph
from identity.resolution import Resolution
from identity.verdicts import Verdicts
from ingest import statements as s
from ingest.batches import batches
from ingest.comparison import REMOVED
from ingest.known import Known
from ingest.pouring import Pouring, Step
from ingest.rows import LINKS, reference_qualifiers
from ingest.spool import Spool
from ingest.texts import Texts
from ingest.triples import Triple
from schema.vocabulary import Vocabulary

CLAIM_ROWS = """
SELECT said.row, said.hash, t.subject, t.object, t.start_earliest, t.start_latest, t.end_earliest, t.end_latest,
       t.published, t.reliability, t.disputed, q.quotes
FROM claims said
LEFT JOIN stored_claims held ON held.id = said.id
JOIN standing t ON t.id = said.id
LEFT JOIN quotes q ON q.claim = said.id
"""
ADDED_CLAIMS = f"{CLAIM_ROWS} WHERE held.id IS NULL ORDER BY said.rowid"
ALTERED_CLAIMS = f"""{CLAIM_ROWS}
WHERE held.id IS NOT NULL AND (held.hash IS NOT said.hash OR held.links <> said.links) ORDER BY said.rowid
"""
NEW_QUOTES = """
SELECT q.claim, q.quotes FROM quotes q JOIN stored_claims held ON held.id = q.claim WHERE held.quotes < q.count
"""
AIMS_OF_WRITTEN = """
SELECT aims.claim, aims.target FROM aims
JOIN claims said ON said.id = aims.claim
LEFT JOIN stored_claims held ON held.id = said.id
WHERE aims.field = ? AND (held.id IS NULL OR held.hash IS NOT said.hash OR held.links <> said.links)
"""
WRITTEN_RECORDS = """
SELECT said.id, said.dossier, said.key, said.type, said.content, said.hash
FROM records said LEFT JOIN stored_records held ON held.id = said.id
WHERE held.id IS NULL OR held.hash IS NOT said.hash OR held.links <> '1'
ORDER BY said.rowid
"""
WRITTEN_DOCUMENTS = """
SELECT said.dossier, said.row, said.hash
FROM documents said LEFT JOIN stored_documents held ON held.id = said.id AND held.dossier = said.dossier
WHERE held.id IS NULL OR held.hash IS NOT said.hash OR held.links <> said.links
ORDER BY said.rowid
"""
WRITTEN_PUBLISHERS = """
SELECT said.dossier, said.row, said.hash
FROM publishers said LEFT JOIN stored_publishers held ON held.id = said.id AND held.dossier = said.dossier
WHERE held.id IS NULL OR held.hash IS NOT said.hash
ORDER BY said.rowid
"""


class Writer:
    """Writes what a load changes.

    Args:
        graph: The database.
        spool: The rows of the load, beside what the graph holds.
        vocabulary: The types that there are.
        known: What is known of documents and publishers.
        resolution: Which entity each key stands for.
        verdicts: How claims were judged.
        pouring: What takes the rows to the graph.
    """

    def __init__(
        self,
        graph: Graph,
        spool: Spool,
        vocabulary: Vocabulary,
        known: Known,
        resolution: Resolution,
        verdicts: Verdicts,
        pouring: Pouring,
    ) -> None:
        self._graph = graph
        self._spool = spool
        self._known = known
        self._resolution = resolution
        self._verdicts = verdicts
        self._pouring = pouring
        self._references = {name: reference_qualifiers(cls) for name, cls in vocabulary.predicates.items()}

    def write_sources(self, *, fresh: bool) -> None:
        """Write publishers and documents, with their passages.

        Args:
            fresh: Whether the graph holds none, so that there is nothing that the new replaces.
        """
        publishers = (
            {"dossier": dossier, "p": {**orjson.loads(row), "hash": content_hash}}
            for dossier, row, content_hash in self._spool.rows(WRITTEN_PUBLISHERS)
        )
        self._pouring.pour("publishers", publishers, (s.WRITE_PUBLISHERS,))
        documents = (self._document(*row) for row in self._spool.rows(WRITTEN_DOCUMENTS))
        replacing = (s.FORGET_TEXT_THAT_CHANGED, s.WRITE_DOCUMENTS, s.DELETE_PASSAGES_BEYOND)
        for batch in batches(documents, 500):
            self._pouring.pour("documents", batch, (s.WRITE_DOCUMENTS,) if fresh else replacing)
            passages = (row for document in batch for row in _passages(document))
            self._pouring.pour("passages", passages, (s.WRITE_PASSAGES,))
        # A document may cite one that comes later: what joins documents is written when all are there.
        joining = {"publisher": s.WRITE_PUBLISHED_BY, "cites": s.WRITE_CITES, "supersedes": s.WRITE_SUPERSEDES}
        if not fresh:
            self._pouring.pour("documents", self._joins(), tuple(joining.values()))
            return
        for to, statement in joining.items():
            self._pouring.pour("documents", (row for row in self._joins() if row[to]), (statement,))

    def _joins(self) -> Iterator[dict[str, Any]]:
        for row in self._spool.rows(WRITTEN_DOCUMENTS):
            one = self._document(*row)
            yield {"p": {"id": one["p"]["id"]}, "supersedes": one["p"].get("supersedes")} | {
                to: one[to] for to in ("publisher", "cites")
            }

    def write_records(self) -> None:
        """Write the records of entities, and make sure that the entities are there."""
        self._pouring.pour("entities", self._records(), (s.WRITE_RECORDS,))

    def create_records(self) -> None:
        """Write the records of entities into a graph that holds none; the entities are there."""
        self._pouring.pour("entities", self._records(), (s.CREATE_RECORDS,))

    def write_claims(self, total: int, *, meanwhile: Callable[[], None] | None = None) -> None:
        """Write the claims that are new or changed, and remove those that are gone.

        Args:
            total: How many are new.
            meanwhile: What to do while the server writes the last of the new ones.
        """
        self._pouring.pour("claims", (key for key, _ in self._spool.rows(REMOVED["claims"])), (s.DELETE_CLAIMS,))
        altered = ({"p": p, **links} for p, links in self._claims(ALTERED_CLAIMS))
        self._pouring.pour("claims", altered, (s.UPDATE_CLAIMS,), size=1000)
        # Claims alone touch nothing that their links do: the server makes those of one batch and links the one before.
        steps = (Step((s.CREATE_CLAIMS,), itemgetter(0)), Step((s.LINK_CLAIMS,), itemgetter(1)))
        self._pouring.pour_through("claims", chain(self._claims(ADDED_CLAIMS), _then(meanwhile)), steps, total=total)
        self._pouring.pour("disputes", self._spool.rows(AIMS_OF_WRITTEN, "disputes"), (s.WRITE_DISPUTES,))
        self._pouring.pour("supports", self._spool.rows(AIMS_OF_WRITTEN, "supports"), (s.WRITE_SUPPORTS,))

    def remove_sources(self) -> None:
        """Remove records, documents and publishers that no dossier brings any more."""
        self._pouring.pour("entities", (key for key, _ in self._spool.rows(REMOVED["entities"])), (s.DELETE_RECORDS,))
        for kind, leave, delete in (
            ("documents", s.LEAVE_DOCUMENTS, s.DELETE_DOCUMENTS_NOBODY_BRINGS),
            ("publishers", s.LEAVE_PUBLISHERS, s.DELETE_PUBLISHERS_NOBODY_BRINGS),
        ):
            gone = [{"id": key, "dossier": dossier} for key, dossier in self._spool.rows(REMOVED[kind])]
            if gone:
                self._pouring.pour(kind, gone, (leave,))
                self._graph.write(delete)
                if kind == "documents":
                    self._pouring.pour(kind, [row["id"] for row in gone], (s.NAME_THE_DOSSIER,))

    def name_dossiers(self) -> None:
        """Have each written document name the first of the dossiers that bring it."""
        written = (orjson.loads(row)["id"] for _, row, _ in self._spool.rows(WRITTEN_DOCUMENTS))
        self._pouring.pour("documents", written, (s.NAME_THE_DOSSIER,))

    def write_texts(self, texts: Texts) -> None:
        """Write the text of passages and the quotes of evidence, as far as they are at hand.

        Args:
            texts: The texts.
        """
        for document, text in texts:
            facts = self._known.documents[document]
            rows = (
                {"id": f"{document}#{index}", "text": text.content[start:end]}
                for index, (start, end) in enumerate(zip(facts.starts, facts.ends, strict=True))
            )
            self._pouring.pour("texts", rows, (s.WRITE_TEXT,), size=1000)
        quotes = ({"claim": claim, "quotes": orjson.loads(found)} for claim, found in self._spool.rows(NEW_QUOTES))
        self._pouring.pour("texts", quotes, (s.WRITE_QUOTES,), size=1000)

    def _document(self, dossier: str, row: str, content_hash: str) -> dict[str, Any]:
        said = orjson.loads(row)
        # The publisher's id stays on the document: whoever asks who says something finds it there by one look.
        publisher, cites, passages = said.get("publisher"), said.pop("cites"), said.pop("passages")
        days: list[str] = said.pop("dates")
        own = said.pop("reliability", None)
        properties = {
            **said,
            "published_earliest": date.fromisoformat(days[0]) if days else None,
            "published_latest": date.fromisoformat(days[1]) if days else None,
            "own_reliability": own,
            "reliability": own or (self._known.publishers.get(publisher) if publisher else None),
            "hash": content_hash,
            "dossier": dossier,
        }
        return {
            "dossier": dossier,
            "p": properties,
            "publisher": publisher,
            "cites": cites,
            "passages": len(passages),
            "spans": passages,
        }

    def _records(self) -> Iterator[dict[str, Any]]:
        for record, dossier, key, label, content, content_hash in self._spool.rows(WRITTEN_RECORDS):
            properties = {"id": record, "dossier": dossier, "key": key, "type": label, "content": content}
            yield {"p": {**properties, "hash": content_hash}, "entity": self._resolution.entity_of(key)}

    def _claims(self, chosen: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Give the properties of claims, and where their links lead."""
        for row in self._spool.rows(chosen):
            yield self._claim(*row)

    def _claim(
        self,
        content: bytes,
        content_hash: str,
        one: str,
        other: str | None,
        start_earliest: str | None,
        start_latest: str | None,
        end_earliest: str | None,
        end_latest: str | None,
        published: str | None,
        reliability: str | None,
        disputed: int,
        quotes: bytes | None,
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        said = orjson.loads(content)
        found = {name: said.pop(name, ()) for name in LINKS}
        known_quotes = orjson.loads(quotes) if quotes else {}
        said["hash"] = content_hash
        standing = self._verdicts.standing(said["id"], said["status"])
        said.update((name, value) for name, value in standing.items() if value is not None)
        said["disputed"] = bool(disputed)
        if other is not None:
            said["triple"] = str(Triple(one, said["predicate"], other))
        if start_earliest is not None:
            said["start_earliest"] = date.fromisoformat(start_earliest)
            said["start_latest"] = date.fromisoformat(start_latest or "")
            said["end_earliest"] = date.fromisoformat(end_earliest or "")
            said["end_latest"] = date.fromisoformat(end_latest or "")
        if published is not None:
            said["published"] = date.fromisoformat(published)
        if reliability is not None:
            said["reliability"] = reliability
        evidence = []
        for passage, start, end, digest in found["evidence"]:
            link = {"passage": passage, "start": start, "end": end, "digest": digest}
            if known_quotes:
                link["quote"] = known_quotes.get(f"{passage.rpartition('#')[0]} {start} {end}")
            evidence.append(link)
        ends = ends_of(said, self._references[said["predicate"]], self._resolution)
        return said, {"id": said["id"], "evidence": evidence, **ends}


def ends_of(said: Mapping[str, Any], references: Sequence[str], resolution: Resolution) -> dict[str, Any]:
    """Give the entities that a claim's links lead to, as the statements that write them take them.

    Args:
        said: The claim's properties.
        references: The qualifiers of its predicate that are keys of entities.
        resolution: Which entity each key stands for.
    """
    entity_of = resolution.entity_of
    return {
        "subject": entity_of(said["subject"]),
        "objects": [entity_of(said["object"])] if "object" in said else [],
        "speakers": [entity_of(said["speaker"])] if "speaker" in said else [],
        "qualified": [
            {"as": name, "entity": entity_of(key)}
            for name in references
            if name in said
            for key in (said[name] if isinstance(said[name], list) else [said[name]])
        ],
    }


def _then(work: Callable[[], None] | None) -> Iterator[Any]:
    """Yield nothing, and do the work when asked for more."""
    if work is not None:
        work()
    yield from ()


def _passages(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    key = document["p"]["id"]
    for index, (start, end) in enumerate(document["spans"]):
        yield {"id": f"{key}#{index}", "document": key, "index": index, "start": start, "end": end}
