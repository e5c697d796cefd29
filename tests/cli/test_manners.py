"""Exit codes, streams and errors: the same for every command."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from cli.demo import way_in
from database.embedded.layout import Layout

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).parent.parent.parent
HEAVY = (
    "neo4j",
    "pydantic",
    "yaml",
    "rich",
    "rapidfuzz",
    "database",
    "identity",
    "ingest",
    "queries",
    "schema.vocabulary",
)


@pytest.mark.parametrize(
    "command", ["query --help", "query run --help", "query run killed --help", "query show killed"]
)
def test_help_does_not_load_what_reads_values(command: str) -> None:
    code = (
        f"import sys; from cli.main import run; code = run({command.split()!r}); "
        "print(code, [name for name in ('pydantic', 'neo4j', 'yaml') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "0 []"


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_saying_what_dots_is_loads_nothing_but_typer(flag: str) -> None:
    code = (
        f"import sys; from cli.main import run; code = run([{flag!r}]); "
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "0 []"
    assert done.stdout.startswith(("dots 0", "Usage: dots"))


def test_the_driver_is_loaded_without_what_no_command_sends_and_it_can_be_loaded_later() -> None:
    code = (
        "import sys; from cli.session import load_driver; load_driver(); "
        "print([name for name in ('neo4j', 'numpy', 'pandas') if name in sys.modules]); "
        "import pandas; print(pandas.Series([1, 2]).sum())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["['neo4j']", "3", ""]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quer",), "Did you mean 'query'?"),
        (("query", "shwo"), "Did you mean 'show'?"),
        (("entity", "find"), "Missing argument 'text'. See `dots entity find --help`."),
        (("query", "list", "--formt", "json"), "--format"),
        (("query", "list", "--format", "yaml"), "yaml"),
        (("query", "list", "nonsense"), "Topics are command,"),
        (("query", "run", "comanders-of"), "Did you mean commanders-of"),
        (("query", "run", "commanders-of", "--organisation", "x"), "Did you mean --organization"),
        (("query", "run", "commanders-of", "--organization", "x", "-p", "when=y"), "It takes --organization."),
        (("query", "run", "commanders-of", "--organization", "x", "-p", "nothing"), "-p takes name=value"),
        (
            ("query", "run", "commanders-of", "--organization", "Quds", "Force"),
            'Put a value of several words in quotes: --organization "Quds Force".',
        ),
        (
            ("query", "run", "commanders-of", "--organization", "x", "--as-of", "10/02/2020"),
            "--as-of: “10/02/2020” is no date",
        ),
        (("query", "run", "commanders-of", "--organization", "x", "--as-of", "soon"), "--as-of: "),
        (("query", "run", "commanders-of", "--organization", "x", "--as-of="), "--as-of: “” is no date"),
        (("query", "run", "commanders-of", "--organization", "x", "--min-grade", ""), "--min-grade: “” is no grade"),
        (("query", "run", "commanders-of", "--organization", "x", "--min-grade", "Z9"), "--min-grade: "),
        (("query", "run", "commanders-of", "--organization", "x", "--disputes", "some"), "include, exclude or only"),
        (("query", "run", "timeline", "--from", "2020", "--to", "2010"), "--from 2020 is later than --to 2010."),
        (("query", "run", "x" * 400), f"“{'x' * 59} … {'x' * 29}”"),
        (("up", "now"), "unexpected extra argument"),
        (("claim", "list", "--predicate", "KILED"), "Did you mean KILLED"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_exit_code_2(dots: Run, arguments: tuple[str, ...], said: str) -> None:
    done = dots(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


@pytest.mark.parametrize("arguments", [(), ("query",), ("graph",), ("query", "run")])
def test_a_group_alone_shows_its_help(dots: Run, arguments: tuple[str, ...]) -> None:
    done = dots(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(" ".join(["Usage: dots", *arguments]))


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("browser",),
        ("entity", "find", "Soleimani"),
        ("claim", "list"),
        ("graph", "stats"),
        ("schema", "apply"),
        ("query", "run", "commanders-of", "--organization", "Quds Force"),
    ],
)
def test_without_a_database_the_exit_code_is_3(dots: Run, arguments: tuple[str, ...]) -> None:
    done = dots(*arguments)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "error: No database is running. Run `dots up`, or set NEO4J_URI to a server of yours.\n"


@pytest.mark.parametrize("command", ["--version", "query list", "schema json"])
def test_rows_for_which_there_is_no_room_are_an_error(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cli.main", *command.split()],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr == "error: The standard output: No space left on device. Make room there, and run it again.\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_what_goes_to_a_closed_stream_goes_nowhere(closed: str) -> None:
    command = f"{sys.executable} -m cli.main query list {closed}"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) is (closed == "2>&-")


def test_a_traceback_is_shown_only_where_it_is_asked_for(dots: Run) -> None:
    assert "Traceback" not in dots("status").stderr
    for arguments in (("--debug", "status"), ("status", "--debug")):
        done = dots(*arguments)
        assert done.returncode == 3
        assert "Traceback" in done.stderr
        assert done.stderr.splitlines()[-1].startswith("error: ")


def test_stopping_what_does_not_run_is_no_error(dots: Run) -> None:
    done = dots("down")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No database of dots was running.\n")
    assert dots("down", "--quiet").stderr == ""


def test_the_doctor_says_what_is_wrong_and_what_to_do(dots: Run) -> None:
    done = dots("doctor", NEO4J_URI="bolt://127.0.0.1:1")
    assert done.returncode == 1
    assert "wrong  environment: NEO4J_URI is set and NEO4J_PASSWORD is not." in done.stdout
    assert "Set both" in done.stdout


def test_nobody_at_the_address_is_exit_code_3(dots: Run) -> None:
    done = dots("status", NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="x")
    assert done.returncode == 3
    assert done.stderr.startswith("error: Nobody answers at bolt://127.0.0.1:1.")


def test_a_closed_pipe_is_silent() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m cli.main schema json | head -n 1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.parametrize("command", ["schema json", "schema docs", "schema show", "query list", "query show killed"])
def test_a_closed_pipe_is_exit_code_0(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", *command.split()], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_demonstration_says_how_a_shell_comes_to_know_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "python"
    program.parent.mkdir()
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.chdir(tmp_path)
    assert way_in() == "Your shell does not find `dots`; it is bin/dots"
    (program.parent / "activate").touch()
    assert way_in() == "First, so that your shell finds `dots`:  . bin/activate"
    (program.parent / "dots").touch(mode=0o755)
    assert way_in() is None


@pytest.mark.parametrize("times", [1, 50])
def test_an_interrupt_is_quiet_and_exit_code_130_however_often_it_comes(times: int) -> None:
    layout = Layout.of(None)
    layout.root.mkdir(parents=True)
    # `dots up` waits for whoever else starts or stops the server.
    with FileLock(layout.lock):
        child = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "up"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A shell makes what it runs in the background deaf to Ctrl-C, and so whatever that starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        _await_idleness(child.pid)
        for _ in range(times):
            if child.poll() is None:
                os.kill(child.pid, signal.SIGINT)
                time.sleep(0.0005)
        output, errors = child.communicate(timeout=120)
    assert (child.returncode, output, errors) == (130, b"", b"")


@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "ask --help",
        "query list",
        "query run --help",
        "query run chain-of-command-down --help",
        "report --help",
        "ingest --help",
    ],
)
def test_help_fits_a_terminal_of_40_columns(dots: Run, command: str) -> None:
    done = dots(*command.split(), COLUMNS="40")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if len(line) > 40] == []


def test_colours_need_a_terminal(dots: Run) -> None:
    assert "\x1b" not in dots("query", "list", NO_COLOR="").stdout


def test_a_letter_that_the_terminal_lacks_is_no_error(dots: Run) -> None:
    done = dots("query", "show", "commanded", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0


def _await_idleness(pid: int) -> None:
    """Wait until a child has loaded what it needs, and does nothing but wait for the lock that it cannot have."""
    child, before = psutil.Process(pid), 0.0
    while (used := sum(child.cpu_times()[:2])) < 0.2 or used - before > 0.02:
        before = used
        time.sleep(1)
