"""The jars: nothing but what the lock names is ever used, and nothing is fetched twice."""

import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from database.embedded.jars import damaged, jar_folder, provide, unproven
from database.embedded.lock import Jar, Lock, read_lock
from database.embedded.progress import Progress
from schema.errors import WorkError

CONTENT = {"alpha": b"the first jar" * 1000, "beta": b"the second jar" * 1000, "gamma": b"the third" * 1000}


class Shelf:
    """A Maven repository on loopback, and what was asked of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[str] = []

    def file(self, jar: Jar) -> Path:
        return self.root / jar.path

    def put(self, jar: Jar, content: bytes) -> None:
        self.file(jar).parent.mkdir(parents=True, exist_ok=True)
        self.file(jar).write_bytes(content)


@pytest.fixture
def lock() -> Lock:
    return Lock(
        version="0",
        jars=tuple(
            Jar("org.example", name, "1.0", "", hashlib.sha256(content).hexdigest(), len(content))
            for name, content in CONTENT.items()
        ),
    )


@pytest.fixture
def shelf(tmp_path: Path, lock: Lock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "shelf")
    for jar in lock.jars:
        shelf.put(jar, CONTENT[jar.artifact])

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith(".jar"):
                shelf.asked.append(Path(self.path).name)
            super().do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(shelf.root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("DOTS_MAVEN_URL", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("DOTS_CACHE", str(tmp_path / "cache"))
        yield shelf
        server.shutdown()


def _flip_a_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)


def test_everything_is_downloaded_once(shelf: Shelf, lock: Lock) -> None:
    files = provide(lock, Progress())
    assert [file.read_bytes() for file in files] == list(CONTENT.values())
    assert sorted(shelf.asked) == ["alpha-1.0.jar", "beta-1.0.jar", "gamma-1.0.jar"]
    shelf.asked.clear()
    assert provide(lock, Progress()) == files
    assert shelf.asked == []


def test_a_jar_that_changed_is_fetched_again(shelf: Shelf, lock: Lock) -> None:
    files = provide(lock, Progress())
    shelf.asked.clear()
    _flip_a_byte(files[1])
    assert [jar.artifact for jar in damaged(lock, jar_folder(lock))] == ["beta"]
    assert provide(lock, Progress())[1].read_bytes() == CONTENT["beta"]
    assert shelf.asked == ["beta-1.0.jar"]


def test_a_jar_that_was_merely_touched_is_proven_and_kept(shelf: Shelf, lock: Lock) -> None:
    files = provide(lock, Progress())
    shelf.asked.clear()
    os.utime(files[0], ns=(0, 0))
    assert [jar.artifact for jar in unproven(lock, jar_folder(lock))] == ["alpha"]
    assert provide(lock, Progress()) == files
    assert unproven(lock, jar_folder(lock)) == []
    assert shelf.asked == []


def test_a_jar_that_was_removed_is_fetched_again(shelf: Shelf, lock: Lock) -> None:
    files = provide(lock, Progress())
    shelf.asked.clear()
    files[2].unlink()
    assert provide(lock, Progress()) == files
    assert shelf.asked == ["gamma-1.0.jar"]


def test_a_download_that_is_not_what_the_lock_names_is_refused(shelf: Shelf, lock: Lock) -> None:
    _flip_a_byte(shelf.file(lock.jars[1]))
    with pytest.raises(WorkError, match=r"beta-1\.0\.jar is not the file that the lock names"):
        provide(lock, Progress())
    assert not (jar_folder(lock) / "beta-1.0.jar").exists()


def test_another_checksum_in_the_lock_makes_the_same_jar_refused(shelf: Shelf, lock: Lock) -> None:
    provide(lock, Progress())
    other = replace(lock, jars=(*lock.jars[:2], replace(lock.jars[2], sha256="0" * 64)))
    with pytest.raises(WorkError, match=r"gamma-1\.0\.jar is not the file that the lock names"):
        provide(other, Progress())


def test_what_arrived_before_a_failure_is_kept(shelf: Shelf, lock: Lock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("database.embedded.jars.TRIES", 1)
    shelf.file(lock.jars[2]).unlink()
    with pytest.raises(WorkError, match=r"gamma-1\.0\.jar could not be downloaded"):
        provide(lock, Progress())
    shelf.put(lock.jars[2], CONTENT["gamma"])
    arrived = {jar.file for jar in lock.jars} - {jar.file for jar in unproven(lock, jar_folder(lock))}
    shelf.asked.clear()
    provide(lock, Progress())
    assert not arrived & set(shelf.asked)
    assert "gamma-1.0.jar" in shelf.asked


def test_no_network_is_explained(lock: Lock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("database.embedded.jars.TRIES", 1)
    monkeypatch.setenv("DOTS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DOTS_MAVEN_URL", "http://127.0.0.1:9/")
    with pytest.raises(WorkError, match=r"could not be downloaded .* Check the network"):
        provide(lock, Progress())


def test_a_connection_that_is_not_secure_is_explained(
    shelf: Shelf, lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.embedded.jars.TRIES", 1)
    monkeypatch.setenv("DOTS_MAVEN_URL", os.environ["DOTS_MAVEN_URL"].replace("http:", "https:"))
    with pytest.raises(WorkError, match=r"could not be downloaded \(SSLError\)\. .* let REQUESTS_CA_BUNDLE name"):
        provide(lock, Progress())


def test_a_cache_that_cannot_be_written_is_explained(
    lock: Lock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    monkeypatch.setenv("DOTS_CACHE", str(tmp_path / "cache"))
    with pytest.raises(WorkError, match=r"cannot be stored in .* DOTS_CACHE"):
        provide(lock, Progress())


def test_the_lock_names_every_jar_once_and_by_its_digest() -> None:
    lock = read_lock()
    assert lock.version == "5.26.30"
    assert len({jar.file for jar in lock.jars}) == len(lock.jars) == 217
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in lock.jars)
    # The one whose manifest names other jars: before them, it would cost the class-data archive.
    assert lock.jars[-1].artifact == "jaxb-runtime"


def test_the_lock_is_one_that_jgo_reads() -> None:
    from jgo.env import LockFile

    from database.embedded.lock import LOCK_FILE

    assert [(jar.artifact, jar.sha256) for jar in read_lock().jars] == [
        (jar.artifactId, jar.sha256) for jar in LockFile.load(LOCK_FILE).dependencies
    ]
