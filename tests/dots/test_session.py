"""`import dots`: what a notebook asks, and what it gets."""

from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import numpy
import pandas
import pytest

import dots
from database.connection import Connection
from database.graph import Graph
from queries.catalogue import Catalogue
from queries.running import run
from schema.errors import AmbiguousName, CallError, DotsError, NoDatabase


def test_what_is_public() -> None:
    assert set(dots.__all__) == {"Answer", "Chart", "Session", "open"}


def test_the_queries_are_those_of_the_command_line(session: dots.Session) -> None:
    catalogue = Catalogue.read()
    assert session.queries() == {catalogue.short_names[query.name]: query.question for query in catalogue}
    assert session.queries("explore").keys() == {
        query.name.rpartition("/")[2] for query in catalogue if query.topic == "explore"
    }


def test_an_answer_is_the_rows_of_the_query(session: dots.Session, samples: Graph) -> None:
    query = Catalogue.read().get("commanders-of")
    expected = list(run(samples, query, {"organization": "Quds Force"}).rows)
    answer = session.ask("commanders-of", organization="Quds Force")
    assert [{name: row[name] for name in query.columns} for row in answer] == expected
    assert (len(answer), answer[0], answer.columns) == (len(expected), answer.rows[0], tuple(query.columns))
    assert answer.claims == tuple(dict.fromkeys(claim for row in expected for claim in row["claims"]))


def test_the_contract_and_what_is_left_out_are_heeded(session: dots.Session) -> None:
    of_2020 = session.ask("commanders-of", organization="Quds Force", as_of="2020-02")
    assert [row["commander"] for row in of_2020] == ["Esmail Ghaani"]
    killed = session.ask("killed", victim="Badreddine")
    assert [row["killer"] for row in killed] == ["Qasem Soleimani"]
    assert not session.ask("killed", victim="Badreddine", without_source="Gadi Eizenkot")
    assert not session.ask("killed", victim="Badreddine", without_claim=list(killed.claims))


@pytest.mark.parametrize(
    ("name", "given", "error"),
    [
        ("commander-of", {}, CallError),
        ("commanders-of", {"person": "Soleimani"}, CallError),
        ("commanders-of", {"organization": "Nobody at all"}, CallError),
        ("killed", {"victim": "Badreddine", "as_of": "yesterday"}, CallError),
    ],
)
def test_a_wrong_call_is_answered_with_what_is_wrong(
    session: dots.Session, name: str, given: dict[str, Any], error: type[DotsError]
) -> None:
    with pytest.raises(error):
        session.ask(name, **given)


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoDatabase):
        dots.open()
    with pytest.raises(NoDatabase):
        dots.open("bolt://127.0.0.1:1", password="x")


def test_a_load_that_was_left_halfway_is_said_once_when_the_graph_is_opened(
    samples: Graph, in_environment: Connection
) -> None:
    samples.write("CREATE (:Dossier {id: 'harbour', complete: false})")
    try:
        said = "Only a part of what harbour says is in the graph: .* `dots load` of the same again completes it"
        with pytest.warns(UserWarning, match=said) as told, dots.open() as session:
            session.ask("commanders-of", organization="Quds Force")
    finally:
        samples.write("MATCH (d:Dossier {id: 'harbour'}) DELETE d")
    assert [one.filename for one in told] == [__file__]


def test_a_server_can_be_named(samples: Graph, server: Connection) -> None:
    with dots.open(server.uri, username=server.username, password=server.password, database=server.database) as named:
        assert len(named.ask("commanders-of", organization="Quds Force")) == 2


def test_a_frame_has_the_columns_of_the_query_with_and_without_rows(session: dots.Session) -> None:
    answer = session.ask("commanders-of", organization="Quds Force")
    frame = answer.frame()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["commander"]) == [row["commander"] for row in answer]
    none = session.ask("commanders-of", organization="Quds Force", as_of="1900").frame()
    assert (len(none), list(none.columns)) == (0, list(frame.columns))
    assert [name for name in frame.columns if name in answer.columns] == list(answer.columns)


def test_each_date_has_its_bounds_beside_it(session: dots.Session) -> None:
    frame = session.ask("commanders-of", organization="Quds Force").frame()
    assert list(frame.columns[4:7]) == ["since", "since_earliest", "since_latest"]
    assert list(frame["since_earliest"]) == ["1998-01-01", "2020-01-03"]


def test_a_notebook_shows_rows_as_a_table_and_what_they_say_as_text(session: dots.Session) -> None:
    answer = session.ask("commanders-of", organization="Quds Force")
    answer.rows[0]["commander"] = '<script>alert("1")</script>'
    shown = answer._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    table = Xml.fromstring(f"<div>{shown}</div>").find("table")
    assert table is not None
    assert len(table.findall("tbody/tr")) == len(answer)


def test_a_chart_shows_itself_and_is_saved(session: dots.Session, tmp_path: Path) -> None:
    chart = session.ask("commanders-of", organization="Quds Force").chart()
    shown = chart._repr_html_()
    assert shown.startswith("<svg")
    # A page of others has no style for it, and must not be given one.
    assert "<style" not in shown
    paints = {
        (one.get("class"), one.get("fill"), one.get("stroke"))
        for one in Xml.fromstring(shown).iter()
        if one.get("class") in ("ground", "tie", "head")
    }
    assert paints == {("ground", "#ffffff", None), ("tie", "none", "#68727d"), ("head", "#68727d", None)}
    assert {"Qasem Soleimani", "Quds Force"} <= {node.name for node in chart.network.nodes}
    for name, magic in (("chart.svg", b"<"), ("chart.png", b"\x89PNG")):
        chart.save(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(magic)
    with pytest.raises(CallError, match=r"say force=True\.$"):
        chart.save(tmp_path / "chart.svg")
    chart.save(tmp_path / "chart.svg", force=True)
    with pytest.raises(CallError, match="suffix"):
        chart.save(tmp_path / "chart.doc")


def test_of_an_answer_without_rows_the_chart_shows_whom_one_asked_about(session: dots.Session) -> None:
    chart = session.ask("commanders-of", organization="Quds Force", as_of="1900").chart()
    assert [node.name for node in chart.network.nodes] == ["Quds Force"]
    assert "the claims that count with --as-of 1900 do not say" in chart._repr_html_()


def test_what_rests_on_no_claims_makes_no_chart(session: dots.Session) -> None:
    with pytest.raises(CallError, match="rests on no claims"):
        session.ask("aliases", entity="Soleimani").chart()


def test_values_are_written_as_a_query_reads_them(session: dots.Session) -> None:
    given: dict[str, Any] = {"from": "2020-01-01"}
    expected = session.ask("timeline", entity="Haniyeh", as_of="2020", **given).rows
    assert len(expected) > 1
    for value in (pandas.Timestamp("2020-01-01"), date(2020, 1, 1), "2020-01-01"):
        assert session.ask("timeline", entity="Haniyeh", as_of=2020, from_=value).rows == expected
    assert len(session.ask("profile", entity="Haniyeh", limit=numpy.int64(2))) == 2


def test_a_list_of_names_is_refused_and_not_read_as_one(session: dots.Session) -> None:
    for several in (["Soleimani"], ("Soleimani", "Hamas"), pandas.Series(["Soleimani"]), b"Soleimani"):
        with pytest.raises(CallError, match="entity is one text, number or date, not a "):
            session.ask("commanded", entity=several)
    for missing in (pandas.NaT, float("nan"), numpy.float64("nan")):
        with pytest.raises(CallError, match=r"entity is missing: (nan|NaT)"):
            session.ask("commanded", entity=missing)
        with pytest.raises(CallError, match=r"without_source is missing: (nan|NaT)"):
            session.ask("commanded", entity="Soleimani", without_source=[missing])
    with pytest.raises(CallError, match="without_source is one id or name, or several in a list, not a int"):
        session.ask("commanded", entity="Soleimani", without_source=5)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "command/commanded needs entity. Give entity: who commanded"),
        ({"entity": "x", "as_of": "yesterday--as-of"}, "as_of: “yesterday--as-of” is no date"),
        ({"person": "x"}, "It takes entity, organization."),
        ({"entity": "x", "without_source": ["nobody"]}, "without_source: there is no document"),
        ({"entity": "Nobody at all"}, "“Nobody at all” for entity."),
        ({"entity": "Hamas", "from_": "2020"}, "has no parameter “from”. It takes entity, organization."),
        ({"entity": "x", "timeout": 0}, "timeout is a number of seconds, not 0."),
    ],
)
def test_errors_name_what_was_given_as_python_does(session: dots.Session, given: dict[str, Any], told: str) -> None:
    with pytest.raises(CallError) as raised:
        session.ask("commanded", **given)
    assert told in str(raised.value)


def test_a_topic_that_there_is_not_and_a_query_that_there_is_not(session: dots.Session) -> None:
    with pytest.raises(CallError, match=r"There is no topic “comand”\. Did you mean command\?"):
        session.queries("comand")
    with pytest.raises(CallError, match=r"`queries\(\)` shows them all"):
        session.ask("no-such-query-at-all")


def test_a_closed_session_says_so(samples: Graph, server: Connection) -> None:
    with dots.open(server.uri, username=server.username, password=server.password, database=server.database) as named:
        answer = named.ask("commanders-of", organization="Quds Force")
    for asked in (lambda: named.ask("commanders-of", organization="Quds Force"), answer.chart):
        with pytest.raises(CallError, match=r"This session is closed\. Open the graph again: dots\.open\(\)\."):
            asked()
    named.close()


def test_a_name_of_several_lists_them(session: dots.Session) -> None:
    with pytest.raises(AmbiguousName):
        session.ask("profile", entity="Funeral")
