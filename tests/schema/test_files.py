"""A file is written whole or not at all, and over one that is there only where somebody said so."""

import os
import resource
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from schema import files
from schema.errors import CallError, WorkError

NOBODY = 65534  # who has no rights, by convention


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def stream(path: Path, content: str) -> None:
    with files.into(path, force=True) as file:
        file.write(content)


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (".", "{path} is a folder. Give the name of a file."),
        ("no/f.txt", "{path} cannot be written: there is no folder {path.parent}. Make it first."),
        ("mine.txt/f.txt", "{path} cannot be written: there is no folder {path.parent}. Make it first."),
        ("mine.txt", "{path} is there already. Give another name, or say --force to write over it."),
        ("n" * 300, "{path} cannot be written: file name too long. Give another name."),
    ],
)
def test_a_place_that_will_not_do_is_refused_with_what_to_do(tmp_path: Path, place: str, told: str) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    path = tmp_path / place
    with pytest.raises(CallError) as refused:
        files.refuse(path)
    assert str(refused.value) == told.format(path=path)
    with pytest.raises(CallError), files.into(path):
        pass
    assert held(tmp_path) == {"mine.txt": "mine"}


@pytest.fixture
def foreign() -> Iterator[Path]:
    """A folder with one file, into which whoever runs this test may write no more than anybody else."""
    with tempfile.TemporaryDirectory() as name:
        folder, root = Path(name), os.geteuid() == 0
        (folder / "theirs.txt").touch(mode=0o444)
        folder.chmod(0o555)
        if root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o700)


@pytest.mark.parametrize("name", ["theirs.txt", "new.txt"])
def test_a_place_that_is_not_ones_own_is_refused(foreign: Path, name: str) -> None:
    with pytest.raises(CallError) as refused:
        files.refuse(foreign / name, force=True)
    assert str(refused.value) == f"{foreign / name} cannot be written: permission denied. Give a place that can be."
    with pytest.raises(WorkError, match="cannot be written: permission denied"):
        files.replace(foreign / name, "mine")


@pytest.mark.parametrize("may", [True, False])
def test_a_person_is_asked_about_a_file_that_is_there(tmp_path: Path, may: bool) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine", encoding="utf-8")
    asked: list[str] = []

    def ask(question: str) -> bool:
        asked.append(question)
        return may

    if may:
        with files.into(path, ask=ask) as file:
            file.write("theirs")
    else:
        with pytest.raises(CallError, match="is there already"), files.into(path, ask=ask):
            pass
    assert asked == [f"{path} is there already. Write over it?"]
    assert held(tmp_path) == {"mine.txt": "theirs" if may else "mine"}


def test_force_asks_nobody(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine", encoding="utf-8")
    with files.into(path, force=True, ask=lambda _: pytest.fail("asked")) as file:
        file.write("Ωmega\n")
        assert path.read_text(encoding="utf-8") == "mine"
    assert held(tmp_path) == {"mine.txt": "Ωmega\n"}


def test_bytes_may_follow_words(tmp_path: Path) -> None:
    with files.into(tmp_path / "both") as file:
        file.write("words\n")
        file.flush()
        file.buffer.write(b"\x89\r\n")
    assert (tmp_path / "both").read_bytes() == b"words\n\x89\r\n"


@pytest.mark.parametrize("wrong", [ValueError("x"), KeyboardInterrupt()])
def test_where_the_work_fails_all_is_as_it_was(tmp_path: Path, wrong: BaseException) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine", encoding="utf-8")

    def work() -> None:
        with files.into(path, force=True) as file:
            file.write("half of i")
            raise wrong

    with pytest.raises(type(wrong)):
        work()
    assert held(tmp_path) == {"mine.txt": "mine"}


def test_where_room_is_not_what_lacks_none_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "ours.txt").write_text("ours", encoding="utf-8")
    with pytest.raises(WorkError) as wrong:
        files.replace(tmp_path / "ours.txt" / "mine.txt", "mine")
    assert wrong.value.remedy == "Nothing was changed; choose another place."


@pytest.mark.parametrize("streams", [True, False])
def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, streams: bool) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine", encoding="utf-8")
    write = stream if streams else files.replace
    with room_for(1000), pytest.raises(WorkError) as full:
        write(path, "x" * 100_000)
    assert str(full.value) == (
        f"{path} cannot be written: file too large. Nothing was changed; make room, or choose another place."
    )
    assert held(tmp_path) == {"mine.txt": "mine"}


def test_what_is_replaced_keeps_who_may_read_it_and_where_it_lies(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    kept.touch(mode=0o640)
    kept.chmod(0o640)
    link.symlink_to(kept)
    files.replace(link, "new")
    assert link.is_symlink()
    assert (kept.read_text(encoding="utf-8"), stat.S_IMODE(kept.stat().st_mode)) == ("new", 0o640)


def test_a_link_in_a_circle_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(WorkError, match="cannot be written: too many levels of symbolic links"):
        files.replace(tmp_path / "a", "x")


def test_what_is_private_is_for_its_owner_alone(tmp_path: Path) -> None:
    files.replace(tmp_path / "private", "x", private=True)
    files.replace(tmp_path / "open", b"x")
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "open").stat().st_mode) == stat.S_IMODE((_touched(tmp_path)).stat().st_mode)


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    with files.into(pipe) as file:
        file.write("through")
    reader.join()
    assert read == ["through"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux names what a process has open")
@pytest.mark.parametrize("links", [("/dev/stdout",), ("dev/stdout",), ("near", "dev/stdout"), ("far", "/dev/stdout")])
def test_a_link_to_the_standard_output_is_followed_link_by_link(tmp_path: Path, links: tuple[str, ...]) -> None:
    (tmp_path / "dev").symlink_to("/dev")
    place = tmp_path / "link"
    for name in links:
        place.symlink_to(name)
        place = tmp_path / name
    mine = tmp_path / "mine.txt"
    mine.write_text("before\n", encoding="utf-8")
    write = "import sys; from pathlib import Path; from schema import files; files.replace(Path(sys.argv[1]), 'now')"
    with mine.open("ab") as out:
        subprocess.run([sys.executable, "-c", write, str(tmp_path / "link")], stdout=out, check=True)
    assert mine.read_text(encoding="utf-8") == "before\nnow"
    assert {path.name for path in tmp_path.iterdir()} == {"dev", "link", "mine.txt", *links} - {
        "/dev/stdout",
        "dev/stdout",
    }


def test_who_may_make_no_device_may_write_to_one(foreign: Path) -> None:
    assert not os.access(foreign, os.W_OK, effective_ids=True)
    files.refuse(Path("/dev/null"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has such a device")
def test_of_a_device_that_takes_no_more_nobody_says_that_it_was_not_changed() -> None:
    with pytest.raises(WorkError) as full:
        files.replace(Path("/dev/full"), "x")
    assert full.value.remedy == "Some of it may have been written; make room, or choose another place."


def _touched(folder: Path) -> Path:
    path = folder / "touched"
    path.touch()
    return path


def test_a_link_that_leads_into_no_folder_is_refused_by_where_it_leads(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "no" / "f.txt")
    with pytest.raises(CallError) as refused:
        files.refuse(link)
    assert str(refused.value) == f"{link} cannot be written: there is no folder {tmp_path / 'no'}. Make it first."


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux has such a folder")
def test_a_folder_that_takes_no_file_is_refused_before_any_work() -> None:
    with pytest.raises(CallError, match=r"^/proc/f\.txt cannot be written: no file can be made in /proc\. "):
        files.refuse(Path("/proc/f.txt"))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux names what a process has open")
@pytest.mark.parametrize("is_pipe", [True, False])
def test_what_a_process_has_open_is_written_to_and_not_replaced(tmp_path: Path, is_pipe: bool) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("before\n", encoding="utf-8")
    reader, writer = os.pipe() if is_pipe else (os.open(mine, os.O_RDONLY), os.open(mine, os.O_WRONLY | os.O_APPEND))
    (tmp_path / "link").symlink_to(f"/proc/self/fd/{writer}")
    stream(tmp_path / "link", "one\n")
    files.replace(Path(f"/dev/fd/{writer}"), "two\n")
    assert os.read(reader, 100) == (b"one\ntwo\n" if is_pipe else b"before\none\ntwo\n")
    os.close(reader)
    os.close(writer)
