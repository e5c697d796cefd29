"""Shells complete commands, queries, parameters and choices, without a database."""

import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("dots que", {"query"}),
        ("dots query r", {"run"}),
        ("dots query run commanders", {"commanders-of"}),
        ("dots query show command/com", {"command/commanded", "command/commanders-of"}),
        ("dots query run commanders-of --org", {"--organization"}),
        ("dots query run commanders-of --as", {"--as-of"}),
        ("dots query run commanders-of --format j", {"json", "jsonl"}),
        ("dots query run commanders-of --disputes ex", {"exclude"}),
        ("dots query list vio", {"violence"}),
        ("dots claim list --predicate KIL", {"KILLED"}),
        ("dots entity find x --type Per", {"Person"}),
    ],
)
def test_completion_in_bash(dots: Run, typed: str, completed: set[str]) -> None:
    done = dots(
        _DOTS_COMPLETE="complete_bash",
        COMP_WORDS=typed,
        COMP_CWORD=str(len(typed.split()) - 1),
        NEO4J_URI="bolt://nowhere",
    )
    assert done.stderr == ""
    assert set(done.stdout.split()) == completed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(dots: Run, shell: str) -> None:
    done = dots(_DOTS_COMPLETE=f"source_{shell}")
    assert done.returncode == 0
    assert "_DOTS_COMPLETE" in done.stdout
