"""The catalogue finds a query by its name, and never lets a bad file hide the others."""

from pathlib import Path

import pytest

from queries.catalogue import Catalogue
from queries.saved_query import LIBRARY
from schema.errors import CallError, QueryInvalid

QUERY = """\
// {question}
// ---
// columns:
//   name: {{type: Entity, description: a name}}
{more}// ---
MATCH (n:Entity) RETURN n.name AS name ORDER BY name
"""


def write(folder: Path, name: str, question: str = "Who there is", more: str = "") -> Path:
    path = folder / f"{name}.cypher"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(QUERY.format(question=question, more=more), encoding="utf-8")
    return path


def test_a_query_is_found_by_its_path_or_by_the_last_part_of_it(catalogue: Catalogue) -> None:
    assert catalogue.get("command/commanders-of").name == "command/commanders-of"
    assert catalogue.get("commanders-of") is catalogue.get("command/commanders-of")
    assert catalogue.get("Commanders_Of") is catalogue.get("commanders-of")
    assert catalogue.short_names["command/commanders-of"] == "commanders-of"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("comanders-of", "Did you mean commanders-of"),
        ("timelin", "Did you mean timeline or timelines?"),
        ("event/timelin", "Did you mean events/timeline or"),
        ("zzz", "`dots query list` shows them all."),
        ("", "`dots"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(catalogue: Catalogue, name: str, remedy: str) -> None:
    with pytest.raises(CallError) as raised:
        catalogue.get(name)
    assert raised.value.remedy is not None
    assert raised.value.remedy.startswith(remedy)


def test_a_name_that_means_two_queries_asks_for_the_whole_of_it(tmp_path: Path) -> None:
    write(tmp_path, "mine/everybody")
    write(tmp_path, "yours/everybody")
    both = Catalogue.read([tmp_path])
    with pytest.raises(CallError, match="could be any of mine/everybody, yours/everybody"):
        both.get("everybody")
    assert both.get("mine/everybody").question == "Who there is"
    assert both.short_names["yours/everybody"] == "yours/everybody"


def test_the_name_of_a_shipped_query_means_no_other(tmp_path: Path) -> None:
    write(tmp_path, "mine/killed")
    both = Catalogue.read([tmp_path])
    assert both.get("killed").name == "violence/killed"
    assert both.get("mine/killed").question == "Who there is"
    assert (both.short_names["violence/killed"], both.short_names["mine/killed"]) == ("killed", "mine/killed")


def test_a_users_query_joins_the_others(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, "mine/everybody")
    larger = Catalogue.read([tmp_path])
    assert set(larger.names) == {*catalogue.names, "mine/everybody"}
    assert larger.problems == []


def test_a_users_query_replaces_a_shipped_one_only_by_saying_so(tmp_path: Path) -> None:
    path = write(tmp_path, "violence/killed", "Nobody")
    silent = Catalogue.read([tmp_path])
    assert silent.get("killed").question != "Nobody"
    assert silent.problems == [
        f"{path}:1: there is a query violence/killed already; rename this one, or say `replaces: true`."
    ]
    write(tmp_path, "violence/killed", "Nobody", more="// replaces: true\n")
    said = Catalogue.read([tmp_path])
    assert said.get("killed").question == "Nobody"
    assert said.problems == []


def test_a_bad_file_is_one_line_and_hides_no_other(tmp_path: Path, catalogue: Catalogue) -> None:
    bad = tmp_path / "mine" / "bad.cypher"
    write(tmp_path, "mine/good")
    bad.write_text("MATCH (n) RETURN n", encoding="utf-8")
    larger = Catalogue.read([tmp_path])
    assert [query.name for query in larger] == sorted([*catalogue.names, "mine/good"])
    assert larger.problems == [f"{bad}:1: the first line is not the question; begin with `// What the query answers`."]
    with pytest.raises(QueryInvalid):
        larger.get("mine/bad")


def test_a_folder_that_is_not_there_and_a_name_that_is_none_are_problems(tmp_path: Path) -> None:
    odd = write(tmp_path, "My Query")
    missing = tmp_path / "missing"
    assert Catalogue.read([tmp_path, missing]).problems == [
        f"{odd}: is no name for a query; use lower case letters and hyphens.",
        f"{missing}: there is no such folder of queries.",
    ]


def test_running_one_query_reads_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    original = Path.read_bytes

    def note(path: Path) -> bytes:
        read.append(path)
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", note)
    Catalogue.read().get("killed")
    assert read == [LIBRARY / "violence" / "killed.cypher"]
