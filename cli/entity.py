"""The commands that find and show entities; those that decide which are one are in ``cli.judging``."""

import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from cli import formats, judging, matching, screen, table
from cli.entity_types import types, types_of
from cli.formats import Format
from cli.groups import Group
from schema.wording import few_of

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False, no_args_is_help=True)

LEAST = 0.5
"""The score under which a candidate is no help to anybody."""


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="A name in any spelling or script, a part of one, or an id.")],
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Only this type, such as Person.", autocompletion=types),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=300, help="How many at most.")] = 10,
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """Find entities by any spelling of their names, the best match first."""
    from cli import session
    from identity.lookup import find as search

    wanted = types_of(type_) if type_ else ()
    with session.graph() as graph:
        found = search(graph, text, types=wanted, limit=limit)
    good = [candidate for candidate in found if candidate.score >= LEAST]
    rows = [
        {
            "id": candidate.id,
            "name": candidate.name,
            "type": candidate.type,
            "description": candidate.description,
            "matched": candidate.matched,
            "score": round(candidate.score, 2),
        }
        for candidate in good
    ]
    formats.write(rows, ("id", "name", "type", "description", "matched", "score"), form)
    if not rows:
        screen.say(f"Nothing in the graph is called anything like “{text}”.")


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="An id, or any spelling of a name.")],
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Of which type it is.", autocompletion=types)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, max=10_000, help="How many claims at most.")] = 20,
    form: Annotated[Format, typer.Option("--format", help="table, or json for everything at once.")] = Format.TABLE,
) -> None:
    """Show an entity: its names, its ties by kind, and what is claimed of it."""
    from cli import records, session
    from identity.lookup import resolve

    wanted = types_of(type_) if type_ else ()
    with session.graph() as graph:
        found = resolve(graph, name, types=wanted)
        record = records.entity(graph, found.id)
        claims = records.claims(graph, entity=found.id, limit=limit)
    if form is Format.TABLE:
        _show(record, claims)
    elif form is Format.JSON:
        print(formats.dump({**record, "claims": claims}, indent=2))
    else:
        formats.write(claims, formats.CLAIM_COLUMNS, form)


for command in (judging.merge, judging.split, judging.distinct, judging.undo, judging.log, matching.candidates):
    app.command()(command)


def _show(record: Mapping[str, Any], claims: list[dict[str, Any]]) -> None:
    own, room = record["entity"], formats.room(sys.stdout)
    kind = f"{own['type']}, {own['kind']}" if own.get("kind") else own["type"]
    print(screen.styled(formats.cell(own["name"]), "bold", sys.stdout))
    for line in table.fold(formats.cell(f"{kind} · {own['id']}"), room):
        print(line)
    for text in (own.get("description"), _where(own)):
        if text:
            print("\n".join(table.fold(formats.cell(text), room)))
    names = [_name(name) for name in record["names"] if name["kind"] != "primary"]
    _section("Also called", names, room)
    _section("Ties", list(_ties(record["ties"])), room)
    number = record["claim_count"]
    print(f"\n{screen.styled('Claims', 'bold', sys.stdout)} ({number:,})")
    formats.write(claims, formats.CLAIM_COLUMNS)
    if number > len(claims):
        screen.say(f"{number - len(claims):,} more: --limit {number} shows them all.")


def _where(own: Mapping[str, Any]) -> str:
    if own.get("latitude") is None or own.get("longitude") is None:
        return ""
    return f"{own['latitude']}, {own['longitude']} (degrees north, east)"


def _name(name: Mapping[str, Any]) -> str:
    told = [name[part] for part in ("kind", "language", "script", "note") if name[part] and name[part] != "alias"]
    return f"{name['name']} ({', '.join(told)})" if told else str(name["name"])


def _ties(ties: list[dict[str, Any]]) -> Iterator[str]:
    for tie in ties:
        arrow = "→" if tie["direction"] == "out" else "←"
        yield f"{arrow} {tie['tie']} ({tie['number']}): {few_of(tie['names'], len(tie['names']), of=tie['number'])}"


def _section(title: str, lines: list[str], room: int) -> None:
    if not lines:
        return
    print(f"\n{screen.styled(title, 'bold', sys.stdout)}")
    for line in lines:
        first, *others = table.fold(formats.cell(line), room - 4)
        print(f"  {first}")
        for other in others:
            print(f"    {other}")
