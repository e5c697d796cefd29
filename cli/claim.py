"""The commands that list and show claims; those that judge one are in ``cli.claim_judging``."""

import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from cli import claim_judging, formats, screen, table
from cli.formats import Format
from cli.groups import Group
from cli.summary import read_as

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


def predicates(incomplete: str) -> list[str]:
    """Complete a predicate.

    Args:
        incomplete: What was typed of it.
    """
    from cli import session

    return [name for name in session.vocabulary().predicates if name.startswith(incomplete.upper())]


@app.command("list")
def list_(
    entity: Annotated[
        str | None, typer.Option("--entity", metavar="NAME", help="Only claims about it: an id, or any spelling.")
    ] = None,
    predicate: Annotated[
        str | None,
        typer.Option("--predicate", metavar="PREDICATE", help="Only this, such as KILLED.", autocompletion=predicates),
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="Only claims that stand in this document.")
    ] = None,
    modality: Annotated[
        str | None,
        typer.Option(
            "--modality",
            metavar="MODALITY",
            help="reported, alleged, assessed, intended (plans, threats), conditional.",
        ),
    ] = None,
    denials: Annotated[bool, typer.Option("--denials", help="Only denials.")] = False,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what is disputed.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1_000_000, help="How many at most.")] = 50,
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """List claims, the earliest first: acts, plans and denials alike."""
    from cli import records, session
    from identity.lookup import resolve

    wanted: dict[str, Any] = {"limit": limit, "document": document}
    wanted |= {"polarity": "denies"} if denials else {}
    wanted |= {"disputed": True} if disputed else {}
    if predicate:
        wanted["predicate"] = _known("predicate", predicate.upper().replace("-", "_"), session.vocabulary().predicates)
    if modality:
        from schema.claims import Modality

        wanted["modality"] = _known("modality", modality.lower(), [member.value for member in Modality])
    with session.graph() as graph:
        found = resolve(graph, entity, parameter="--entity") if entity else None
        if found:
            wanted["entity"] = found.id
        if document:
            records.refuse_unknown_document(graph, document)
        rows = records.claims(graph, **wanted)
    formats.write(rows, formats.CLAIM_COLUMNS, form)
    if form is Format.TABLE:
        if len(rows) == limit:
            screen.say(f"The first {limit:,}; --limit shows more.")
        elif not rows:
            screen.say("No claims.")
        if told := read_as(entity, found):
            screen.say(f"{told}.")


@app.command()
def show(
    claim: Annotated[str, typer.Argument(help="Its id, dossier/key; the key alone where only one dossier has it.")],
    form: Annotated[Format, typer.Option("--format", help="table, or json for programs.")] = Format.TABLE,
) -> None:
    """Show a claim: who says what of whom, how, when, where it stands, and what speaks for and against it."""
    from cli import records, session

    with session.graph() as graph:
        record = records.claim(graph, claim)
    if form is Format.TABLE:
        _show(record)
    elif form in (Format.JSON, Format.JSONL):
        print(formats.dump(record, indent=2 if form is Format.JSON else None))
    else:
        formats.write(record["evidence"], EVIDENCE, form)


for command in (claim_judging.dispute, claim_judging.retract, claim_judging.undo, claim_judging.log):
    app.command()(command)

EVIDENCE = ("document", "title", "publisher", "published", "paragraph", "start", "end", "digest", "quote")


def _known(what: str, given: str, known: Any) -> str:
    from schema.errors import CallError
    from schema.suggestion import LOOSE, did_you_mean

    if given in known:
        return given
    hint = did_you_mean(given, known, most=2, near=LOOSE) or f"There are {', '.join(known)}."
    raise CallError(f"There is no {what} “{given}”.", remedy=hint)


def _show(record: Mapping[str, Any]) -> None:
    room = formats.room(sys.stdout)
    own = record["claim"]
    for line in table.fold(formats.cell(own["statement"]), room):
        print(screen.styled(line, "bold", sys.stdout))
    print()
    pairs = [(name, text) for name, text in _told(record) if text]
    widest = max(len(name) for name, _ in pairs)
    for name, text in pairs:
        for number, line in enumerate(_lines(name, text, room - widest - 2)):
            print(f"{'' if number else name:{widest}}  {line}".rstrip())


def _lines(name: str, text: str, room: int) -> list[str]:
    # An id is there to be copied: it stays whole, though the terminal wrap it.
    return table.fold(formats.cell(text), max(table.NARROWEST, room), whole=name == "id")


def _told(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from cli.records import OWN
    from queries.citations import graded

    own = record["claim"]
    yield "id", own["id"]
    yield "subject", _entity(record["subject"], own.get("subject"))
    yield "predicate", own["predicate"]
    yield "object", _entity(record["object"], own.get("object"))
    references: dict[str, list[str]] = {}
    for reference in record["references"]:
        references.setdefault(reference["as"], []).append(_entity(reference, None))
    for name, value in sorted(own.items()):
        # An entity is named by its reference, not by the key that the dossier has for it.
        if (name == "value" or name not in OWN) and name not in references:
            yield name, formats.cell(value)
    for name, named in references.items():
        yield name, ", ".join(named)
    yield "when", " — ".join(text for text in (own.get("when"), own.get("when_text")) if text)
    yield "began", _between(own.get("start_earliest"), own.get("start_latest"))
    yield "ended", _between(own.get("end_earliest"), own.get("end_latest"))
    yield "put as", f"{own['modality']}, {own['polarity']}"
    yield "status", f"{own['status']}{', disputed' if own.get('disputed') and own['status'] != 'disputed' else ''}"
    for one in record["judged"]:
        yield "judged", f"{one['status']} by {one['who']}, {one['when'][:10]}: {one['why']} ({one['judgement']})"
    yield (
        "said by",
        _entity(record["speaker"], own.get("speaker"))
        or ", ".join(dict.fromkeys(row["publisher"] or row["title"] for row in record["evidence"])),
    )
    yield "grade", graded(own.get("reliability"), own.get("credibility")) or "ungraded"
    for other in record["others"]:
        yield other["tie"], f"{other['claim']}: {other['statement']}"
    for row in record["evidence"]:
        yield "stands in", _place(row)
        yield "", f"“{row['quote']}”" if row["quote"] else ""


def _entity(entity: Mapping[str, Any] | None, key: str | None) -> str:
    return f"{entity['name']} ({entity['id']})" if entity else key or ""


def _between(earliest: Any, latest: Any) -> str:
    if earliest is None:
        return ""
    return str(earliest) if earliest == latest else f"between {_day(earliest)} and {_day(latest)}"


def _day(value: Any) -> str:
    text = str(value)
    return {"0001-01-01": "any time before", "9999-12-31": "any time after"}.get(text, text)


def _place(row: Mapping[str, Any]) -> str:
    title = f"{row['title']}, {row['published']}" if row["published"] else row["title"]
    return f"{title}: paragraph {row['paragraph']}, characters {row['start']}–{row['end']} ({row['document']})"
