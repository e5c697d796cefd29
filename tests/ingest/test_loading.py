"""A loaded dossier is in the graph exactly, a second load changes nothing, and a changed one exactly that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest
import yaml

from schema.errors import DossierInvalid, ForeignGraph

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

Load = Callable[..., "Report"]
BOTH = ("harbour.yaml", "ledger.yaml")
DAYS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def derived(graph: Graph) -> dict[tuple[str, str, str], dict[str, Any]]:
    rows = graph.read("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p")
    found = {(row["a"], row["t"], row["b"]): row["p"] for row in rows}
    assert len(found) == len(rows)
    return {
        triple: {
            name: value.iso_format() if hasattr(value, "iso_format") else value for name, value in properties.items()
        }
        for triple, properties in found.items()
    }


def links(graph: Graph) -> set[tuple[str, str, str]]:
    rows = graph.read(
        """
        MATCH (a)-[r]->(b) WHERE NOT (a:Entity AND b:Entity)
        RETURN coalesce(a.id, a.value) AS a, type(r) AS t, coalesce(b.id, b.value) AS b
        """
    )
    return {(row["a"], row["t"], row["b"]) for row in rows}


def fingerprint(graph: Graph) -> str:
    from ingest.integrity import fingerprint as of

    return of(graph)


def drifts(graph: Graph, vocabulary: Vocabulary) -> list[str]:
    from ingest.integrity import check

    return [str(drift) for drift in check(graph, vocabulary)]


def test_a_dossier_becomes_these_relationships(graph: Graph, load: Load) -> None:
    load(*BOTH)
    plain = {"derived": True, "disputed": False, "modality": "reported", "sources": 1}
    year_2014 = {"end_earliest": "2014-01-01", "end_latest": "2014-12-31"}
    assert derived(graph) == {
        ("anton", "COMMANDED", "brigade"): {
            **plain,
            **year_2014,
            "claims": ["harbour/led", "ledger/led"],
            "since": "2009",
            "until": "2014",
            "start_earliest": "0001-01-01",
            "start_latest": "2009-12-31",
        },
        ("mara", "DEPUTY_OF", "anton"): {**plain, "claims": ["harbour/deputy"]},
        ("brigade", "CAPTURED", "customs-house"): {
            **plain,
            **dict.fromkeys(DAYS, "2014-06-02"),
            "claims": ["harbour/taken"],
            "since": "2014-06-02",
            "until": "2014-06-02",
            "disputed": True,
        },
        # Stored once, from the lower id to the higher; the source vouches up to the day on which it was published.
        ("ilse", "ALLIED_WITH", "mara"): {
            **plain,
            "claims": ["harbour/allies"],
            "modality": "assessed",
            "since": "2014-06",
            "start_earliest": "2014-06-01",
            "start_latest": "2014-06-30",
            "end_earliest": "2014-06-10",
            "end_latest": "9999-12-31",
        },
        ("burial", "FUNERAL_OF", "anton"): {**plain, "claims": ["harbour/funeral"]},
        ("ilse", "ATTENDED", "burial"): {**plain, "claims": ["harbour/mourner"]},
        ("mara", "SPOKE_AT", "burial"): {**plain, "claims": ["harbour/speech"]},
        ("mara", "ATTENDED", "burial"): {**plain, "claims": ["harbour/speech"], "inferred": True},
        ("ilse", "ATTENDED_FUNERAL_OF", "anton"): {
            **plain,
            "claims": ["harbour/funeral", "harbour/mourner"],
            "inferred": True,
        },
        ("mara", "ATTENDED_FUNERAL_OF", "anton"): {
            **plain,
            "claims": ["harbour/funeral", "harbour/speech"],
            "inferred": True,
        },
    }


def test_a_dossier_becomes_these_links(graph: Graph, load: Load) -> None:
    load("ledger.yaml", "harbour.yaml")
    entities = ("anton", "mara", "ilse", "brigade", "port-office", "customs-house", "rifles", "burial")
    claims = {
        "led": ("anton", "brigade", 1),
        "deputy": ("mara", "anton", 1),
        "taken": ("brigade", "customs-house", 2),
        "crates": ("brigade", None, 2),
        "allies": ("mara", "ilse", 3),
        "funeral": ("burial", "anton", 3),
        "mourner": ("ilse", "burial", 3),
        "speech": ("mara", "burial", 3),
        "armed": ("brigade", "mara", 2),
    }
    assert links(graph) == {
        ("gazette", "BROUGHT_BY", "harbour"),
        ("gazette-1", "BROUGHT_BY", "harbour"),
        ("gazette-1", "PUBLISHED_BY", "gazette"),
        *(("gazette-1", "HAS_PASSAGE", f"gazette-1#{index}") for index in range(4)),
        ("ledger-1", "BROUGHT_BY", "ledger"),
        ("ledger-1", "CITES", "gazette-1"),
        *(("ledger-1", "HAS_PASSAGE", f"ledger-1#{index}") for index in range(2)),
        *((f"harbour/{key}", "RESOLVES_TO", key) for key in entities),
        ("ledger/anton", "RESOLVES_TO", "anton"),
        ("ledger/spokesman", "RESOLVES_TO", "spokesman"),
        ("anton", "HAS_NAME", "Anton Reyl"),
        ("anton", "HAS_NAME", "Reyl"),
        ("anton", "HAS_NAME", "A. Rayl"),
        ("mara", "HAS_NAME", "Mara Voss"),
        ("ilse", "HAS_NAME", "Ilse Brandt"),
        ("brigade", "HAS_NAME", "Harbour Brigade"),
        ("port-office", "HAS_NAME", "Port Office"),
        ("customs-house", "HAS_NAME", "Customs House"),
        ("rifles", "HAS_NAME", "rifles"),
        ("burial", "HAS_NAME", "burial of Anton Reyl"),
        ("spokesman", "HAS_NAME", "the brigade's spokesman"),
        *((f"harbour/{key}", "SUBJECT", subject) for key, (subject, _, _) in claims.items()),
        *((f"harbour/{key}", "OBJECT", object_) for key, (_, object_, _) in claims.items() if object_),
        *((f"harbour/{key}", "EVIDENCED_BY", f"gazette-1#{index}") for key, (_, _, index) in claims.items()),
        ("harbour/crates", "SAID_BY", "port-office"),
        ("harbour/armed", "QUALIFIED_BY", "rifles"),
        ("ledger/denied", "SUBJECT", "brigade"),
        ("ledger/denied", "OBJECT", "customs-house"),
        ("ledger/denied", "SAID_BY", "spokesman"),
        ("ledger/denied", "DISPUTES", "harbour/taken"),
        ("ledger/denied", "EVIDENCED_BY", "ledger-1#1"),
        ("ledger/led", "SUBJECT", "anton"),
        ("ledger/led", "OBJECT", "brigade"),
        ("ledger/led", "SUPPORTS", "harbour/led"),
        ("ledger/led", "EVIDENCED_BY", "ledger-1#1"),
    }


def test_a_claim_has_these_properties(graph: Graph, load: Load) -> None:
    load("harbour.yaml")
    [row] = graph.read("MATCH (c:Claim {id: 'harbour/crates'}) RETURN c {.*, published: toString(c.published)} AS c")
    assert len(row["c"].pop("hash")) == 32
    assert row["c"] == {
        "id": "harbour/crates",
        "dossier": "harbour",
        "key": "crates",
        "subject": "brigade",
        "predicate": "COUNT",
        "value": 400,
        "of": "crates of rifles",
        "bound": "about",
        "statement": "About four hundred crates went missing.",
        "speaker": "port-office",
        "polarity": "asserts",
        "modality": "alleged",
        "status": "accepted",
        "published": "2014-06-10",
        "reliability": "B",
        "disputed": False,
    }


def test_records_of_one_key_are_one_entity(graph: Graph, load: Load) -> None:
    load(*BOTH)
    [row] = graph.read("MATCH (e {id: 'anton'}) RETURN labels(e) AS labels, properties(e) AS properties")
    assert set(row["labels"]) == {"Entity", "Person"}
    assert row["properties"] == {
        "id": "anton",
        "type": "Person",
        "name": "Anton Reyl",
        "names": ["Anton Reyl", "A. Rayl", "Reyl"],
    }
    names = graph.read("MATCH ({id: 'anton'})-[r:HAS_NAME]->(n) RETURN n.value AS value, r.kind AS kind")
    assert {(row["value"], row["kind"]) for row in names} == {
        ("Anton Reyl", "primary"),
        ("Reyl", "weak"),
        ("A. Rayl", "alias"),
    }


def test_a_second_load_changes_nothing_and_says_so(graph: Graph, vocabulary: Vocabulary, load: Load) -> None:
    first = load(*BOTH)
    before = fingerprint(graph)
    second = load(*BOTH)
    assert not first.is_unchanged
    assert second.is_unchanged
    assert str(second) == "Nothing changes: the graph holds what the dossiers say."
    assert fingerprint(graph) == before
    assert drifts(graph, vocabulary) == []


def test_the_order_of_loading_makes_no_difference(graph: Graph, load: Load, vocabulary: Vocabulary) -> None:
    load(*BOTH)
    together = fingerprint(graph)
    graph.write("MATCH (n) DETACH DELETE n")
    load("harbour.yaml")
    load("ledger.yaml")
    assert fingerprint(graph) == together
    assert drifts(graph, vocabulary) == []
    # Each is still as it was loaded, although the graph grew since.
    assert load("harbour.yaml").is_unchanged
    assert load("ledger.yaml").is_unchanged


def test_jsonl_says_the_same_as_yaml(graph: Graph, load: Load, folder: Path) -> None:
    load("harbour.yaml")
    before = fingerprint(graph)
    content = yaml.safe_load((folder / "harbour.yaml").read_text())
    words = {"claims": "claim", "entities": "entity", "documents": "document", "publishers": "publisher"}
    header = {name: value for name, value in content.items() if name not in words}
    records = [
        # What is referred to comes last: a stream may be in any order.
        {word: key, **fields}
        for section, word in words.items()
        for key, fields in content[section].items()
    ]
    lines = [orjson.dumps(record) for record in (header, *records)]
    (folder / "harbour.jsonl").write_bytes(b"\n".join(lines))
    assert load("harbour.jsonl").is_unchanged
    graph.write("MATCH (n) DETACH DELETE n")
    load("harbour.jsonl")
    assert fingerprint(graph) == before


def test_a_dry_run_shows_the_difference_and_writes_nothing(
    graph: Graph, load: Load, editing: Callable[..., None]
) -> None:
    load(*BOTH)
    before = fingerprint(graph)
    editing(
        "harbour.yaml",
        ("when: 2009/2014", "when: 2010/2014"),
        ("description: mayor of the port", "description: mayor"),
        (
            "  rifles: {type: Equipment, name: rifles}",
            "  rifles: {type: Equipment, name: rifles}\n  tug: {type: Equipment, name: tug}",
        ),
    )
    report = load("harbour.yaml", dry_run=True)
    assert report.lines == [
        "+ entity harbour/tug",
        "~ entity harbour/ilse: description “mayor of the port” → “mayor”",
        "~ claim harbour/led: when “2009/2014” → “2010/2014”",
    ]
    assert (report.entities.added, report.entities.changed, report.claims.changed) == (1, 1, 1)
    assert fingerprint(graph) == before
    assert load("harbour.yaml").lines == report.lines
    assert fingerprint(graph) != before


def test_a_document_that_gets_another_publisher_is_shown_with_both(load: Load, editing: Callable[..., None]) -> None:
    load(*BOTH)
    editing(
        "harbour.yaml",
        ("publishers:\n", "publishers:\n  herald: {name: The Harbour Herald}\n"),
        ("publisher: gazette", "publisher: herald"),
    )
    report = load("harbour.yaml", dry_run=True)
    assert [line.partition(": ")[2] for line in report.lines if line.startswith("~ document")] == [
        "publisher “gazette” → “herald”"
    ]


def test_documents_that_changed_are_joined_anew(graph: Graph, load: Load, editing: Callable[..., None]) -> None:
    def joined() -> set[tuple[str, str, str]]:
        return {link for link in links(graph) if link[1] in {"PUBLISHED_BY", "CITES", "SUPERSEDES"}}

    load(*BOTH)
    editing("harbour.yaml", ("  gazette: {", "  herald: {name: The Harbour Herald}\n  gazette: {"))
    editing("harbour.yaml", ("publisher: gazette", "publisher: herald"))
    editing("ledger.yaml", ("cites: [gazette-1]", "supersedes: gazette-1"))
    load(*BOTH)
    assert joined() == {("gazette-1", "PUBLISHED_BY", "herald"), ("ledger-1", "SUPERSEDES", "gazette-1")}
    editing("harbour.yaml", ("    publisher: herald\n", ""))
    editing("ledger.yaml", ("supersedes: gazette-1", "cites: [gazette-1]"))
    load(*BOTH)
    assert joined() == {("ledger-1", "CITES", "gazette-1")}


def test_a_changed_dossier_leaves_what_it_would_have_left_alone(
    graph: Graph, vocabulary: Vocabulary, load: Load, editing: Callable[..., None]
) -> None:
    load(*BOTH)
    editing(
        "harbour.yaml",
        ("when: 2009/2014", "when: 2011/2014"),
        ("    predicate: CAPTURED\n", "    predicate: ATTACKED\n"),
        ("reliability: B", "reliability: C"),
        ("names: [{value: Reyl, kind: weak}]", "names: [{value: Rehl, kind: weak}]"),
        ("qualifiers: {equipment: [rifles], note: never carried out}", "qualifiers: {note: never carried out}"),
    )
    load("harbour.yaml")
    changed = fingerprint(graph)
    assert drifts(graph, vocabulary) == []
    graph.write("MATCH (n) DETACH DELETE n")
    load(*BOTH)
    assert fingerprint(graph) == changed


def test_a_claim_of_a_wider_type_leaves_the_narrower_relationship_alone(
    graph: Graph, vocabulary: Vocabulary, load: Load, editing: Callable[..., None]
) -> None:
    load("harbour.yaml")
    editing("harbour.yaml", ("subject: ilse\n    predicate: ATTENDED", "subject: mara\n    predicate: ATTENDED"))
    load("harbour.yaml")
    found = graph.read(
        "MATCH (:Entity {id: 'mara'})-[r]->(:Entity {id: 'burial'}) RETURN type(r) AS type ORDER BY type"
    )
    assert ([row["type"] for row in found], drifts(graph, vocabulary)) == (["ATTENDED", "SPOKE_AT"], [])


def test_many_changes_are_shown_in_part(graph: Graph, vocabulary: Vocabulary, load: Load, folder: Path) -> None:
    def write(statement: str) -> None:
        records: list[dict[str, Any]] = [{"dots": 1, "dossier": "many", "title": "Many"}]
        records += [{"entity": f"e{number}", "type": "Person", "name": f"{statement} {number}"} for number in range(60)]
        (folder / "many.jsonl").write_bytes(b"\n".join(map(orjson.dumps, records)))

    write("Somebody")
    load("many.jsonl")
    write("Somebody else")
    report = load("many.jsonl")
    assert report.entities.changed == 60
    assert report.lines[0] == "~ entity many/e0: name “Somebody 0” → “Somebody else 0”"
    assert report.lines[50:] == ["~ and 10 more entities"]
    assert drifts(graph, vocabulary) == []
    assert graph.read("MATCH (n:Name) RETURN count(n) AS n") == [{"n": 60}]


def test_what_a_dossier_no_longer_says_is_removed(
    graph: Graph, vocabulary: Vocabulary, load: Load, folder: Path
) -> None:
    load("harbour.yaml")
    content = yaml.safe_load((folder / "harbour.yaml").read_text())
    for key in ("crates", "armed", "speech", "mourner"):
        del content["claims"][key]
    for key in ("port-office", "rifles"):
        del content["entities"][key]
    (folder / "harbour.yaml").write_text(yaml.safe_dump(content, sort_keys=False))
    report = load("harbour.yaml")
    assert (report.claims.removed, report.entities.removed, report.claims.changed) == (4, 2, 0)
    assert graph.read("MATCH (n) WHERE n.id IN ['rifles', 'port-office'] OR n.value = 'rifles' RETURN n") == []
    assert {triple for triple in derived(graph) if triple[2] in ("burial", "anton")} == {
        ("mara", "DEPUTY_OF", "anton"),
        ("burial", "FUNERAL_OF", "anton"),
    }
    assert drifts(graph, vocabulary) == []
    after = fingerprint(graph)
    graph.write("MATCH (n) DETACH DELETE n")
    load("harbour.yaml")
    assert fingerprint(graph) == after


def test_what_another_dossier_rests_on_is_not_removed(graph: Graph, load: Load, folder: Path) -> None:
    load(*BOTH)
    before = fingerprint(graph)
    content = yaml.safe_load((folder / "harbour.yaml").read_text())
    del content["claims"]["taken"], content["entities"]["customs-house"]
    (folder / "harbour.yaml").write_text(yaml.safe_dump(content, sort_keys=False))
    with pytest.raises(DossierInvalid) as raised:
        load("harbour.yaml")
    remedy = "keep it, or load that dossier's new version together with this one"
    assert [str(problem) for problem in raised.value.problems] == [
        "harbour.yaml: claims.taken: is no longer declared, and ledger/denied of another dossier rests on it; "
        + remedy,
        "harbour.yaml: entities.customs-house: is no longer declared, "
        "and ledger/denied of another dossier rests on it; " + remedy,
    ]
    assert fingerprint(graph) == before


def test_what_another_dossier_rests_on_does_not_become_another_thing(
    graph: Graph, load: Load, folder: Path, editing: Callable[..., None]
) -> None:
    load(*BOTH)
    before = fingerprint(graph)
    editing("harbour.yaml", ("customs-house: {type: Place, kind: building,", "customs-house: {type: Equipment,"))
    with pytest.raises(DossierInvalid) as raised:
        load("harbour.yaml")
    assert [str(problem) for problem in raised.value.problems] == [
        "harbour.yaml: entities.customs-house.type: changes, "
        "and ledger/denied of another dossier rests on what it was; "
        "give it another key, or load that dossier's new version together with this one"
    ]
    assert fingerprint(graph) == before
    load(*BOTH)


@pytest.mark.parametrize(
    "damage",
    [
        "MATCH (:Claim {id: 'harbour/led'})-[r:EVIDENCED_BY]->() DELETE r",
        "MATCH (:Claim {id: 'harbour/led'})-[r:SUBJECT]->() DELETE r",
        "MATCH (:Claim)-[r:DISPUTES]->() DELETE r",
        "MATCH (n:Name {value: 'Mara Voss'}) DETACH DELETE n",
        "MATCH (p:Passage {id: 'gazette-1#3'}) DETACH DELETE p",
        "MATCH ()-[r:ALLIED_WITH]->() DELETE r",
        "MATCH ()-[r:ATTENDED_FUNERAL_OF]->() DELETE r",
        "MATCH (e:Entity {id: 'mara'}) REMOVE e:Entity",
        "MATCH (e:Entity {id: 'mara'}) REMOVE e:Person",
        "MATCH (e:Entity {id: 'mara'}) DETACH DELETE e",
        "MATCH (r:Record {id: 'harbour/mara'}) DETACH DELETE r",
        "MATCH (c:Claim {id: 'harbour/taken'}) DETACH DELETE c",
        "MATCH (d:Document {id: 'gazette-1'}) DETACH DELETE d",
        "MATCH (p:Publisher) DETACH DELETE p",
        "MATCH (a:Entity {id: 'mara'}), (b:Entity {id: 'ilse'}) CREATE (a)-[:KILLED]->(b)",
        "MATCH (d:Dossier {id: 'harbour'}) SET d.complete = false",
        "MATCH (c:Claim) DETACH DELETE c",
    ],
)
def test_a_load_restores_what_was_lost(graph: Graph, vocabulary: Vocabulary, load: Load, damage: str) -> None:
    load(*BOTH)
    before = fingerprint(graph)
    graph.write(damage)
    load(*BOTH)
    assert fingerprint(graph) == before
    assert drifts(graph, vocabulary) == []
    assert load(*BOTH).is_unchanged


def test_what_is_composed_follows_each_step_that_comes_or_goes(
    graph: Graph, vocabulary: Vocabulary, load: Load, folder: Path
) -> None:
    load("harbour.yaml")
    content = yaml.safe_load((folder / "harbour.yaml").read_text())
    span = content["claims"]["funeral"]["evidence"]

    def composed() -> dict[str, list[str]]:
        rows = graph.read("MATCH (a)-[r:ATTENDED_FUNERAL_OF]->(b) RETURN a.id + ' ' + b.id AS tie, r.claims AS claims")
        return {row["tie"]: row["claims"] for row in rows}

    def put(**claims: dict[str, Any] | None) -> dict[str, list[str]]:
        content["claims"] |= claims
        content["claims"] = {key: claim for key, claim in content["claims"].items() if claim is not None}
        (folder / "harbour.yaml").write_text(yaml.safe_dump(content))
        load("harbour.yaml")
        assert drifts(graph, vocabulary) == []
        return composed()

    def step(subject: str, predicate: str, object_: str) -> dict[str, Any]:
        said = {"subject": subject, "predicate": predicate, "object": object_}
        return {**said, "statement": f"{subject} {predicate} {object_}", "evidence": span}

    first = composed()
    content["entities"]["wake"] = {"type": "Event", "kind": "funeral", "name": "wake for Anton Reyl"}
    assert put(came=step("ilse", "ATTENDED", "wake")) == first
    both = put(wake=step("wake", "FUNERAL_OF", "anton"))
    assert both["ilse anton"] == sorted([*first["ilse anton"], "harbour/came", "harbour/wake"])
    assert both["mara anton"] == first["mara anton"]
    assert put(funeral=None) == {"ilse anton": ["harbour/came", "harbour/wake"]}
    assert put(spoke=step("mara", "SPOKE_AT", "wake"))["mara anton"] == ["harbour/spoke", "harbour/wake"]
    assert put(wake=None) == {}


def test_what_one_dossier_lost_makes_no_load_of_another_distrust_the_graph_for_ever(
    graph: Graph, vocabulary: Vocabulary, load: Load
) -> None:
    from ingest.tally import is_settled, tally

    load(*BOTH)
    before = fingerprint(graph)
    assert is_settled(graph, tally(graph))
    graph.write("MATCH (c:Claim {id: 'harbour/crates'}) DETACH DELETE c")
    assert not is_settled(graph, tally(graph))
    load("ledger.yaml")  # settles what is there, and knows nothing of what was lost
    assert is_settled(graph, tally(graph))
    assert not load("harbour.yaml").is_unchanged
    assert fingerprint(graph) == before
    assert drifts(graph, vocabulary) == []
    assert is_settled(graph, tally(graph))
    assert load(*BOTH).is_unchanged


def test_data_of_others_is_left_alone(bare: Graph, vocabulary: Vocabulary, folder: Path) -> None:
    from ingest.loading import load

    bare.write("CREATE (:Person {name: 'Somebody'})-[:KNOWS]->(:Film {title: 'Something'})")
    with pytest.raises(ForeignGraph) as raised:
        load(bare, [Path("harbour.yaml")], vocabulary=vocabulary)
    assert "holds data that dots did not write (Film, Person)" in str(raised.value)
    assert bare.read("MATCH (n) RETURN count(n) AS n") == [{"n": 2}]
    load(bare, [Path("harbour.yaml")], vocabulary=vocabulary, into_foreign=True)
    assert load(bare, [Path("harbour.yaml")], vocabulary=vocabulary).is_unchanged
    rows = bare.read("MATCH (p:Person)-[r]->(f:Film) RETURN labels(p) AS l, properties(p) AS p, properties(f) AS f")
    assert rows == [{"l": ["Person"], "p": {"name": "Somebody"}, "f": {"title": "Something"}}]
    assert drifts(bare, vocabulary) == []


def test_data_that_uses_the_labels_of_dots_is_never_joined(bare: Graph, vocabulary: Vocabulary, folder: Path) -> None:
    from ingest.loading import load

    bare.write("CREATE (:Document {id: 'gazette-1'})")
    with pytest.raises(ForeignGraph, match="uses the label Document"):
        load(bare, [Path("harbour.yaml")], vocabulary=vocabulary, into_foreign=True)
    assert bare.read("MATCH (n) RETURN properties(n) AS p") == [{"p": {"id": "gazette-1"}}]


CYPHER = "'}) DETACH DELETE n //` MATCH (n) DETACH DELETE n; $x \\u0027 \""


def test_cypher_in_a_field_is_text(graph: Graph, vocabulary: Vocabulary, load: Load, folder: Path) -> None:
    content = yaml.safe_load((folder / "harbour.yaml").read_text())
    content["title"] = content["annotator"] = CYPHER
    content["publishers"]["gazette"]["name"] = CYPHER
    content["documents"]["gazette-1"] |= {"title": CYPHER, "authors": [CYPHER]}
    content["entities"]["anton"] |= {
        "name": CYPHER,
        "description": CYPHER,
        "names": [{"value": CYPHER + "2", "note": CYPHER}],
    }
    content["entities"]["customs-house"]["kind"] = CYPHER
    content["claims"]["crates"] |= {"statement": CYPHER, "when_text": CYPHER}
    content["claims"]["crates"]["qualifiers"] = {"of": CYPHER, "note": CYPHER}
    content["claims"]["deputy"]["qualifiers"] = {"role": CYPHER, "rank": CYPHER}
    (folder / "harbour.yaml").write_text(yaml.safe_dump(content))
    load("harbour.yaml")
    assert graph.read("MATCH (n) WHERE NOT n:Migration AND NOT n:Load RETURN count(n) AS n") == [{"n": 41}]
    said = graph.read(
        """
        MATCH (c:Claim {id: 'harbour/crates'}), (d:Claim {id: 'harbour/deputy'}), (e:Entity {id: 'anton'})
        RETURN [c.statement, c.when_text, c.of, c.note, d.role, d.rank, e.name, e.description] AS said
        """
    )
    assert set(said[0]["said"]) == {CYPHER}
    assert drifts(graph, vocabulary) == []
    assert load("harbour.yaml").is_unchanged
