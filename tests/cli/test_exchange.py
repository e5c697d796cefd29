"""The commands for the formats of others write whole files under names that can be loaded, or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.exchange import import_
from schema.errors import CallError

GIFTS = Path(__file__).parents[1] / "exchange" / "data" / "gifts.ijson"


@pytest.mark.parametrize(("stem", "name"), [("дары", None), ("gifts", "../x"), ("gifts", "")])
def test_a_name_that_is_no_key_is_refused_and_nothing_written(tmp_path: Path, stem: str, name: str | None) -> None:
    file = tmp_path / f"{stem}.ijson"
    file.write_bytes(GIFTS.read_bytes())
    with pytest.raises(CallError, match="Give --name KEY"):
        import_(file, into=tmp_path / "into", name=name)
    assert list(tmp_path.iterdir()) == [file]


def test_an_import_writes_a_text_and_a_dossier_of_it(tmp_path: Path) -> None:
    import_(GIFTS, into=tmp_path, name="given")
    assert {path.name for path in tmp_path.iterdir()} == {"given.txt", "given.jsonl"}


def test_where_the_dossier_cannot_be_written_no_text_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from schema import files

    write = files.replace

    def full(path: Path, content: str | bytes) -> None:
        if path.suffix == ".jsonl":
            raise OSError("no space left")
        write(path, content)

    monkeypatch.setattr(files, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        import_(GIFTS, into=tmp_path, name="given")
    assert list(tmp_path.iterdir()) == []


def test_an_export_replaces_a_file_by_force_alone(ask: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    file.write_text("mine", encoding="utf-8")
    refused = ask("export", "--format", "csv", "-o", str(file))
    assert (refused.code, refused.rows) == (2, "")
    assert refused.remarks == f"error: {file} is there already. Give another name, or say --force to write over it.\n"
    assert file.read_text(encoding="utf-8") == "mine"
    assert ask("export", "--format", "csv", "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8") == ask("export", "--format", "csv").rows


def test_a_schema_replaces_a_file_by_force_alone(ask: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "dossier.schema.json"
    file.write_text("mine", encoding="utf-8")
    assert ask("schema", "json", "-o", str(file)).code == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert ask("schema", "json", "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8") == ask("schema", "json").rows
