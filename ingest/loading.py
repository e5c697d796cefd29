"""Loading: dossiers into the graph — read, validate as a whole, compare, write what differs, derive what follows."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from database import migrations
from database.graph import Graph
from database.transaction import within
from identity.resolution import Resolution
from identity.verdicts import Verdicts
from ingest import statements
from ingest.batches import batches
from ingest.comparison import REMOVED, compare, count_texts, distrust, read_stored, refuse_orphans
from ingest.derivation import judge, settle_disputes
from ingest.files import DossierFile
from ingest.history import COMPLETE, History
from ingest.pouring import Pouring
from ingest.progress import Progress
from ingest.report import Report
from ingest.spool import Spool
from ingest.stored_dossiers import content_digest, stored_dossiers, unchanged
from ingest.tally import SETTLE, advance, is_settled, tally
from ingest.texts import Texts
from ingest.triples import Triple
from ingest.validation import Dossier, Validation
from ingest.views import Touched, Views
from ingest.writing import Writer
from schema.errors import ForeignGraph, WorkError
from schema.graph import KEYS
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

HOLDINGS = """
OPTIONAL MATCH (m:Migration)
WITH count(m) AS migrations
RETURN migrations, EXISTS { MATCH (n) WHERE NOT n:Migration } AS anything
"""
FOREIGN_LABELS = """
MATCH (n)
WHERE any(label IN labels(n) WHERE label IN $own)
WITH n LIMIT 1
RETURN labels(n) AS labels
"""
ANY_LABELS = """
MATCH (n)
WHERE NOT n:Migration
WITH n LIMIT 10000
UNWIND CASE WHEN size(labels(n)) = 0 THEN ['(no label)'] ELSE labels(n) END AS label
RETURN DISTINCT label ORDER BY label LIMIT 5
"""
OWN_ENTITIES = "MATCH (e:Entity) RETURN count(e) AS entities"
OWN_CLAIMS = "MATCH (c:Claim) RETURN count(c) AS claims"
TOUCHED_CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.triple AS triple, COLLECT { MATCH (c)-[:DISPUTES]-(other:Claim) RETURN other.id } AS others
"""
ENTITIES_OF = """
UNWIND $ids AS id
MATCH (:Record {id: id})-[:RESOLVES_TO]->(e)
RETURN DISTINCT e.id AS entity
"""

ALTERED_CLAIMS = """
SELECT said.id FROM claims said LEFT JOIN stored_claims held ON held.id = said.id
WHERE held.id IS NULL OR held.hash IS NOT said.hash OR held.links <> said.links
"""
TRIPLES = """
SELECT subject, predicate, object FROM standing
WHERE object IS NOT NULL AND id IN (SELECT value FROM json_each(?))
"""
ALTERED_RECORDS = """
SELECT said.entity FROM records said LEFT JOIN stored_records held ON held.id = said.id
WHERE held.id IS NULL OR held.hash IS NOT said.hash OR held.links <> '1'
"""
HOLDS = """
SELECT dossier, count(*) FROM (
    SELECT dossier FROM publishers UNION ALL SELECT dossier FROM documents
    UNION ALL SELECT dossier FROM records UNION ALL SELECT dossier FROM claims
) GROUP BY dossier
"""
ONE_AT_A_TIME = "MATCH (m:Migration {number: 1}) SET m.loading = true"
"""Never committed: it locks the node until the load is over, or until whoever loads is gone."""
AT_ONCE = 5000
"""Records up to which a load is one transaction, there or not: of many more, a small server cannot keep all in mind."""

BATCH = 5000
"""Ids in one question."""

ATTEMPTS = 5
"""How often a load is begun, where somebody else comes in between each time."""
AIMED_AT = "SELECT target FROM disputes WHERE source IN (SELECT value FROM json_each(?))"


def load(
    graph: Graph,
    paths: Sequence[Path],
    *,
    vocabulary: Vocabulary,
    texts: Sequence[Path] = (),
    dry_run: bool = False,
    into_foreign: bool = False,
    again: bool = False,
    progress: Progress | None = None,
    show: Callable[[Report], None] | None = None,
) -> Report:
    """Load dossiers: validate them as a whole, compare them with the graph, and write what differs.

    Nothing is written unless everything is right. Up to `AT_ONCE` records are written as one transaction; of more, a
    load that is interrupted leaves a part, which the graph says, and the next one completes it. Where somebody merges
    or splits entities meanwhile, it is begun again.

    Args:
        graph: The database.
        paths: The files, YAML or JSONL; they may refer to each other.
        vocabulary: The types that there are.
        texts: Texts of documents, to prove spans against; each is recognised by its sha256.
        dry_run: Say what would change, and write nothing.
        into_foreign: Load into a database that holds somebody else's data; it is left alone.
        again: Trust nothing that the graph says of these dossiers: read all of it back, and write again what somebody
            else changed.
        progress: Called with the stage, how much of it is done, and how much there is (None where nobody knows).
        show: Called with what will change, before any of it is written, and again where the load is begun again.

    Returns:
        What changed.

    Raises:
        DossierInvalid: Something is wrong with the dossiers; it carries every problem with file, line and field.
        ForeignGraph: The database holds somebody else's data, and nobody said to go on.
        WorkError: A text cannot be read, or others come in between every time.
        NoDatabase: The server is gone.
    """
    begun = time.perf_counter()
    files = [DossierFile.at(Path(path)) for path in dict.fromkeys(paths)]
    report = None
    holdings = graph.read(HOLDINGS)[0]
    if holdings["anything"] and not holdings["migrations"]:
        _refuse_foreign(graph, into_foreign=into_foreign)
    # A server that has just started takes a while to plan each statement: of an empty graph nothing more is asked.
    if holdings["anything"] and not again:
        report = unchanged(files, texts, stored_dossiers(graph), tally(graph), vocabulary)
    left = ATTEMPTS
    while report is None:
        left -= 1
        try:
            with Spool() as spool:
                one = _Load(graph, vocabulary, spool, progress, show, again=again)
                report = one.run(files, texts, dry_run=dry_run)
        except _Overtaken:
            # Nothing was written, and what was read is read again, as others left it.
            if not left:
                raise
    report.dry_run = dry_run
    report.seconds = time.perf_counter() - begun
    return report


class _Overtaken(WorkError):
    """Somebody else changed, while a load read, what it rests on; nothing of it was written."""


class _Load:
    """One load of dossiers that are not known to be unchanged."""

    def __init__(
        self,
        graph: Graph,
        vocabulary: Vocabulary,
        spool: Spool,
        progress: Progress | None,
        show: Callable[[Report], None] | None,
        *,
        again: bool,
    ) -> None:
        self._graph = graph
        self._vocabulary = vocabulary
        self._spool = spool
        self._progress = progress
        self._show = show
        self._again = again

    def run(self, files: Sequence[DossierFile], given: Sequence[Path], *, dry_run: bool) -> Report:
        texts = Texts(given)
        tell = self._progress
        count: Callable[[int], None] | None = (lambda done: tell("reading", done, None)) if tell else None
        self._resolution = Resolution.read(self._graph)
        validation = Validation(self._graph, self._vocabulary, self._spool, texts, self._resolution, count)
        validation.run(files)
        if dry_run:
            return self._compare(validation, texts)
        migrations.apply(self._graph, self._vocabulary)
        # Another load that writes at the same time waits here, and finds what this one left.
        with self._graph.holding(ONE_AT_A_TIME):
            if Resolution.read(self._graph) != self._resolution:
                raise _Overtaken(
                    "Somebody merged or split entities while the dossiers were read, again and again.",
                    remedy="Nothing was loaded; run the load again when they are done.",
                )
            report = self._compare(validation, texts)
            if self._show and not report.is_unchanged:
                self._show(report)
            verdicts = Verdicts.read(self._graph)
            judge(self._spool, verdicts)
            with self._writing(report) as graph:
                self._write(graph, validation, verdicts, texts, report)
        return report

    @contextmanager
    def _writing(self, report: Report) -> Iterator[Graph]:
        """Yield the graph to write into: all at once, unless that is more than a small server can keep in mind."""
        from neo4j.exceptions import Neo4jError

        if self._reach(report) > AT_ONCE:
            yield self._graph
            return
        try:
            with within(self._graph) as graph:
                yield graph
        except Neo4jError as error:
            # Whoever works at the graph at the same time may hold what this needs, and the other way round.
            if not error.is_retryable():
                raise
            raise _Overtaken(
                "The server gave way to others who wrote at the same time, again and again.",
                remedy="Nothing was loaded; run the load again when they are done.",
            ) from error

    def _compare(self, validation: Validation, texts: Texts) -> Report:
        stored = stored_dossiers(self._graph)
        self._before = tally(self._graph)
        # Where nothing of ours is in the graph, nothing need be compared, and everything can be created.
        self._fresh = not stored.tallies and not self._graph.read(OWN_ENTITIES)[0]["entities"]
        # The views are as they should be if every load was completed, and nothing was lost since they were settled.
        may_trust = not self._again and not self._fresh and stored.is_whole
        self._trusted = may_trust and is_settled(self._graph, self._before)
        dossiers = validation.dossiers
        report = Report(tuple(dossier.header.dossier for dossier in dossiers))
        read_stored(self._graph, self._spool, report.dossiers if not self._fresh else ())
        names = {dossier.header.dossier: dossier.file.name for dossier in dossiers}
        if self._again:
            distrust(self._graph, self._vocabulary, self._resolution, self._spool, report.dossiers)
        if not self._fresh:
            refuse_orphans(self._graph, self._spool, names, report.dossiers, validation.problems)
            validation.problems.settle()
        compare(self._graph, self._spool, report)
        count_texts(self._graph, self._spool, texts, validation.known, report, fresh=self._fresh)
        return report

    def _write(self, graph: Graph, validation: Validation, verdicts: Verdicts, texts: Texts, report: Report) -> None:
        headers = [
            {"id": one.header.dossier, "title": one.header.title, "annotator": one.header.annotator}
            for one in validation.dossiers
        ]
        settle_disputes(self._spool)
        pouring = Pouring(graph, self._progress)
        writer = Writer(graph, self._spool, self._vocabulary, validation.known, self._resolution, verdicts, pouring)
        views = Views(graph, self._vocabulary, pouring, self._resolution)
        touched = Touched() if self._fresh else self._touched()
        history = History(graph, self._spool, report)
        history.begin()
        pouring.pour("dossiers", headers, (statements.OPEN_DOSSIERS,))
        writer.write_sources(fresh=self._fresh)
        if self._fresh:
            views.create_entities(self._spool)
            writer.create_records()
        else:
            writer.write_records()
        # Where all claims are in the spool, what follows from them is worked out while the server writes them.
        writer.write_claims(report.claims.added, meanwhile=partial(views.expect, self._spool) if self._fresh else None)
        if not self._fresh:
            writer.remove_sources()
        writer.name_dossiers()
        if self._fresh:
            views.create_relationships(self._spool)
        elif self._follows(report):
            views.follow(touched)
        else:
            views.settle_all()
        writer.write_texts(texts)
        report.views = {what: count for what, count in views.written.items() if count}
        self._close(graph, history, validation.dossiers, texts)

    def _close(self, graph: Graph, history: History, dossiers: Sequence[Dossier], texts: Texts) -> None:
        after = tally(graph)
        holds = dict(self._spool.rows(HOLDS))
        listed = [f"{digest} {path}" for path, digest in sorted(texts.files.items())]
        closing = [
            {
                "id": dossier.header.dossier,
                "sha256": content_digest(dossier.file, self._vocabulary),
                "file": str(dossier.file.path.resolve()),
                "texts": listed,
                "tally": after,
                "holds": holds.get(dossier.header.dossier, 0),
            }
            for dossier in dossiers
        ]
        if self._trusted and after != self._before:
            advance(graph, self._before, after)
        record = history.closing()

        def work(transaction: "ManagedTransaction") -> None:
            transaction.run(statements.CLOSE_DOSSIERS, rows=closing).consume()
            transaction.run(SETTLE, tally=after).consume()
            if record is not None:
                transaction.run(COMPLETE, record).consume()

        # The dossiers are complete and the load is in the history at once, or neither is.
        graph.transact(work)

    def _reach(self, report: Report) -> int:
        """Count the records that a load goes over: those that change, or all where every view is settled."""
        changed = sum(changes.total for _, changes in report.kinds()) + report.texts
        if self._fresh or self._follows(report):
            return changed
        return changed + int(self._graph.read(OWN_CLAIMS)[0]["claims"])

    def _follows(self, report: Report) -> bool:
        """Say whether the views need only follow what the load touches."""
        return self._trusted and not any(
            changes.changed or changes.removed or changes.restored for changes in (report.documents, report.publishers)
        )

    def _touched(self) -> Touched:
        """Say what the load touches, before it does: what was there is gone afterwards."""
        touched = Touched()
        touched.entities.update(entity for (entity,) in self._spool.rows(ALTERED_RECORDS))
        touched.entities.update(self._entities_of(key for key, _ in self._spool.rows(REMOVED["entities"])))
        altered = [key for (key,) in self._spool.rows(ALTERED_CLAIMS)]
        removed = [key for key, _ in self._spool.rows(REMOVED["claims"])]
        touched.claims.update(altered)
        for batch in batches([*altered, *removed], BATCH):
            for row in self._graph.read(TOUCHED_CLAIMS, ids=batch):
                touched.claims.update(row["others"])
                touched.triples.update([row["triple"]] if row["triple"] else [])
        for batch in batches(altered, BATCH):
            ids = orjson.dumps(batch).decode()
            touched.triples.update(str(Triple(*row)) for row in self._spool.rows(TRIPLES, ids))
            touched.claims.update(target for (target,) in self._spool.rows(AIMED_AT, ids))
        return touched

    def _entities_of(self, records: Iterator[str]) -> Iterator[str]:
        for batch in batches(records, BATCH):
            for row in self._graph.read(ENTITIES_OF, ids=batch):
                yield row["entity"]


def _refuse_foreign(graph: Graph, *, into_foreign: bool) -> None:
    """Refuse a graph of somebody else's data that nobody said to load into, or whose labels are those of dots."""
    labels = ", ".join(row["label"] for row in graph.read(ANY_LABELS))
    if not into_foreign:
        raise ForeignGraph(
            f"The database at {graph.connection.uri} holds data that dots did not write ({labels}).",
            remedy="Choose another database, or say --into-foreign to load beside it; it will not be touched.",
        )
    if clash := graph.read(FOREIGN_LABELS, own=[*KEYS, "Migration"]):
        raise ForeignGraph(
            f"The data in {graph.connection.uri} uses the label {', '.join(clash[0]['labels'])}, as dots does.",
            remedy="Give dots a database of its own.",
        )
