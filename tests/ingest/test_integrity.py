"""What somebody changed by hand is named, and a load that trusts nothing puts it right exactly."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from schema.errors import WorkError

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

Load = Callable[..., "Report"]
BOTH = ("harbour.yaml", "ledger.yaml")

CLAIM = "MATCH (c:Claim {id: 'harbour/led'}) "
DOCUMENT = "MATCH (d:Document {id: 'gazette-1'}) "
PASSAGE = "MATCH (p:Passage {id: 'gazette-1#1'}) "

# What is done by hand, and what the check says of it: the kind, what, and which.
DAMAGE = [
    (CLAIM + "SET c.statement = 'hacked'", "different claim harbour/led"),
    (CLAIM + "SET c.`when` = '1999'", "different claim harbour/led"),
    (CLAIM + "SET c.`when` = 'hacked'", "different claim harbour/led"),
    (CLAIM + "SET c.extra = 1", "different claim harbour/led"),
    (CLAIM + "SET c.extra = date()", "different claim harbour/led"),
    (CLAIM + "SET c.subject = 'mara'", "different claim harbour/led"),
    (CLAIM + "SET c.dossier = 'nobody'", "different claim harbour/led"),
    (CLAIM + "SET c.hash = 'x'", "different claim harbour/led"),
    (CLAIM + "MATCH (c)-[r:EVIDENCED_BY]->() SET r.start = r.start + 1", "different claim harbour/led"),
    (CLAIM + "MATCH (c)-[r:EVIDENCED_BY]->() SET r.extra = 1", "different claim harbour/led"),
    (
        CLAIM + "MATCH (c)-[r:EVIDENCED_BY]->(p) CREATE (c)-[s:EVIDENCED_BY]->(p) SET s = properties(r)",
        "different claim harbour/led",
    ),
    (CLAIM + "MATCH (c)-[r:EVIDENCED_BY]->() DELETE r", "different claim harbour/led"),
    *(
        (f"MATCH (c:Claim)-[r:{kind}]->() WITH c, r ORDER BY c.id DESC LIMIT 1 DELETE r", f"different claim {claim}")
        for kind, claim in (
            ("SUBJECT", "ledger/led"),
            ("OBJECT", "ledger/led"),
            ("SAID_BY", "ledger/denied"),
            ("DISPUTES", "ledger/denied"),
            ("SUPPORTS", "ledger/led"),
            ("QUALIFIED_BY", "harbour/armed"),
        )
    ),
    *(
        (
            f"MATCH (c:Claim {{id: '{claim}'}})-[r:{kind}]->(), (e:Entity {{id: 'ilse'}}) "
            f"CREATE (c)-[s:{kind}]->(e) SET s = properties(r) DELETE r",
            f"different claim {claim}",
        )
        for kind, claim in (
            ("SUBJECT", "harbour/led"),
            ("OBJECT", "harbour/led"),
            ("SAID_BY", "ledger/denied"),
            ("QUALIFIED_BY", "harbour/armed"),
        )
    ),
    ("MATCH (:Claim)-[r:QUALIFIED_BY]->() SET r.as = 'place'", "different claim harbour/armed"),
    (DOCUMENT + "SET d.title = 'hacked'", "different document gazette-1"),
    (DOCUMENT + "SET d.sha256 = 'hacked'", "different document gazette-1"),
    (DOCUMENT + "SET d.published_latest = date('1999-01-01')", "different document gazette-1"),
    (DOCUMENT + "SET d.extra = 1", "different document gazette-1"),
    (DOCUMENT + "MATCH (d)-[r:PUBLISHED_BY]->() DELETE r", "different document gazette-1"),
    (DOCUMENT + "MATCH ()-[r:CITES]->(d) DELETE r", "different document ledger-1"),
    (DOCUMENT + "MATCH (d)-[r:HAS_PASSAGE]->() DELETE r", "different document gazette-1"),
    (PASSAGE + "SET p.end = p.end + 1", "different document gazette-1"),
    (PASSAGE + "SET p.index = 99", "different document gazette-1"),
    (PASSAGE + "SET p.document = 'ledger-1'", "different document gazette-1"),
    (PASSAGE + "SET p.extra = 1", "different document gazette-1"),
    (PASSAGE + "DETACH DELETE p", "different document gazette-1"),
    ("MATCH (p:Publisher) SET p.name = 'hacked'", "different publisher gazette"),
    ("MATCH (r:Record {id: 'harbour/ilse'}) SET r.content = '{}'", "different record harbour/ilse"),
    ("MATCH (r:Record {id: 'harbour/ilse'}) SET r.extra = 1", "different record harbour/ilse"),
    ("MATCH (:Record {id: 'harbour/ilse'})-[r:RESOLVES_TO]->() DELETE r", "different record harbour/ilse"),
    ("MATCH (r:Record {id: 'harbour/ilse'}) DETACH DELETE r", "different dossier harbour"),
    (CLAIM + "DETACH DELETE c", "different dossier harbour"),
    (DOCUMENT + "MATCH (d)-[r:BROUGHT_BY]->() DELETE r", "different dossier harbour"),
]


def test_damage_is_named_and_mended(graph: Graph, vocabulary: Vocabulary, load: Load, folder: Path) -> None:
    from ingest.integrity import check, fingerprint

    load(*BOTH)
    before = fingerprint(graph)
    assert check(graph, vocabulary) == []
    for damage, named in DAMAGE:
        graph.write(damage)
        found = [drift for drift in check(graph, vocabulary) if f"{drift.kind} {drift.what} {drift.id}" == named]
        dossier = "ledger" if "ledger" in named else "harbour"
        assert [drift.remedy for drift in found] == [f"dots load --again {folder / dossier}.yaml"], damage
        assert not load(*BOTH, again=True).is_unchanged, damage
        assert fingerprint(graph) == before, damage
    assert check(graph, vocabulary) == []
    assert load(*BOTH, again=True).is_unchanged


def test_nothing_is_derived_from_what_is_not_whole(graph: Graph, vocabulary: Vocabulary, load: Load) -> None:
    from ingest.integrity import rebuild

    load(*BOTH)
    graph.write(CLAIM + "SET c.`when` = 'hacked'")
    with pytest.raises(WorkError, match="What was loaded is not whole") as raised:
        rebuild(graph, vocabulary)
    assert "dots load --again" in str(raised.value.remedy)


def test_a_rebuild_mends_what_is_derived(graph: Graph, vocabulary: Vocabulary, load: Load) -> None:
    from ingest.integrity import check, fingerprint, rebuild

    load(*BOTH)
    before = fingerprint(graph)
    graph.write("MATCH ()-[r:ALLIED_WITH]->() SET r.sources = 9")
    [drift] = check(graph, vocabulary)
    assert (str(drift), drift.remedy) == ("different relationship (ilse)-[ALLIED_WITH]->(mara)", "dots graph rebuild")
    assert rebuild(graph, vocabulary) == {"relationships": 1}
    assert fingerprint(graph) == before


def test_a_rebuild_reads_the_names_that_an_older_dots_wrote(graph: Graph, vocabulary: Vocabulary, load: Load) -> None:
    from ingest.integrity import check, fingerprint, rebuild

    load(*BOTH)
    before = fingerprint(graph)
    graph.write("MATCH (n:Name {value: 'Mara Voss'}) REMOVE n.sounds")
    assert [str(drift) for drift in check(graph, vocabulary)] == [
        "different name “Mara Voss”: it does not say how it sounds"
    ]
    assert rebuild(graph, vocabulary) == {"names": 1}
    assert (fingerprint(graph), check(graph, vocabulary)) == (before, [])


def test_a_quote_that_was_changed_is_named(graph: Graph, vocabulary: Vocabulary, load: Load) -> None:
    from ingest.integrity import check

    load(*BOTH, texts=("gazette.txt",))
    graph.write("MATCH (:Claim {id: 'harbour/led'})-[r:EVIDENCED_BY]->() SET r.quote = 'hacked'")
    [drift] = check(graph, vocabulary)
    assert str(drift) == "different claim harbour/led: a quote of it does not have the digest of its span"


def test_a_dry_run_counts_the_texts_that_would_be_written(graph: Graph, load: Load) -> None:
    load(*BOTH)
    dry = load("harbour.yaml", texts=("gazette.txt",), dry_run=True)
    assert str(dry) == "texts of 4 passages, 9 quotes; 9 spans proven"
    assert str(load("harbour.yaml", texts=("gazette.txt",))) == str(dry)
    assert load("harbour.yaml", texts=("gazette.txt",)).is_unchanged
    assert load("harbour.yaml", texts=("gazette.txt",), dry_run=True, again=True).is_unchanged


def test_a_dry_run_shows_a_type_that_changes(graph: Graph, load: Load, editing: Callable[..., None]) -> None:
    load("harbour.yaml")
    editing("harbour.yaml", ("customs-house: {type: Place, kind: building,", "customs-house: {type: Equipment,"))
    report = load("harbour.yaml", dry_run=True)
    assert report.lines == ["~ entity harbour/customs-house: kind “building” → nothing; type “Place” → “Equipment”"]


def test_loads_at_one_time_wait_for_each_other(graph: Graph, vocabulary: Vocabulary, load: Load) -> None:
    from ingest.integrity import check, fingerprint

    load(*BOTH)
    before = fingerprint(graph)
    graph.write("MATCH (n) DETACH DELETE n")
    failed: list[BaseException] = []

    def loading(name: tuple[str, ...]) -> None:
        try:
            load(*name)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=loading, args=(names,)) for names in (BOTH, ("harbour.yaml",), BOTH)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert fingerprint(graph) == before
    assert check(graph, vocabulary) == []
