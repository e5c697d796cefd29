"""The jars of the server: downloaded once, proven against the lock, kept in the user's cache.

A jar that was proven is remembered by size and time of change, so that a start need not read all of them again. One
that changed since is proven anew, and fetched again if it is not what the lock says.
"""

import hashlib
import json
import os
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from database.embedded.lock import Jar, Lock
from database.embedded.progress import Advance, Progress
from database.folders import cache_folder
from schema.errors import WorkError

if TYPE_CHECKING:
    from requests import Session

PARALLEL_DOWNLOADS = 6
TRIES = 3
# How long a server may say nothing, in seconds.
SILENCE_PATIENCE = 60
CHUNK_BYTES = 128 * 1024
ARRIVING = ".arriving"
UNREACHED = (
    "Check the network and try again: what arrived already is kept. "
    "Behind a firewall, set DOTS_MAVEN_URL to your Maven mirror."
)
INSECURE = (
    "No secure connection came about. In a network that has certificates of its own, let REQUESTS_CA_BUNDLE name the "
    "file that holds them, and try again."
)
# What was proven: file name → [size, time of change in ns, SHA-256].
PROVEN_FILE = "proven.json"


def jar_folder(lock: Lock) -> Path:
    """Return the folder of a lock's jars; it need not exist yet."""
    return cache_folder() / "jars" / f"neo4j-{lock.version}"


def provide(lock: Lock, progress: Progress) -> list[Path]:
    """Have every jar of a lock at hand, downloading what is missing or is not what the lock says.

    Args:
        lock: What is wanted.
        progress: Who is told about downloads.

    Returns:
        The files, in the order of the class path.

    Raises:
        WorkError: A jar cannot be downloaded, is not what the lock says, or cannot be stored.
    """
    folder = jar_folder(lock)
    if unproven(lock, folder):
        from filelock import FileLock

        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / "download.lock"):
                # Somebody else may have downloaded them while we waited.
                missing = _prove(unproven(lock, folder), folder)
                if missing:
                    _download(missing, folder, progress)
        except OSError as error:
            raise WorkError(
                f"The jars of Neo4j cannot be stored in {folder}: {error.strerror or error}.",
                remedy="Make room there, or set DOTS_CACHE to a folder that can be written.",
            ) from error
    return [folder / jar.file for jar in lock.jars]


def unproven(lock: Lock, folder: Path) -> list[Jar]:
    """Return the jars that are missing, changed since they were proven, or proven against another checksum."""
    proven = _read_proven(folder)
    return [
        jar for jar in lock.jars if jar.file not in proven or proven[jar.file] != _stamp(folder / jar.file, jar.sha256)
    ]


def damaged(lock: Lock, folder: Path) -> list[Jar]:
    """Return the jars that are present and are not what the lock says, reading those that changed."""
    return [
        jar
        for jar in unproven(lock, folder)
        if (folder / jar.file).exists() and _digest(folder / jar.file) != jar.sha256
    ]


def _prove(jars: Sequence[Jar], folder: Path) -> list[Jar]:
    """Remember those that are what the lock says; return, and remove, those that are not."""
    missing = []
    proven = _read_proven(folder)
    for jar in jars:
        file = folder / jar.file
        if file.exists() and file.stat().st_size == jar.size and _digest(file) == jar.sha256:
            proven[jar.file] = _stamp(file, jar.sha256)
        else:
            file.unlink(missing_ok=True)
            proven.pop(jar.file, None)
            missing.append(jar)
    _write_proven(folder, proven)
    return missing


def _download(jars: Sequence[Jar], folder: Path, progress: Progress) -> None:
    import requests
    from requests.adapters import HTTPAdapter

    # Of a download that was killed; nobody else is at work here, for we hold the lock.
    for leftover in folder.glob(f"*{ARRIVING}"):
        leftover.unlink()
    repository = _repository()
    with (
        # One session for all: jgo, which could download too, opens two connections for every jar, and takes minutes
        # where this takes seconds.
        requests.Session() as session,
        progress.download("Downloading Neo4j", sum(jar.size for jar in jars)) as advance,
        ThreadPoolExecutor(PARALLEL_DOWNLOADS) as threads,
    ):
        session.mount(repository, HTTPAdapter(pool_maxsize=PARALLEL_DOWNLOADS))
        # The largest first: the last one to arrive is then a small one.
        tasks = [
            threads.submit(_fetch, jar, folder, repository, session, advance)
            for jar in sorted(jars, key=lambda jar: -jar.size)
        ]
        try:
            for task in wait(tasks, return_when=FIRST_EXCEPTION).done:
                task.result()
        finally:
            # One that failed, or an interrupt, ends it all: nobody waits for two hundred others.
            threads.shutdown(wait=True, cancel_futures=True)
    proven = _read_proven(folder)
    proven.update({jar.file: _stamp(folder / jar.file, jar.sha256) for jar in jars})
    _write_proven(folder, proven)


def _repository() -> str:
    if mirror := os.environ.get("DOTS_MAVEN_URL"):
        return mirror.rstrip("/")
    from jgo.constants import MAVEN_CENTRAL_URL

    return str(MAVEN_CENTRAL_URL)


def _fetch(jar: Jar, folder: Path, repository: str, session: "Session", advance: Advance) -> None:
    """Download one jar beside its place, prove it, and only then move it there."""
    from requests import RequestException
    from requests.exceptions import SSLError

    arriving = folder / f"{jar.file}{ARRIVING}"
    for attempt in range(1, TRIES + 1):
        arrived = 0
        digest = hashlib.sha256()
        try:
            with (
                session.get(f"{repository}/{jar.path}", stream=True, timeout=SILENCE_PATIENCE) as answer,
                arriving.open("wb") as stream,
            ):
                answer.raise_for_status()
                for chunk in answer.iter_content(CHUNK_BYTES):
                    stream.write(chunk)
                    digest.update(chunk)
                    arrived += len(chunk)
                    advance(len(chunk))
            break
        except RequestException as error:
            advance(-arrived)
            arriving.unlink(missing_ok=True)
            if attempt == TRIES:
                raise WorkError(
                    f"{jar.file} could not be downloaded ({type(error).__name__}).",
                    remedy=INSECURE if isinstance(error, SSLError) else UNREACHED,
                ) from error
            time.sleep(attempt)
    if digest.hexdigest() != jar.sha256:
        arriving.unlink()
        raise WorkError(
            f"{jar.file} is not the file that the lock names: its SHA-256 differs. It was not used.",
            remedy="Try again on another network; if it happens again, do not use this download and report it.",
        )
    arriving.replace(folder / jar.file)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _stamp(file: Path, sha256: str) -> list[Any] | None:
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return [found.st_size, found.st_mtime_ns, sha256]


def _read_proven(folder: Path) -> dict[str, Any]:
    try:
        proven = json.loads((folder / PROVEN_FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return proven if isinstance(proven, dict) else {}


def _write_proven(folder: Path, proven: dict[str, Any]) -> None:
    fresh = folder / f"{PROVEN_FILE}.{os.getpid()}"
    fresh.write_text(json.dumps(proven), encoding="utf-8")
    fresh.replace(folder / PROVEN_FILE)
