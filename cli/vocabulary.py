"""The commands that show, publish and apply the vocabulary."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from cli import formats, screen
from cli.formats import Format
from cli.groups import Group
from schema import files

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False, no_args_is_help=True)

Target = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - for the standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Let it replace a file that is there.")]


@app.command()
def show(
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """Show every type that a dossier may use, with who may stand on each side."""
    from cli import session
    from schema.reference import first_line, side_of

    vocabulary = session.vocabulary()
    rows: list[dict[str, Any]] = [
        {"word": label, "sort": "entity", "subject": None, "object": None, "says": first_line(entity)}
        for label, entity in vocabulary.entity_types.items()
    ]
    rows += [
        {
            "word": name,
            "sort": relationship.topic.value,
            "subject": side_of(relationship.subjects),
            "object": side_of(relationship.objects),
            "says": first_line(relationship),
        }
        for name, relationship in vocabulary.relationship_types.items()
    ]
    rows += [
        {
            "word": attribute.predicate,
            "sort": "value",
            "subject": side_of(attribute.subjects),
            "object": None,
            "says": first_line(attribute),
        }
        for attribute in vocabulary.attributes
    ]
    rows += [
        {
            "word": composition.predicate,
            "sort": "read off others",
            "subject": None,
            "object": None,
            "says": composition.definition,
        }
        for composition in vocabulary.compositions
    ]
    formats.write(rows, ("word", "sort", "subject", "object", "says"), form)


@app.command("json")
def json_(
    output: Target = files.STANDARD,
    draft: Annotated[bool, typer.Option("--draft", help="That of drafts, whose records carry a review.")] = False,
    force: Force = False,
) -> None:
    """Print the JSON Schema of dossiers, for editors and for checks elsewhere."""
    from cli import session
    from schema import dossiers, drafts

    schema_of = drafts.json_schema if draft else dossiers.json_schema
    _deliver(formats.dump(schema_of(session.vocabulary()), indent=2) + "\n", output, force=force)


@app.command()
def docs(
    output: Target = files.STANDARD,
    pictures: Annotated[
        Path | None,
        typer.Option("--pictures", metavar="FOLDER", help="Draw the relationships, too, into this folder."),
    ] = None,
    force: Force = False,
) -> None:
    """Print the vocabulary's reference page, in Markdown."""
    from cli import session
    from schema.pictures import pictures as drawn
    from schema.reference import reference

    vocabulary = session.vocabulary()
    if pictures is None:
        _deliver(reference(vocabulary), output, force=force)
        return
    for name, picture in drawn(vocabulary).items():
        _deliver(picture, pictures / name, force=force)
    beside = output.parent if output != files.STANDARD else Path()
    _deliver(reference(vocabulary, Path(os.path.relpath(pictures, beside)).as_posix()), output, force=force)


@app.command()
def apply() -> None:
    """Bring the database up to this version: migrations, constraints, indexes. `dots load` does it by itself."""
    from cli import session
    from database.migrations import apply as migrate

    with session.graph() as graph:
        done = migrate(graph, session.vocabulary())
    for step in done:
        print(formats.cell(step))
    screen.say(f"{screen.counted(len(done), 'steps')} applied." if done else "The database is up to date.")


def _deliver(text: str, output: Path, *, force: bool) -> None:
    if output == files.STANDARD:
        sys.stdout.write(text)
        return
    files.refuse(output, force=force, ask=screen.confirm)
    files.replace(output, text)
    screen.say(f"Wrote {output}.")
