"""The commands for the formats of others write whole files under names that can be loaded, or none."""

from pathlib import Path

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
    from ingest import replacement

    write = replacement.replace

    def full(path: Path, content: str) -> None:
        if path.suffix == ".jsonl":
            raise OSError("no space left")
        write(path, content)

    monkeypatch.setattr(replacement, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        import_(GIFTS, into=tmp_path, name="given")
    assert list(tmp_path.iterdir()) == []
