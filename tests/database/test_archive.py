"""The class-data archive: made once, used while it fits, done without where nothing can be written."""

import os
from pathlib import Path

import pytest

from database.embedded.java import Archive, adopt, find_java


@pytest.fixture
def jar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOTS_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "some.jar"
    file.touch()
    return file


def test_the_first_server_writes_it_and_the_next_one_reads_it(jar: Path) -> None:
    archive = Archive(find_java(), [jar])
    options, fresh = archive.options()
    assert fresh is not None
    assert options == [f"-XX:SharedArchiveFile={archive.base}", f"-XX:ArchiveClassesAtExit={fresh}"]
    assert archive.base.stat().st_size > 1_000_000
    fresh.write_bytes(b"classes")
    adopt(fresh)
    assert archive.options() == ([f"-XX:SharedArchiveFile={archive.file}"], None)


def test_a_server_that_wrote_none_leaves_none(jar: Path) -> None:
    archive = Archive(find_java(), [jar])
    fresh = archive.options()[1]
    assert fresh is not None
    adopt(fresh)
    assert not archive.file.exists()


def test_it_is_written_again_after_a_jar_changed(jar: Path) -> None:
    archive = Archive(find_java(), [jar])
    archive.options()
    archive.file.touch()
    os.utime(jar, (2e9, 2e9))
    assert Archive(find_java(), [jar]).options()[1] is not None


def test_another_class_path_has_another_one(jar: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jar"
    other.touch()
    assert Archive(find_java(), [jar]).file != Archive(find_java(), [other]).file


def test_where_nothing_can_be_written_there_is_none(jar: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    assert Archive(find_java(), [jar]).options() == ([], None)
