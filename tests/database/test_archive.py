"""The class-data archive: made once, used while it fits, done without where nothing can be written."""

import mmap
import os
import sys
import time
from pathlib import Path

import pytest

from database.embedded.java import KEPT, Archive, adopt, find_java, prune


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


def archives(folder: Path, **days: float) -> None:
    """Put a pair of archives for each key, last used so many days ago."""
    folder.mkdir(exist_ok=True)
    for key, ago in days.items():
        for name in (f"java-{key}.jsa", f"neo4j-{key}.jsa"):
            (folder / name).touch()
            os.utime(folder / name, (time.time() - ago * 86400,) * 2)


def test_what_nobody_used_for_long_goes(tmp_path: Path) -> None:
    archives(tmp_path / "cds", old=40, new=2)
    (tmp_path / "cds" / "neo4j-dead.1234.new").touch()
    os.utime(tmp_path / "cds" / "neo4j-dead.1234.new", (0, 0))
    (tmp_path / "cds" / "neo4j-live.1234.new").touch()
    gone = {file.name for file in prune(tmp_path / "cds")}
    assert gone == {"java-old.jsa", "neo4j-old.jsa", "neo4j-dead.1234.new"}
    assert not any((tmp_path / "cds" / name).exists() for name in gone)


def test_of_many_the_last_used_stay(tmp_path: Path) -> None:
    archives(tmp_path / "cds", **{f"k{number}": number for number in range(KEPT + 2)})
    assert {file.name for file in prune(tmp_path / "cds")} == {
        f"{kind}-k{number}.jsa" for kind in ("java", "neo4j") for number in (KEPT, KEPT + 1)
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has mapped")
def test_what_a_process_has_mapped_stays(tmp_path: Path) -> None:
    archives(tmp_path / "cds", old=40, older=50)
    file = tmp_path / "cds" / "neo4j-old.jsa"
    file.write_bytes(b"classes")
    os.utime(file, (0, 0))
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ):
        assert {found.name for found in prune(file.parent)} == {"java-older.jsa", "neo4j-older.jsa"}
    # To read it was to use it.
    os.utime(file, (0, 0))
    assert {found.name for found in prune(file.parent)} == {"java-old.jsa", "neo4j-old.jsa"}


def test_using_one_keeps_it(jar: Path) -> None:
    archive = Archive(find_java(), [jar])
    archive.options()
    archive.file.touch()
    changed = archive.file.stat().st_mtime
    os.utime(archive.file, (0, changed))
    assert archive.options()[1] is None
    assert (archive.file.stat().st_atime > changed - 1, archive.file.stat().st_mtime) == (True, changed)
