"""Files of other formats become dossiers, and a graph becomes files of other formats; nothing is lost on the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from ingest.exchange.dossier import Imported, dossier, notes
from ingest.exchange.source import read
from ingest.loading import load
from queries.exchange.acts import LEFT_OUT, Missing
from queries.exchange.followthemoney import _since
from queries.exchange.network import _row
from queries.exchange.writing import FORMATS
from schema.errors import WorkError

if TYPE_CHECKING:
    from database.graph import Graph
    from schema.vocabulary import Vocabulary

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[1] / "sample").glob("*.yaml"))
GIFTS = HERE / "data" / "gifts.ijson"
BUNDLE = HERE / "data" / "bundle.json"
EVAL = HERE.parents[2] / "shared" / "eval-dev"
TIES = """
MATCH (a:Entity)-[r]->(b:Entity)
RETURN a.id AS a, type(r) AS tie, b.id AS b, size(r.claims) AS n ORDER BY a, tie, b
"""


def imported(path: Path, folder: Path, vocabulary: Vocabulary) -> tuple[Path, Imported]:
    key = path.stem
    made = dossier(read(path), key, Path(f"{key}.txt"), vocabulary)
    (folder / f"{key}.txt").write_text(made.text, encoding="utf-8")
    (folder / f"{key}.jsonl").write_bytes(b"\n".join(made.lines) + b"\n")
    return folder / f"{key}.jsonl", made


def exported(graph: Graph, form: str) -> str:
    return "\n".join(FORMATS[form](graph, Missing())) + "\n"


def ftm_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_followthemoney_becomes_entities_and_claims(graph: Graph, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path, made = imported(GIFTS, tmp_path, vocabulary)
    report = load(graph, [path], vocabulary=vocabulary)
    assert (report.proven, report.claims.added) == (6, 6)
    ends = graph.read(
        """
        MATCH (s:Entity)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o:Entity)
        RETURN s.name + ' ' + c.predicate + ' ' + o.name AS said, c.`when` AS day, c.amount AS amount, c.role AS role,
               c.note AS note
        ORDER BY said
        """
    )
    assert [tuple(row.values()) for row in ends] == [
        ("Ada Brandt FUNDED Harbour League", "2011-12-29", 1250.5, None, None),
        ("Ada Brandt MEMBER_OF Harbour League", "2009/..", None, "treasurer", None),
        ("Ada Brandt UNSPECIFIED_TIE Northern Mills Ltd", None, None, None, "Ownership"),
        ("Ada Brandt UNSPECIFIED_TIE Quay 4, Harbourtown", None, None, None, "addressEntity"),
        ("Northern Mills Ltd LOCATED_IN Quay 4, Harbourtown", None, None, None, None),
        ("Sanction s-1 UNSPECIFIED_TIE Northern Mills Ltd", None, None, None, "entity"),
    ]
    # Nobody pays himself in this vocabulary: the record stays in the text, and the report says so.
    assert made.beside == {"Payment": 1}
    assert made.aside["Payment.purpose"] == 1
    assert made.aside["Ownership.percentage"] == 1
    assert "kept in the text alone: 1 × Payment" in list(notes(made))


def test_of_a_name_what_nobody_sees_is_left_out_but_for_what_its_script_needs(
    graph: Graph, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    written = {
        "n-1": "Na\u00adder \u202bHad\u200bdad\u202c",
        "n-2": "علی\u200cرضا\u2028نادر",
        "n-3": "Varn\ud800\ufffe\u180e",
    }
    path = tmp_path / "names.ijson"
    records = [{"id": key, "schema": "Person", "properties": {"name": [name]}} for key, name in written.items()]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    load(graph, [imported(path, tmp_path, vocabulary)[0]], vocabulary=vocabulary)
    names = {row["id"]: row["name"] for row in graph.read("MATCH (e:Entity) RETURN e.id AS id, e.name AS name")}
    assert names == {"n-1": "Nader Haddad", "n-2": "علی\u200cرضا نادر", "n-3": "Varn"}


def test_stix_becomes_entities_and_claims(graph: Graph, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path, made = imported(BUNDLE, tmp_path, vocabulary)
    load(graph, [path], vocabulary=vocabulary)
    rows = graph.read("MATCH (e:Entity) RETURN e.name AS name, e.type AS type ORDER BY name")
    assert [tuple(row.values()) for row in rows] == [
        ("Ada Brandt", "Person"),
        ("Grey Heron", "Organization"),
        ("Harbourtown", "Place"),
        ("Silt", "Equipment"),
        ("x-tide-table--8c6a1f9e-64d3-4df2-9d33-0b8c6cf9a007", "Work"),
    ]
    ties = graph.read("MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS tie ORDER BY tie")
    assert [row["tie"] for row in ties] == ["LOCATED_IN", "UNSPECIFIED_TIE", "UNSPECIFIED_TIE"]
    assert made.mapped["x-tide-table → Work (no counterpart)"] == 1


def test_followthemoney_goes_out_as_it_came_in(graph: Graph, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path, _ = imported(GIFTS, tmp_path, vocabulary)
    load(graph, [path], vocabulary=vocabulary)
    assert ftm_of(exported(graph, "ftm")) == ftm_of(GIFTS.read_text(encoding="utf-8"))


def test_stix_goes_out_as_it_came_in(graph: Graph, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path, _ = imported(BUNDLE, tmp_path, vocabulary)
    load(graph, [path], vocabulary=vocabulary)
    assert json.loads(exported(graph, "stix")) == json.loads(BUNDLE.read_text(encoding="utf-8"))


@pytest.mark.skipif(not EVAL.is_dir(), reason="the public sets are not beside the repository")
def test_files_of_others_go_out_as_they_came_in(graph: Graph, vocabulary: Vocabulary, tmp_path: Path) -> None:
    donations, poison = EVAL / "ftm" / "donations.ijson", EVAL / "stix" / "poisonivy.json"
    paths = [imported(path, tmp_path, vocabulary)[0] for path in (donations, poison)]
    load(graph, paths, vocabulary=vocabulary)
    theirs = ftm_of(donations.read_text(encoding="utf-8"))
    assert ftm_of(exported(graph, "ftm"))[: len(theirs)] == theirs
    bundle, again = (json.loads(text) for text in (poison.read_text(encoding="utf-8"), exported(graph, "stix")))
    assert again["id"] == bundle["id"]
    assert again["objects"][: len(bundle["objects"])] == bundle["objects"]


def test_a_graph_exported_as_a_dossier_loads_as_the_same_graph(
    graph: Graph, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    load(graph, SAMPLES, vocabulary=vocabulary)
    before = graph.read(TIES)
    path = tmp_path / "export.jsonl"
    path.write_text(exported(graph, "jsonl"), encoding="utf-8")
    graph.write("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
    load(graph, [path], vocabulary=vocabulary)
    assert graph.read(TIES) == before
    again = tmp_path / "again.jsonl"
    again.write_text(exported(graph, "jsonl").replace("export.", ""), encoding="utf-8")
    assert len(again.read_text().splitlines()) == len(path.read_text().splitlines())


def test_what_is_denied_or_only_intended_is_no_fact_elsewhere(graph: Graph, vocabulary: Vocabulary) -> None:
    load(graph, SAMPLES, vocabulary=vocabulary)
    rows = graph.read(
        """
        MATCH (c:Claim) WHERE c.polarity = 'denies' OR c.modality IN ['intended', 'conditional'] RETURN c.id AS id
        """
    )
    unreal = {row["id"] for row in rows}
    assert unreal
    assert unreal.isdisjoint(record["id"] for record in ftm_of(exported(graph, "ftm")))
    alleged = [each for each in ftm_of(exported(graph, "ftm")) if each["id"].endswith("/soleimani-killed-badreddine")]
    assert all(each["properties"]["summary"][0].startswith("(alleged, disputed) ") for each in alleged)
    assert alleged


def test_graphml_has_every_entity_and_relationship(graph: Graph, vocabulary: Vocabulary) -> None:
    load(graph, SAMPLES, vocabulary=vocabulary)
    tree = ElementTree.fromstring(exported(graph, "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    counts = graph.read("RETURN COUNT { (:Entity) } AS nodes, COUNT { (:Entity)-[]->(:Entity) } AS edges")[0]
    assert len(tree.findall(f".//{space}node")) == counts["nodes"]
    assert len(tree.findall(f".//{space}edge")) == counts["edges"]


@pytest.mark.parametrize("form", ["ftm", "stix"])
def test_a_record_whose_claim_was_taken_back_is_no_fact_any_more(
    graph: Graph, vocabulary: Vocabulary, tmp_path: Path, form: str
) -> None:
    path, _ = imported(GIFTS if form == "ftm" else BUNDLE, tmp_path, vocabulary)
    load(graph, [path], vocabulary=vocabulary)
    predicate = "MEMBER_OF" if form == "ftm" else "LOCATED_IN"
    found = graph.read("MATCH (c:Claim {predicate: $predicate}) RETURN c.id AS id", predicate=predicate)
    tie = found[0]["id"].split("/", 1)[1]
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    changed = [{**line, "status": "retracted"} if line.get("claim") == tie else line for line in lines]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in changed), encoding="utf-8")
    before = _ids(exported(graph, form), form)
    load(graph, [path], vocabulary=vocabulary)
    missing = Missing()
    after = _ids("\n".join(FORMATS[form](graph, missing)), form)
    assert len(before) - len(after) == 1
    assert set(after) < set(before)
    assert missing == {LEFT_OUT: 1}


def _ids(text: str, form: str) -> list[str]:
    return [record["id"] for record in (ftm_of(text) if form == "ftm" else json.loads(text)["objects"])]


@pytest.mark.parametrize(
    ("when", "since"), [("2016-21", None), ("2016-02/..", "2016-02"), ("2016?", "2016"), ("201X", None)]
)
def test_a_season_is_no_day_elsewhere(when: str, since: str | None) -> None:
    assert (_since({"when": when}) or None) == since


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd", "'+cmd"),
        ("-2+3", "'-2+3"),
        ("-2.5", "-2.5"),
        ("+49", "+49"),
        (-3, "-3"),
        (None, ""),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_runs_as_a_formula_and_numbers_stay(cell: object, written: str) -> None:
    assert _row([cell, "end"]) == f"{written},end"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "holds no record"),
        ("{}\n", ":1: this is no FollowTheMoney entity"),
        ('{"id": "a", "schema": "Person", "properties": {}}\nnot json\n', ":2: this is no FollowTheMoney entity"),
        ('{"type": "bundle", "objects": [{"id": "x"}]}', "objects.0 is no STIX object"),
        ("[" * 100_000, ":1: this is no FollowTheMoney entity"),
    ],
)
def test_what_is_neither_is_refused_with_its_line(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "odd.ijson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WorkError, match=named):
        read(path)


def test_two_records_of_one_id_are_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "twice.ijson"
    path.write_text('{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}\n' * 2, encoding="utf-8")
    with pytest.raises(WorkError, match="two records have the id a"):
        dossier(read(path), "twice", Path("twice.txt"), vocabulary)
