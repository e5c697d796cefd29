"""Every command and option says what it does, and the manual says the same."""

from pathlib import Path
from typing import Any

import pytest

from cli.manual import commands, manual

DOCS = Path(__file__).parent.parent.parent / "docs"
COMMANDS = dict(commands())


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_has_a_help_text(path: str) -> None:
    command: Any = COMMANDS[path]
    assert (command.help or "").strip()
    without = [parameter.name for parameter in command.params if not (parameter.help or "").strip()]
    assert without == []


def test_the_manual_is_current() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == manual(), "run `make generated`"


PROMISED = {
    "": "demo up down status doctor browser ingest review load ask report "
    "query entity claim graph schema export import",
    "query": "list find show run new check verify",
    "entity": "find show merge split distinct undo log candidates",
    "claim": "list show dispute retract undo log",
    "graph": "check rebuild fingerprint loads stats",
    "schema": "show json docs apply",
}


@pytest.mark.parametrize("group", PROMISED)
def test_the_commands_are_those_of_the_design(group: str) -> None:
    path = f"dots {group}".rstrip()
    below = {each.removeprefix(path).strip() for each in COMMANDS if each.startswith(f"{path} ")}
    assert {each for each in below if " " not in each} == set(PROMISED[group].split())
