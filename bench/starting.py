"""Starting: how long a command, a query and the server take until they answer, beside the least that could do it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from database import embedded
from database.connection import Connection
from queries.contract import Contract
from schema.errors import WorkError

TIMES = 7
STARTS = 5
ROOT = Path(__file__).parent.parent
QUERY, PARAMETER, VALUE = "commanders-of", "organization", "quds-force"
WITHIN_TWICE = (
    "--help",
    "query --help",
    "query run --help",
    f"query run {QUERY} --help",
    "ask --help",
    "query list",
    "query find money hamas",
    f"query show {QUERY}",
)
"""What needs no database, and is there at once."""

CYPHER_SHELL = "org.neo4j:cypher-shell:5.26.30"
"""Published beside the server's jars; `org.neo4j.client:cypher-shell` stops at 1.1 on Maven Central."""

BARE = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
dbms.usage_report.enabled=false
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two ways to the same, timed in turns.

    Args:
        what: What was timed.
        seconds: The median of ours.
        peer: What it is held against.
        peer_seconds: The median of that.
        bound: How many times as long ours may take; None where it is only told.
    """

    what: str
    seconds: float
    peer: str
    peer_seconds: float
    bound: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.seconds / self.peer_seconds

    @property
    def holds(self) -> bool:
        """Whether ours is as quick as it is held to be."""
        return self.bound is None or self.ratio <= self.bound


def compare() -> Iterator[Comparison]:
    """Yield every comparison of this file, one at a time: the whole takes some minutes."""
    yield from commands()
    yield from queries()
    yield from starts()


def commands() -> Iterator[Comparison]:
    """Yield how long what needs no database takes: beside the import of Typer, and beside `dots --version`."""
    typer = [sys.executable, "-c", "import typer"]
    for flag in ("--version", "--help"):
        ours, theirs = in_turns([_dots(flag), typer])
        yield Comparison(f"dots {flag}", ours, "python -c 'import typer'", theirs, 1.5)
    for command in WITHIN_TWICE:
        words = command.split()
        ours, theirs = in_turns([_dots(*words), _dots("--version")])
        yield Comparison(f"dots {command}", ours, "dots --version", theirs, 2.0)


def queries() -> Iterator[Comparison]:
    """Yield how long a saved query takes from the shell, beside a minimal driver script and cypher-shell."""
    with _sampled() as (connection, environment, folder):
        statement = folder / "query.cypher"
        text = _cypher()
        statement.write_text(text, encoding="utf-8")
        parameters = {PARAMETER: VALUE, **Contract().parameters()}
        minimal = [sys.executable, "-m", "bench.minimal", connection.uri, connection.password]
        minimal += [str(statement), json.dumps(parameters)]
        asked = _dots("query", "run", QUERY, f"--{PARAMETER}", VALUE, "--format", "json")
        ours, theirs = in_turns([asked, minimal], environment=environment)
        yield Comparison("dots query run", ours, "minimal driver script", theirs, 1.5)
        shell = _cypher_shell(connection)
        script = folder / "shell.cypher"
        given = ", ".join(f"{name}: {json.dumps(value)}" for name, value in parameters.items())
        script.write_text(f":param {{{given}}};\n{text};\n", encoding="utf-8")
        ours, script_seconds, theirs = in_turns([asked, minimal, [*shell, "-f", str(script)]], environment=environment)
        yield Comparison("dots query run", ours, "cypher-shell", theirs)
        yield Comparison("minimal driver script", script_seconds, "cypher-shell", theirs)


def starts() -> Iterator[Comparison]:
    """Yield how long the embedded server takes until it answers, beside the bare server of the same jars."""
    with TemporaryDirectory(prefix="dots-bench-") as folder:
        home = Path(folder) / "ours"
        with _environment({"DOTS_HOME": str(home)}):
            # The first start makes the store, and its stop the class-data archive.
            embedded.start(home=home)
            embedded.stop(home=home)
            bare = _Bare(Path(folder) / "bare")
            bare.start()
            bare.stop()
            ours, theirs = [], []
            for _ in range(STARTS):
                ours.append(_timed(lambda: embedded.start(home=home)))
                embedded.stop(home=home)
                theirs.append(_timed(bare.start))
                bare.stop()
    yield Comparison(
        "embedded server until it answers Bolt", median(ours), "bare server, same jars", median(theirs), 1.0
    )


def in_turns(
    commands: Sequence[Sequence[str]], *, times: int = TIMES, environment: dict[str, str] | None = None
) -> list[float]:
    """Time commands in turns, so that whatever else the machine does falls on all of them.

    Args:
        commands: The commands; the first run of each is not counted.
        times: How often each is run.
        environment: Variables to set.

    Returns:
        The median of each, in seconds.

    Raises:
        WorkError: A command fails.
    """
    taken: list[list[float]] = [[] for _ in commands]
    for number in range(times + 1):
        for place, command in enumerate(commands):
            seconds = _timed(lambda command=command: _run(command, environment or {}))  # type: ignore[misc]
            if number:
                taken[place].append(seconds)
    return [median(each) for each in taken]


class _Bare:
    """Neo4j as its jars start it: no archive, no options, the configuration that it needs and no more."""

    def __init__(self, home: Path) -> None:
        from database.embedded import jars, java, ports
        from database.embedded.configuration import MAIN_CLASS
        from database.embedded.lock import read_lock
        from database.embedded.progress import Progress

        self._port = ports.pick()
        configuration = home / "conf" / "neo4j.conf"
        configuration.parent.mkdir(parents=True)
        configuration.write_text(BARE.format(bolt=self._port, http=ports.pick()), encoding="utf-8")
        path = os.pathsep.join(str(jar) for jar in jars.provide(read_lock(), Progress()))
        self._command = [str(java.find_java()), "-cp", path, MAIN_CLASS]
        self._command += [f"--home-dir={home}", f"--config-dir={configuration.parent}"]
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers Bolt."""
        from database.embedded import ports

        self._server = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not ports.await_until(lambda: ports.speaks_bolt(self._port), 120):
            self.stop()
            raise WorkError("The bare server did not start.")

    def stop(self) -> None:
        """Stop it; what it was doing is of no interest."""
        if self._server:
            self._server.kill()
            self._server.wait()


@contextmanager
def _sampled() -> Iterator[tuple[Connection, dict[str, str], Path]]:
    """Yield a server with the sample dossiers, what tells a child where it is, and a folder for files."""
    from cli.demo import samples
    from database.graph import Graph
    from ingest.loading import load
    from schema.vocabulary import Vocabulary

    with TemporaryDirectory(prefix="dots-bench-") as folder:
        home = Path(folder) / "home"
        with _environment({"DOTS_HOME": str(home)}):
            connection = embedded.start(home=home)
            try:
                with Graph.open(connection) as graph:
                    load(graph, samples(), vocabulary=Vocabulary())
                yield connection, {"DOTS_HOME": str(home)}, Path(folder)
            finally:
                embedded.stop(home=home)


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(variables)
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _cypher() -> str:
    from queries.catalogue import Catalogue

    return Catalogue.read().get(QUERY).cypher


def _cypher_shell(connection: Connection) -> list[str]:
    from jgo.maven import MavenContext

    from database.embedded.java import find_java
    from database.folders import cache_folder

    context = MavenContext(repo_cache=cache_folder() / "bench", timeout=60)
    wanted, needed = context.resolver.resolve([context.create_dependency(CYPHER_SHELL)])
    jars = os.pathsep.join(str(dependency.artifact.resolve()) for dependency in (*wanted, *needed))
    login = ["-a", connection.uri, "-u", connection.username, "-p", connection.password, "--format", "plain"]
    return [str(find_java()), "-cp", jars, "org.neo4j.shell.Main", *login]


def _dots(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cli.main", *arguments]


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, check=False)
    if done.returncode:
        raise WorkError(f"{' '.join(command[:4])} … failed: {done.stderr.decode(errors='replace').strip()[-500:]}")


def _timed(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _print() -> None:
    for each in compare():
        verdict = "" if each.bound is None else f"  (at most {each.bound}: {'holds' if each.holds else 'FAILS'})"
        ours, theirs = f"{each.what:40} {each.seconds:7.3f} s", f"{each.peer:26} {each.peer_seconds:7.3f} s"
        print(f"{ours}  {theirs}  {each.ratio:5.2f}×{verdict}", flush=True)


if __name__ == "__main__":
    _print()
