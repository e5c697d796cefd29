"""Views: what follows from the records and claims of the graph, held against what is there, and put right.

Three views: entities with their names, the derived properties of claims, and the relationships between entities. Each
is worked out, compared, and only what differs is written, so that doing it twice writes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import orjson

from database.graph import Graph
from identity.resolution import Resolution
from identity.verdicts import Verdicts
from ingest import composing
from ingest import view_statements as v
from ingest.batches import batches
from ingest.claim_validation import PUT_DISPUTE, PUT_STANDING, bounds_of
from ingest.derivation import (
    PUT_STORED,
    Citations,
    expect_compositions,
    expect_relationships,
    implied_types,
    rows_of,
    settle_disputes,
    stored_row,
)
from ingest.entity_view import entity_names, entity_properties, heard, own_labels, records_of, skeletons
from ingest.pouring import Pouring
from ingest.rows import as_written
from ingest.spool import Spool
from ingest.statements import CREATE_ENTITIES, CREATE_HAS_NAME, CREATE_NAMES
from ingest.triples import Triple
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

BATCH = 1000

ADDED = """
SELECT e.subject, e.type, e.object, e.row, NULL FROM expected e
LEFT JOIN stored s ON s.subject = e.subject AND s.type = e.type AND s.object = e.object
WHERE s.element IS NULL
"""
CHANGED = """
SELECT e.subject, e.type, e.object, e.row, s.element FROM expected e
JOIN stored s ON s.subject = e.subject AND s.type = e.type AND s.object = e.object
WHERE s.hash <> e.hash AND s.rowid = (
    SELECT min(o.rowid) FROM stored o WHERE o.subject = s.subject AND o.type = s.type AND o.object = s.object
)
"""
EXTRA = """
SELECT s.subject, s.type, s.object, s.element FROM stored s
LEFT JOIN expected e ON s.subject = e.subject AND s.type = e.type AND s.object = e.object
WHERE e.type IS NULL OR s.rowid > (
    SELECT min(o.rowid) FROM stored o WHERE o.subject = s.subject AND o.type = s.type AND o.object = s.object
)
"""
DISPUTED = """
SELECT t.id, t.disputed FROM standing t JOIN stored_disputed h ON h.id = t.id WHERE t.disputed IS NOT h.disputed
"""
FORGET_OTHERS = """
DELETE FROM expected
WHERE subject || '|' || type || '|' || object NOT IN (SELECT value FROM json_each(?))
"""
RECORDS_BY_ENTITY = "SELECT entity, id, type, content FROM records ORDER BY entity, id"
PUT_NAME = "INSERT INTO names VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True, order=True)
class Drift:
    """One thing in which the graph is not what its claims and records say.

    Args:
        kind: ``missing``, ``extra`` or ``different``, or what is broken.
        what: What it concerns: ``relationship``, ``entity``, ``name``, ``claim``, ``record``, ``passage``.
        id: Which one.
        detail: How it differs, as one sentence; empty where the rest says it.
        remedy: The command that mends it.
    """

    kind: str
    what: str
    id: str
    detail: str = ""
    remedy: str = "dots graph rebuild"

    def __str__(self) -> str:
        return f"{self.kind} {self.what} {self.id}" + (f": {self.detail}" if self.detail else "")


@dataclass
class Touched:
    """What a load touches, as far as views follow from it.

    Args:
        entities: The entities whose records were written or removed.
        claims: The claims that were written, and those that dispute them or are disputed by them.
        triples: The triples of claims that were written or removed, as they were and as they are.
    """

    entities: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    triples: set[str] = field(default_factory=set)


class Views:
    """The views of a graph.

    Args:
        graph: The database.
        vocabulary: The types that there are.
        pouring: What takes rows to the graph; None to say only what differs.
        resolution: Which entity each key stands for.
    """

    def __init__(self, graph: Graph, vocabulary: Vocabulary, pouring: Pouring | None, resolution: Resolution) -> None:
        self._graph = graph
        self._vocabulary = vocabulary
        self._pouring = pouring
        self._resolution = resolution
        self._kinds = {
            cls.label: "kind" in cls.model_fields and not _kind_may_be_none(cls) for cls in vocabulary.entities
        }
        self.drifts: list[Drift] = []
        self.written: Counter[str] = Counter()

    # A first load: nothing is there, and everything is in the spool.

    def create_entities(self, spool: Spool) -> None:
        """Write the entities and names of a load into a graph that holds none."""
        self._pour("entities", self._new_entities(spool), CREATE_ENTITIES)
        values = (value for (value,) in spool.rows("SELECT DISTINCT value FROM names"))
        self._pour("names", skeletons(values), CREATE_NAMES)
        links = (
            {"entity": entity, "value": value, "p": orjson.loads(row)}
            for entity, value, row in spool.rows("SELECT entity, value, row FROM names")
        )
        self._pour("names", links, CREATE_HAS_NAME)
        self.written["names"] = int(spool.value("SELECT count(*) FROM names"))

    def expect(self, spool: Spool) -> None:
        """Work out the relationships that the claims of a load carry; its documents are written."""
        citations = Citations.read(self._graph)
        expect_relationships(spool, self._vocabulary, citations)
        expect_compositions(spool, self._vocabulary.compositions, citations)

    def create_relationships(self, spool: Spool) -> None:
        """Write the relationships that were worked out into a graph that holds none."""
        self._settle_relationships(spool, compared=False)

    # A small change: only what a load touches.

    def follow(self, touched: Touched) -> None:
        """Bring the views in line with what a load touched.

        Args:
            touched: What it touched.
        """
        self._settle_entities(sorted(touched.entities))
        triples = touched.triples | self._refresh_disputed(touched)
        if not triples:
            return
        wanted = self._widened(triples)
        with Spool() as ledger:
            self._stand(ledger, v.CLAIMS_ON_TRIPLES, sorted(self._carriers(wanted)))
            settled = sorted(wanted)
            for batch in batches(settled, BATCH):
                rows = self._graph.read(v.RELATIONSHIPS_ON_TRIPLES, rows=[[*Triple.read(triple)] for triple in batch])
                ledger.put_all(PUT_STORED, (stored_row(row) for row in rows))
            expect_relationships(ledger, self._vocabulary, Citations.read(self._graph))
            # What carries a wider type stands there for its sake: its own relationship was not asked for.
            ledger.run(FORGET_OTHERS, orjson.dumps(settled).decode())
            self._settle_relationships(ledger, compared=True)
        changed = [Triple.read(triple) for triple in wanted]
        composing.follow(
            self._graph, self._vocabulary, changed, lambda ledger: self._settle_relationships(ledger, compared=True)
        )

    # Everything: after an interrupted load, for a check, for a rebuild.

    def settle_all(self) -> None:
        """Bring every view of the graph in line with its records and claims."""
        if self._pouring is not None:
            for statement in (*v.NOBODY_BRINGS, v.LABEL_ENTITIES, v.REFRESH_RELIABILITY):
                self._graph.write(statement)
        ids = [row["id"] for row in self._graph.stream(v.ENTITY_IDS)]
        self._settle_entities(ids)
        if self._pouring is not None:
            # What an interrupted load unlinked, and did not get to remove.
            self._graph.write(v.DELETE_NAMES_NOBODY_BEARS)
        self._read_names()
        with Spool() as ledger:
            self._stand(ledger, v.ALL_CLAIMS, None)
            self._settle_claims(ledger)
            ledger.put_all(PUT_STORED, (stored_row(row) for row in self._graph.stream(v.ALL_RELATIONSHIPS)))
            citations = Citations.read(self._graph)
            expect_relationships(ledger, self._vocabulary, citations)
            expect_compositions(ledger, self._vocabulary.compositions, citations)
            self._settle_relationships(ledger, compared=True)

    def _read_names(self) -> None:
        """Have every name carry what it is found by, also those that an older dots wrote."""
        unread = [row["value"] for row in self._graph.read(v.UNREAD_NAMES)]
        for value in unread:
            self._note("different", "name", f"“{value}”", "it does not say how it sounds")
        if unread and self._pouring is not None:
            self.written["names"] += len(unread)
            self._pour("names", skeletons(unread), v.WRITE_NAMES)

    def _new_entities(self, spool: Spool) -> Iterator[dict[str, Any]]:
        for entity, rows in groupby(spool.rows(RECORDS_BY_ENTITY), key=itemgetter(0)):
            records = heard(entity, ((record, label, orjson.loads(content)) for _, record, label, content in rows))
            names = entity_names(records)
            for value, link in names.items():
                spool.put(PUT_NAME, (entity, value, orjson.dumps(link)))
            self.written["entities"] += 1
            yield {"p": entity_properties(entity, records, self._kinds)}

    def _settle_entities(self, ids: Sequence[str]) -> None:
        unlinked = False
        for batch in batches(ids, BATCH):
            altered, gone, new_links, old_links = [], [], [], []
            for row in self._graph.read(v.ENTITY_STATES, ids=batch):
                entity = row["id"]
                records = heard(entity, records_of(row["records"]))
                if not records:
                    if row["properties"] is not None:
                        self._note("extra", "entity", entity, "no record brings it")
                        gone.append(entity)
                        unlinked = True
                    continue
                said = entity_properties(entity, records, self._kinds)
                labels = own_labels(row["labels"] or (), self._vocabulary.entity_types)
                if row["properties"] != said or labels != {said["type"]}:
                    self._note("different" if row["properties"] else "missing", "entity", entity)
                    altered.append({"id": entity, "p": said, "other": sorted(labels - {said["type"]})})
                names = entity_names(records)
                for name in row["names"]:
                    if names.get(name["value"]) == name["link"]:
                        del names[name["value"]]
                    else:
                        old_links.append(name["element"])
                        unlinked = True
                        if name["value"] not in names:
                            self._note("extra", "name", f"{entity} “{name['value']}”")
                for value, link in names.items():
                    self._note("missing", "name", f"{entity} “{value}”")
                    new_links.append({"entity": entity, "value": value, "p": link})
            if self._pouring is None:
                continue
            self.written["entities"] += len(altered) + len(gone)
            self.written["names"] += len(new_links) + len(old_links)
            self._pour("entities", gone, v.DELETE_ENTITIES, size=100)
            self._pour("entities", altered, v.WRITE_ENTITIES)
            self._pour("names", old_links, v.DELETE_RELATIONSHIPS)
            self._pour("names", skeletons(sorted({link["value"] for link in new_links})), v.WRITE_NAMES)
            self._pour("names", new_links, CREATE_HAS_NAME)
        if unlinked and self._pouring is not None:
            self._graph.write(v.DELETE_NAMES_NOBODY_BEARS)

    def _refresh_disputed(self, touched: Touched) -> set[str]:
        flipped: set[str] = set()
        claims = set(touched.claims)
        for batch in batches(sorted(touched.triples), BATCH):
            claims.update(row["id"] for row in self._graph.read(v.IDS_ON_TRIPLES, triples=batch))
        for batch in batches(sorted(claims), BATCH):
            found = self._refresh(batch)
            self.written["claims"] += len(found)
            flipped.update(triple for triple in found if triple is not None)
        return flipped

    def _refresh(self, claims: list[str]) -> list[str | None]:
        def work(transaction: "ManagedTransaction") -> list[str | None]:
            return [row["triple"] for row in transaction.run(v.REFRESH_DISPUTED, rows=claims)]

        return self._graph.transact(work)

    def _settle_claims(self, ledger: Spool) -> None:
        altered = [(claim, orjson.loads(row)) for claim, row in ledger.rows("SELECT id, row FROM altered_views")]
        disputed = [{"id": claim, "disputed": bool(held)} for claim, held in ledger.rows(DISPUTED)]
        for claim, _ in altered:
            self._note(
                "different",
                "claim",
                claim,
                "its triple, dates, grade or status do not follow from its record and judgements",
            )
        for row in disputed:
            state = "is" if row["disputed"] else "is not"
            self._note("different", "claim", str(row["id"]), f"it {state} disputed, and says otherwise")
        if self._pouring is not None:
            self.written["claims"] += len(altered) + len(disputed)
            self._pour("claims", ({"id": claim, **_dated(view)} for claim, view in altered), v.WRITE_CLAIM_VIEWS)
            self._pour("claims", disputed, v.WRITE_DISPUTED)

    def _settle_relationships(self, ledger: Spool, *, compared: bool) -> None:
        if compared:
            ledger.run("CREATE INDEX IF NOT EXISTS stored_triple ON stored (subject, type, object)")
            ledger.run("CREATE INDEX IF NOT EXISTS expected_triple ON expected (subject, type, object)")
        if self._pouring is None:
            for statement, kind in ((ADDED, "missing"), (CHANGED, "different"), (EXTRA, "extra")):
                for subject, type_, object_, *_ in ledger.rows(statement):
                    self._note(kind, "relationship", f"({subject})-[{type_}]->({object_})")
            return
        before = self._pouring.poured
        if compared:
            self._pour("relationships", (row[3] for row in ledger.rows(EXTRA)), v.DELETE_RELATIONSHIPS)
            self._pour("relationships", rows_of(ledger, CHANGED), v.UPDATE_RELATIONSHIPS)
        self._pour("relationships", rows_of(ledger, ADDED), v.CREATE_RELATIONSHIPS)
        self.written["relationships"] += self._pouring.poured - before

    def _stand(self, ledger: Spool, statement: str, triples: Sequence[str] | None) -> None:
        """Take claims over from the graph; without triples, all of them, compared with their derived properties."""
        facts = {row["id"]: (row["published"], row["reliability"]) for row in self._graph.stream(v.DOCUMENT_FACTS)}
        if triples is None:
            answers: Iterable[Iterable[dict[str, Any]]] = [self._graph.stream(statement)]
        else:
            answers = (self._graph.read(statement, triples=batch) for batch in batches(triples, BATCH))
        verdicts = Verdicts.read(self._graph) if triples is None else None
        for row in (row for answer in answers for row in answer):
            claim = row["claim"]
            days = [facts[key][0].to_native() for key in row["documents"] if facts.get(key, (None,))[0] is not None]
            grades = [facts[key][1] for key in row["documents"] if key in facts and facts[key][1] is not None]
            view, ends = self._view(claim, days, grades)
            if verdicts is not None:
                view |= verdicts.standing(claim["id"], claim.get("own_status") or claim["status"])
                held = {name: value for name, value in as_written(claim).items() if name in view and name != "disputed"}
                if held != {name: value for name, value in view.items() if value is not None}:
                    ledger.put("INSERT INTO altered_views VALUES (?, ?)", (claim["id"], orjson.dumps(view)))
                ledger.put("INSERT INTO stored_disputed VALUES (?, ?)", (claim["id"], int(claim["disputed"])))
                for other in row["disputes"]:
                    ledger.put(PUT_DISPUTE, (claim["id"], other))
            ledger.put(
                PUT_STANDING,
                (
                    claim["id"],
                    ends[0],
                    claim["predicate"],
                    ends[1],
                    claim["polarity"],
                    claim["modality"],
                    view.get("status", claim["status"]),
                    claim.get("when"),
                    *(view[name] for name in v.BOUNDS),
                    view["published"],
                    view["reliability"],
                    " ".join(sorted(row["documents"])),
                    int(claim["disputed"]) if triples is not None else 0,
                ),
            )
        if triples is None:
            settle_disputes(ledger)

    def _view(
        self, claim: dict[str, Any], days: list[date], grades: list[str]
    ) -> tuple[dict[str, Any], tuple[str, str | None]]:
        subject = self._resolution.entity_of(claim["subject"])
        object_ = self._resolution.entity_of(claim["object"]) if claim.get("object") is not None else None
        triple = None
        if object_ is not None:
            triple = Triple.of(self._vocabulary, subject, claim["predicate"], object_)
            subject, _, object_ = triple
        bounds = bounds_of(claim.get("when"), max(days, default=None))
        view: dict[str, Any] = {
            "triple": str(triple) if triple else None,
            "published": min(days).isoformat() if days else None,
            "reliability": min(grades, default=None),
            **dict(zip(v.BOUNDS, bounds, strict=True)),
        }
        return view, (subject, object_)

    def _widened(self, triples: Iterable[str]) -> set[str]:
        implied = implied_types(self._vocabulary)
        wanted = set(triples)
        for triple in triples:
            subject, predicate, object_ = Triple.read(triple)
            wanted.update(self._triple(subject, wider, object_) for wider in implied.get(predicate, ()))
        return wanted

    def _carriers(self, triples: Iterable[str]) -> set[str]:
        narrower: dict[str, list[str]] = {}
        for name, types in implied_types(self._vocabulary).items():
            for wider in types:
                narrower.setdefault(wider, []).append(name)
        carriers = set(triples)
        for triple in triples:
            subject, predicate, object_ = Triple.read(triple)
            for name in narrower.get(predicate, ()):
                carriers.add(self._triple(subject, name, object_))
                if predicate in self._vocabulary.symmetric:
                    carriers.add(self._triple(object_, name, subject))
        return carriers

    def _triple(self, subject: str, type_: str, object_: str) -> str:
        return str(Triple.of(self._vocabulary, subject, type_, object_))

    def _note(self, kind: str, what: str, id_: str, detail: str = "") -> None:
        if self._pouring is None:
            self.drifts.append(Drift(kind, what, id_, detail))

    def _pour(self, stage: str, rows: Iterable[Any], statement: str, *, size: int | None = None) -> None:
        if self._pouring is not None:
            self._pouring.pour(stage, rows, (statement,), size=size)


def _dated(view: dict[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(view[name]) if view[name] else None for name in (*v.BOUNDS, "published")}
    return {**view, **days}


def _kind_may_be_none(cls: type) -> bool:
    return cls.model_fields["kind"].default is None  # type: ignore[attr-defined]
