"""The library as a list: every query by topic, those that some words find, or one.

``cli.main`` calls this by itself where nothing but words follow the command: Typer takes longer than the list does.
"""

import sys
from collections.abc import Sequence
from typing import Any

from cli import formats, screen, session
from cli.formats import Format
from schema.errors import CallError

FOUND = 10
"""How many queries are shown that some words find."""


def list_queries(topic: str = "", form: Format = Format.TABLE) -> None:
    """List the saved queries, topic by topic.

    Args:
        topic: Only this one; all where it is empty.
        form: How to write them.

    Raises:
        CallError: There is no such topic.
    """
    queries = session.catalogue()
    rows = [
        {
            "query": queries.short_names[query.name],
            "topic": query.topic,
            "question": query.question,
            "parameters": [name if parameter.required else f"[{name}]" for name, parameter in query.parameters.items()],
            "file": None if query.is_shipped else str(query.path),
            "replaces": query.replaces,
        }
        for query in queries
        if topic in ("", query.topic)
    ]
    if topic and not rows:
        topics = dict.fromkeys(name.rpartition("/")[0] for name in queries.names)
        raise CallError(f"There is no topic “{topic}”.", remedy=f"Topics are {', '.join(topics)}.")
    rows.sort(key=lambda row: (row["topic"], row["query"]))
    if form is Format.TABLE:
        _by_topic(rows)
    else:
        formats.write(rows, ("topic", "query", "question", "parameters", "file", "replaces"), form)
    for problem in queries.problems:
        screen.say(f"left out: {problem}")
    own = [query for query in queries if not query.is_shipped]
    if own:
        from queries.checking import inspect

        # The library is held to this by its tests; nobody but us tells whoever writes a query of their own.
        vocabulary = session.vocabulary()
        for query in own:
            for found in inspect(query, vocabulary):
                screen.say(str(found))


def show_query(name: str) -> None:
    """Show what a query asks, takes and answers.

    Args:
        name: Its name.

    Raises:
        CallError: There is no such query.
        QueryInvalid: Its file cannot be used.
    """
    from cli.description import describe

    print(describe(session.catalogue().get(name)))


def find_queries(words: Sequence[str], form: Format = Format.TABLE, limit: int = FOUND) -> None:
    """Find saved queries by some words, the best first.

    Args:
        words: The words.
        form: How to write them.
        limit: How many at most.
    """
    from queries.finding import find

    catalogue = session.catalogue()
    found = find(catalogue, " ".join(words))
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
        screen.say("No query has any of these words. `dots query list` shows them all by topic.")
        return
    formats.write(rows, ("query", "topic", "question", "found"), form)
    if form is Format.TABLE:
        more = f"; --limit {len(found)} shows all {len(found)}" if len(found) > limit else ""
        screen.say(f"{len(rows)} quer{'y' if len(rows) == 1 else 'ies'}{more}.")


def _by_topic(rows: list[dict[str, Any]]) -> None:
    from cli import formats, table

    room = formats.room(sys.stdout)
    widest = min(max((len(row["query"]) for row in rows), default=0), room // 2)
    for place, row in enumerate(rows):
        if not place or rows[place - 1]["topic"] != row["topic"]:
            print(("\n" if place else "") + screen.styled(formats.cell(row["topic"]), "bold", sys.stdout))
        whose = "yours, in place of the one that comes with dots" if row["replaces"] else "yours"
        text = formats.cell(row["question"]) + (f" ({whose})" if row["file"] else "")
        lines = table.fold(text, room - widest - 4)
        # A name that is too long for its column has its line to itself: it is there to be copied.
        for number, line in enumerate(["", *lines] if len(row["query"]) > widest else lines):
            print(f"  {'' if number else row['query']:{widest}}  {line}".rstrip())
