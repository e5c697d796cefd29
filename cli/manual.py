"""The manual: the reference page of the command line, written from the commands' own help.

``python -m cli.manual docs/cli.md`` writes it; ``make generated`` does so too.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cli.asking import WITHOUT_QUERIES

HEAD = """# Command line

Every command with its options. This page is written from the commands' own help by `make generated`; change those, not
this.
"""

LAYOUT = {"terminal_width": 100, "max_content_width": 100, "help_option_names": ["-h", "--help"]}
EXAMPLE = "commanders-of"
"""The query that stands for all in the manual: each has the parameters that it declares, and the same other options."""


def manual() -> str:
    """Write the reference page.

    Returns:
        The page, as Markdown: a section for each command.
    """
    return "\n".join([HEAD, *_sections()])


def commands() -> Iterator[tuple[str, Any]]:
    """Yield each command that the manual describes, with what one types to call it."""
    from typer.main import get_command

    from cli.app import app

    root = get_command(app)
    yield "dots", root
    yield from _below("dots", root)


def _below(path: str, group: Any) -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(None):
        below = f"{path} {name}"
        if path == "dots query run":
            if name == EXAMPLE:
                yield below, group.get_command(None, name)
            continue
        command = group.get_command(None, name)
        yield below, command
        if hasattr(command, "list_commands"):
            yield from _below(below, command)


def _sections() -> Iterator[str]:
    for path, command in commands():
        context = command.make_context(path, [], resilient_parsing=True, **LAYOUT)
        # What `dots query list` shows changes more often than the command line does.
        context.meta[WITHOUT_QUERIES] = True
        yield f"## `{path}`\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(), encoding="utf-8")
