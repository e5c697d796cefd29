"""Loading from the command line: shown, written, refused, and the graph kept sound."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.main import run
from cli.upkeep import remedy_of
from database.connection import Connection
from database.graph import Graph
from ingest.views import Drift

SAMPLE = Path(__file__).parent.parent.parent / "sample" / "note-funeral.yaml"

DERIVED = Drift("missing", "relationship", "a-COMMANDED-b")
LOST = Drift("missing", "record", "brief/a", "", "dots load --again brief.yaml")

pytestmark = pytest.mark.usefixtures("in_environment")


def dossiers() -> list[str]:
    folder = SAMPLE.parent
    return [str(path) for path in sorted(folder.glob("*.yaml"))]


def test_a_dry_run_writes_nothing(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", *dossiers(), "--dry-run"]) == 0
    output, errors = capsys.readouterr()
    assert "Would change: " in errors
    assert output
    assert graph.read("MATCH (n:Claim) RETURN count(n) AS n") == [{"n": 0}]


def test_a_load_shows_the_difference_and_a_second_one_has_none(
    graph: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["load", *dossiers()]) == 0
    output, errors = capsys.readouterr()
    # What is added is counted; one by one it is told by --dry-run.
    assert output == ""
    assert "Will change: " in errors
    assert "Loaded in " in errors
    assert run(["load", *dossiers()]) == 0
    assert capsys.readouterr() == ("", "Nothing changes: the graph holds what the dossiers say.\n")
    assert run(["graph", "check"]) == 0
    assert capsys.readouterr().err == "Everything that is derived is as the claims say.\n"


def test_what_a_load_alters_is_told_and_of_much_a_part(
    graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "crew.yaml"

    def write(names: list[str]) -> None:
        people = "".join(f"  p{place}: {{type: Person, name: {name}}}\n" for place, name in enumerate(names))
        path.write_text(f"dots: 1\ndossier: crew\ntitle: A crew\nentities:\n{people}", encoding="utf-8")

    write([f"Sailor {number}" for number in range(300)])
    assert run(["load", str(path), "--dry-run"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert (len(told), told[0], told[-1]) == (201, "+ entity crew/p0", "… and 100 more")
    assert run(["load", str(path)]) == 0
    assert capsys.readouterr().out == ""
    write([f"Stoker {number}" for number in range(30)] + ["Sailor 30"])
    assert run(["load", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "~ entity crew/p0: name “Sailor 0” → “Stoker 0”"
    assert (len(told), told[-1]) == (21, "… and 279 more")


def test_drift_is_reported_and_put_right(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", *dossiers()]) == 0
    assert run(["graph", "fingerprint"]) == 0
    before = capsys.readouterr().out.strip().splitlines()[-1]
    graph.write("MATCH (:Entity)-[r:COMMANDED]->(:Entity) DELETE r")
    assert run(["graph", "check"]) == 1
    output, errors = capsys.readouterr()
    assert "missing" in output
    assert "`dots graph rebuild` puts " in errors
    assert run(["graph", "rebuild"]) == 0
    assert run(["graph", "check"]) == 0
    capsys.readouterr()
    assert run(["graph", "fingerprint"]) == 0
    assert capsys.readouterr().out.strip() == before


def test_a_bad_dossier_is_refused_with_its_place(
    graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "dots: 1\ndossier: bad\ntitle: Bad\nentities:\n  x:\n    type: Persn\n    name: X\n", encoding="utf-8"
    )
    assert run(["load", str(bad)]) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith(f"error: {bad}:")
    assert graph.read("MATCH (n) WHERE NOT n:Migration RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.parametrize(
    ("paths", "said"), [(("nowhere.yaml",), "There is no file nowhere.yaml."), ((".",), ". is a folder.")]
)
@pytest.mark.parametrize("option", [(), ("--text",)])
def test_a_path_that_is_no_file_is_a_wrong_call(
    option: tuple[str, ...], paths: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["load", str(SAMPLE), *option, *paths]) == 2
    assert capsys.readouterr().err.startswith(f"error: {said}")


@pytest.mark.parametrize("option", [(), ("--text",)])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.yaml", "is a link to nothing. Look at how it is spelt."),
        ("circle.yaml", "cannot be read: too many levels of symbolic links. Make it a file that you may read."),
        ("x" * 300, "cannot be read: file name too long. Make it a file that you may read."),
        ("file/in.yaml", "cannot be read: not a directory. Make it a file that you may read."),
    ],
)
def test_a_path_that_cannot_be_followed_says_why(
    option: tuple[str, ...], name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nothing.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    (tmp_path / "file").touch()
    assert run(["load", str(SAMPLE), *option, str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    # What is very long is cut in its middle.
    assert told.startswith(f"error: {tmp_path / name[:5]}")
    assert told.endswith(f"{name[-20:]} {said}\n")
    assert len(told) < 600


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shut = tmp_path / "shut.yaml"
    shut.touch(mode=0)
    said = f"error: {shut} cannot be read: permission denied. Make it a file that you may read.\n"
    me = os.geteuid()
    assert run(["load", str(tmp_path)]) == 2  # imports what is needed while everything may be read
    capsys.readouterr()
    if me == 0:
        os.seteuid(65534)
    try:
        code = run(["load", str(shut)])
    finally:
        os.seteuid(me)
    assert (code, capsys.readouterr().err) == (2, said)


def test_an_interrupted_load_says_how_it_is_completed(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", *dossiers()]) == 0
    assert run(["graph", "fingerprint"]) == 0
    undisturbed = capsys.readouterr().out.splitlines()[-1]
    graph.write("MATCH (n) DETACH DELETE n")
    loading = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "load", *dossiers()],
        cwd=SAMPLE.parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # What a shell runs in the background is deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert loading.stderr is not None
    assert loading.stderr.readline().startswith("Will change: ")
    loading.send_signal(signal.SIGINT)
    _, told = loading.communicate(timeout=120)
    assert (loading.returncode, told) == (
        130,
        "Interrupted. Nothing is loaded, or, of a large load, a part: load the same again.\n",
    )
    assert run(["load", *dossiers()]) == 0
    capsys.readouterr()
    assert run(["graph", "fingerprint"]) == 0
    assert capsys.readouterr().out == f"{undisturbed}\n"


@pytest.mark.parametrize(
    ("drifts", "said"),
    [
        ([DERIVED], "1 drift; `dots graph rebuild` puts it right."),
        ([DERIVED] * 2, "2 drifts; `dots graph rebuild` puts them right."),
        ([LOST], "1 drift; `dots load --again brief.yaml` puts it right."),
        (
            [DERIVED, LOST],
            "2 drifts; `dots load --again brief.yaml`, then `dots graph rebuild` put them right, in this order.",
        ),
    ],
)
def test_drift_is_mended_by_what_brought_it(drifts: list[Drift], said: str) -> None:
    assert remedy_of(drifts) == said


def test_a_foreign_graph_is_refused_where_nobody_can_be_asked(
    bare: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare.write("CREATE (:Customer {name: 'somebody else'})")
    assert run(["load", *dossiers()]) == 1
    assert capsys.readouterr().err.startswith("error: ")
    assert bare.read("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]
    assert run(["load", *dossiers(), "--into-foreign"]) == 0
    assert bare.read("MATCH (n:Customer) RETURN count(n) AS n") == [{"n": 1}]


def test_migrations_are_applied_once(bare: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "apply"]) == 0
    output, errors = capsys.readouterr()
    assert "1 keep one record of each migration" in output
    assert errors.endswith(" steps applied.\n")
    assert run(["schema", "apply"]) == 0
    assert capsys.readouterr() == ("", "The database is up to date.\n")


def test_status_says_what_the_server_holds(
    graph: Graph, in_environment: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["status"]) == 0
    assert f"at {in_environment.uri}" in (output := capsys.readouterr().out)
    assert "0 entities, 0 claims, 0 documents, 0 dossiers" in output
    assert in_environment.password not in output
    assert run(["status", "--password"]) == 0
    assert capsys.readouterr().out == f"{in_environment.password}\n"


def test_the_demonstration_answers_every_question(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    output, errors = capsys.readouterr()
    for answer in ("Esmail Ghaani", "Ali Larijani", "Ismail Haniyeh", "Eizenkot"):
        assert answer in output
    assert "No rows" not in errors
    assert "dots query run commanders-of --organization 'Quds Force'" in errors
    assert graph.read("MATCH (c:Claim) RETURN count(c) > 180 AS enough") == [{"enough": True}]
