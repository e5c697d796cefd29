"""What README.md shows can be pasted: every `dots` line of its blocks runs, and ends well."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

# What starts or stops a server would leave the test's own; Browser stays open until it is closed.
SERVERS = ("dots up", "dots down", "dots browser")


COMMANDS = [
    line
    for block in re.findall(
        r"^```\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    for line in block.splitlines()
    if line.startswith("dots ") and not line.startswith(SERVERS)
]


def test_the_readme_shows_commands() -> None:
    assert 'dots query run commanders-of --organization "Quds Force" --as-of 2020-02' in COMMANDS
    assert "dots graph check" in COMMANDS


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the repository, into which commands may write."""
    folder = tmp_path_factory.mktemp("checkout")
    for entry in ROOT.iterdir():
        (folder / entry.name).symlink_to(entry)
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(
    ask: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, checkout: Path, command: str
) -> None:
    monkeypatch.chdir(checkout)
    code, rows, remarks = ask(*shlex.split(command, comments=True)[1:])
    assert (code, "error:" in remarks) == (0, False), remarks
    assert rows or remarks
