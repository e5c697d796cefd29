"""What `make compile` makes is used as long as it is of the sources as they are."""

import os
import sys
from pathlib import Path

import pytest

from ingest import compiled
from schema.errors import CallError


def test_what_was_compiled_of_the_sources_as_they_are_is_used(tmp_path: Path) -> None:
    compiled.note(compiled.state(), tmp_path)
    found = compiled.made(tmp_path)
    assert found["ingest.extraction.rules.chunker"] == tmp_path / f"ingest.extraction.rules.chunker{compiled.SUFFIX}"
    assert "ingest.extraction.rules.chunk_list" not in found


def test_what_was_compiled_of_other_sources_is_not(tmp_path: Path) -> None:
    state = compiled.state()
    compiled.note({**state, "ingest.yaml_writing": [1, 1]}, tmp_path)
    assert compiled.made(tmp_path) == {}
    del state["ingest.yaml_writing"]
    compiled.note(state, tmp_path)
    assert compiled.made(tmp_path) == {}


def test_where_nothing_was_compiled_nothing_is_used(tmp_path: Path) -> None:
    assert compiled.made(tmp_path) == {}


def test_a_stamp_that_broke_off_is_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "sources.json").write_text('{"ingest.yaml', encoding="utf-8")
    assert compiled.made(tmp_path) == {}


def test_a_machine_without_a_compiler_is_told_so_and_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.compiling import compile_all

    compiled.note(compiled.state(), tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CallError, match="no C compiler") as raised:
        compile_all(tmp_path)
    assert "apt install gcc" in str(raised.value.remedy)
    assert compiled.made(tmp_path)


def test_what_was_compiled_is_what_runs() -> None:
    import ingest.extraction.rules.extractor

    is_made = bool(compiled.made())
    assert is_made or "DOTS_TEST_COMPILED" not in os.environ  # as CI asks for it once
    for name in compiled.state():
        module = sys.modules.get(name)
        assert module is None or str(module.__file__).endswith(compiled.SUFFIX) is is_made
    assert str(ingest.extraction.rules.extractor.__file__).endswith(compiled.SUFFIX) is is_made
