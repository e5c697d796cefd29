"""The command that finds saved queries by words of them."""

from typing import Annotated

import typer

from cli.formats import Format


def find(
    words: Annotated[list[str], typer.Argument(help="Words of what is asked, such as: money hamas.")],
    limit: Annotated[int, typer.Option(metavar="NUMBER", min=1, help="How many queries at most.")] = 10,
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """Find saved queries by words of their names, questions, wordings and columns, the best first.

    It needs no database.
    """
    from cli.library import find_queries

    find_queries(words, form, limit)
