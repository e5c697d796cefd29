"""Many documents in several processes: all are done, once, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from ingest.ingestion.outcome import Outcome

Ingest = Callable[..., list[Outcome]]

MANY = 24


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder of documents that all differ."""
    (folder / "varn.txt").unlink()
    for number in range(MANY):
        text = f"Wire {number}\n\nLena Ormond met Tomas Reed{' again' * number}, a clerk says in a telegram.\n"
        (folder / f"wire-{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def drafts(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.draft.yaml")}


def whole(folder: Path) -> set[str]:
    return {f"wire-{number:02}.draft.yaml" for number in range(MANY)}


def test_two_processes_do_what_one_does(ingest: Ingest, many: Path) -> None:
    ingest(".", output=Path("one"))
    ingest(".", output=Path("two"), workers=2)
    assert drafts(many / "one") == drafts(many / "two") == whole(many)
    differing = [
        name for name in whole(many) if (many / "one" / name).read_bytes() != (many / "two" / name).read_bytes()
    ]
    assert differing == []


def test_what_became_of_files_is_told_in_their_order_whoever_ended_first(ingest: Ingest, many: Path) -> None:
    (many / "wire-05.txt").write_text("There is no such wire.\n", encoding="utf-8")
    (many / "wire-09.txt").write_bytes(b"")
    told = [outcome.name for outcome in ingest(".", workers=2)]
    assert told == [f"wire-{number:02}.txt" for number in range(MANY)]


def test_a_document_that_ends_its_process_fails_alone(ingest: Ingest, many: Path) -> None:
    (many / "wire-07.txt").write_text("STOP THE PRESS\n", encoding="utf-8")
    outcomes = ingest(".", workers=2)
    assert {one.name: one.problem for one in outcomes if one.problem} == {
        "wire-07.txt": "wire-07.txt: ended the process that read it: it is broken, or needs more memory than there is."
    }
    assert drafts(many) == whole(many) - {"wire-07.draft.yaml"}


def test_two_commands_at_once_make_one_document_of_one_text_in_two_files(telegrams: str, many: Path) -> None:
    for path in sorted(many.glob("wire-*.txt")):
        # Of two files of one text the name of either may come first.
        name = path.stem if path.stem < "wire-12" else f"a {path.stem}"
        path.with_name(f"{name}.text").write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    each_text_has_one_draft_by_two_commands(many, telegrams)


def test_two_commands_at_once_make_one_document_of_one_text_in_two_folders(telegrams: str, many: Path) -> None:
    (many / "zorn").mkdir()
    (many / "again").mkdir()
    for path in sorted(many.glob("wire-*.txt")):
        copied = path.read_bytes().replace(b"\n", b"\r\n")
        (many / ("again" if path.stem < "wire-12" else "zorn") / f"{path.stem}.text").write_bytes(copied)
    each_text_has_one_draft_by_two_commands(many, telegrams)


def wait_until_none_is_left(group: int) -> None:
    """Wait until the processes that one started have noticed that it is gone."""
    end = time.monotonic() + 30
    with suppress(ProcessLookupError):
        while True:
            os.killpg(group, 0)
            assert time.monotonic() < end, "processes outlive the one that started them"
            time.sleep(0.05)


@pytest.mark.slow
def test_a_batch_that_is_killed_goes_on_where_it_stopped(telegrams: str, many: Path, ingest: Ingest) -> None:
    command = [sys.executable, "-m", "cli.main", "ingest", str(many), "--extractor", telegrams, "--workers", "2"]
    root = Path(__file__).parent.parent.parent
    running = subprocess.Popen(command, cwd=root, env=os.environ | {"PYTHONUTF8": "1"}, start_new_session=True)
    try:
        while not drafts(many) and running.poll() is None:
            time.sleep(0.01)
        running.kill()
        running.wait()
        wait_until_none_is_left(running.pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    done = drafts(many)
    times = {name: (many / name).stat().st_mtime_ns for name in done}
    outcomes = ingest(".")
    assert drafts(many) == whole(many)
    assert {name: (many / name).stat().st_mtime_ns for name in done} == times
    assert {f"{one.key}.draft.yaml" for one in outcomes if one.state.value == "done before"} == done


def begun(folder: Path, extractor: str) -> subprocess.Popen[str]:
    """Begin to ingest a folder with two processes, as in a terminal in which somebody may press Ctrl-C."""
    return subprocess.Popen(
        [sys.executable, "-m", "cli.main", "ingest", str(folder), "--extractor", extractor, "--workers", "2"],
        cwd=Path(__file__).parent.parent.parent,
        env=os.environ | {"PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # What a shell runs in the background is deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def each_text_has_one_draft_by_two_commands(folder: Path, extractor: str) -> None:
    """Ingest a folder by two commands at once, and see that no text has two drafts and that no lock is left."""
    running = [begun(folder, extractor) for _ in range(2)]
    try:
        told = [command.communicate(timeout=120)[1] for command in running]
    finally:
        for command in running:
            with suppress(ProcessLookupError):
                os.killpg(command.pid, signal.SIGKILL)
    assert [command.returncode for command in running] == [0, 0], told
    drafted = list(folder.rglob("*.draft.yaml"))
    texts = [yaml.safe_load(path.read_text(encoding="utf-8"))["origin"]["text"] for path in drafted]
    assert (len(texts), len(set(texts))) == (MANY, MANY)
    assert list(folder.rglob(".*")) == []


def started(command: int) -> int:
    """Count the processes that a command has started (Linux tells)."""
    with suppress(FileNotFoundError):
        return len(Path(f"/proc/{command}/task/{command}/children").read_text(encoding="ascii").split())
    return 0


@pytest.mark.parametrize(
    ("after", "later"),
    [
        pytest.param(0.3, None, id="once"),
        # As `timeout` does: to the command, and at once to all of its group.
        pytest.param(0.0, 0.001, id="twice while the processes are started"),
        pytest.param(0.0, 0.1, id="again while they are waited for"),
    ],
)
def test_a_batch_that_is_interrupted_stops_at_once_and_leaves_nothing_half_done(
    telegrams: str, many: Path, ingest: Ingest, after: float, later: float | None
) -> None:
    running = begun(many, telegrams)
    try:
        # The schemas are written before the first process is started, which takes a second.
        while not (many / "dossier.schema.json").exists() and running.poll() is None:
            time.sleep(0.01)
        while later is not None and started(running.pid) < 2 and running.poll() is None:
            time.sleep(0.001)  # one of them only keeps account of what the others share
        time.sleep(after)
        os.killpg(running.pid, signal.SIGINT)
        if later is not None:
            time.sleep(later)
            os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=60)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode == 130
    assert told.splitlines()[-1] == "Stopped. What is done is kept; run the same command again to go on."
    assert "Traceback" not in told
    assert list(many.glob(".*")) == []
    ingest(".")
    assert drafts(many) == whole(many)


def test_processes_that_do_not_end_by_themselves_are_ended_by_another_interrupt(telegrams: str, many: Path) -> None:
    (many / "wire-00.txt").write_text("HOLD THE LINE\n", encoding="utf-8")
    running = begun(many, telegrams)
    try:
        while not (many / "wire-23.draft.yaml").exists() and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)  # to the command only: the process that holds the line does not hear it
        time.sleep(1.2)
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=30)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    assert (running.returncode, "Traceback" in told) == (130, False)
