"""`dots browser`: files for other tools, and what it says where it cannot open."""

import socket
import zipfile
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from cli.main import run
from database.browser.relay import Relay
from database.connection import Connection
from queries.catalogue import Catalogue
from schema import grass
from schema.vocabulary import Vocabulary


def test_style_and_favourites_are_written_without_a_database(
    tmp_path: Path, vocabulary: Vocabulary, capsys: pytest.CaptureFixture[str]
) -> None:
    style, packed, script = (tmp_path / name for name in ("dots.grass", "dots.zip", "dots.cypher"))
    assert run(["browser", "--style", str(style), "--favourites", str(packed)]) == 0
    assert run(["browser", "--favourites", str(script)]) == 0
    assert style.read_text(encoding="utf-8") == grass.written(grass.sheet(vocabulary))
    with zipfile.ZipFile(packed) as file:
        assert len(file.namelist()) == len(Catalogue.read())
    assert script.read_text(encoding="utf-8").startswith("// ")
    output, remarks = capsys.readouterr()
    assert output == ""
    assert remarks.splitlines() == [f"Wrote {path}." for path in (style, packed, script)]


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    style = tmp_path / "dots.grass"
    style.write_text("mine", encoding="utf-8")
    assert run(["browser", "--style", str(style)]) == 2
    assert "is there already. Give another name, or say --force to write over it." in capsys.readouterr().err
    assert style.read_text(encoding="utf-8") == "mine"
    assert run(["browser", "--style", str(style), "--force"]) == 0
    assert style.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("option", "name", "told"),
    [
        ("--favourites", "f.txt", ".zip or .cypher"),
        ("--favourites", "f", ".zip or .cypher"),
        ("--style", "s.css", ".grass"),
    ],
)
def test_a_suffix_that_says_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, name: str, told: str
) -> None:
    assert run(["browser", option, str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.endswith(f"{name} does not say what to write. {option} takes {told}.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    style, missing = tmp_path / "dots.grass", tmp_path / "no" / "dots.zip"
    assert run(["browser", "--style", str(style), "--favourites", str(missing)]) == 2
    assert f"{missing} cannot be written: there is no folder {missing.parent}." in capsys.readouterr().err
    assert not style.exists()


def test_without_a_database_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["browser"]) == 3
    assert "No database is running." in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", ["garbage", "http://", "ftp://host", "localhost:7474", "http://host:99999", "http://[::1", ""]
)
def test_what_is_no_address_is_refused_before_anything_is_asked(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["browser", "--address", given]) == 2
    assert f"--address is no web address: “{given}”. Write for instance" in capsys.readouterr().err


def test_a_server_without_browser_is_named(in_environment: Connection, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["browser", "--address", "http://127.0.0.1:9"]) == 1
    assert "serves no Neo4j Browser (tried http://127.0.0.1:9)" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(
    in_environment: Connection, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cli import browser

    def relay(*_: object) -> AbstractContextManager[Relay]:
        return Relay(lambda _: None, discovery={}, guide="", policy="", port=port)

    monkeypatch.setattr(browser, "_relay", relay)
    monkeypatch.setattr(browser, "_serve", lambda *_: None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["browser", "--port", str(port)]) == 0
    assert f"Port {port} is taken, so that Browser is on port " in capsys.readouterr().err
