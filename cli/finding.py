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
    from cli import formats, screen, session
    from queries.finding import find as find_queries

    catalogue = session.catalogue()
    found = find_queries(catalogue, " ".join(words))
    rows = [
        {
            "query": catalogue.short_names[each.query.name],
            "topic": each.query.topic,
            "question": each.query.question,
            "found": list(each.words),
        }
        for each in found[:limit]
    ]
    if not rows and form is Format.TABLE:
        screen.say("No query has any of these words.")
        return
    formats.write(rows, ("query", "topic", "question", "found"), form)
    if form is Format.TABLE:
        more = f"; --limit {len(found)} shows all {len(found)}" if len(found) > limit else ""
        screen.say(f"{len(rows)} quer{'y' if len(rows) == 1 else 'ies'}{more}.")
