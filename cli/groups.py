"""Groups of commands that are imported when they are called: listing them costs nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from typer.core import TyperGroup
from typer.main import get_group


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that is not imported yet.

    Args:
        section: Under which heading it is listed.
        help: What it does, as one sentence.
        module: Where it lies: a module with a Typer ``app``.
        command: Its name within that app; None where the app as a whole is the command.
    """

    section: str
    help: str
    module: str
    command: str | None = None


class Group(TyperGroup):
    """A group that reads no option of its own where a command follows at once.

    There is none that says anything then: ``cli.main`` has read those of the root. Typer reads the value of each, given
    or not, by Pydantic, whose import takes longer than any help.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the name of a command as it is."""
        if args and not args[0].startswith("-"):
            self.params, self.add_help_option = [], False
        return super().parse_args(ctx, args)


class LazyGroup(Group):
    """A group that knows its commands by name and by what they do, and imports only the one that is called."""

    entries: Mapping[str, Entry] = {}

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        # Typer takes from here what a mistyped command is compared with.
        self.commands = dict.fromkeys(self.entries, self)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands, in the order in which they are shown."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, or None where there is none of that name."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        group = get_group(import_module(entry.module).app)
        if entry.command is not None:
            return group.commands[entry.command]
        group.name, group.help = cmd_name, entry.help
        return group

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands, section by section."""
        sections = dict.fromkeys(entry.section for entry in self.entries.values())
        widest = max(len(name) for name in self.entries)
        for section in sections:
            rows = [
                (name.ljust(widest), entry.help) for name, entry in self.entries.items() if entry.section == section
            ]
            with formatter.section(section):
                formatter.write_dl(rows)
