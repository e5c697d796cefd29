"""The commands that read and write the formats of others."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from cli import screen
from schema.errors import CallError

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="FollowTheMoney entities, or a STIX bundle.")],
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FOLDER", help="Where the dossier goes; here by default.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="KEY", help="The key of the dossier; the file's name by default."),
    ] = None,
) -> None:
    """Make a dossier of a file of FollowTheMoney entities or of a STIX 2.1 bundle; no database is needed.

    Two files come of it: a text with every record word for word, and a dossier about it. What has no word in the
    vocabulary stays in the text alone, and is listed. `dots load` loads the dossier.
    """
    import re

    from cli import session
    from ingest.exchange.dossier import dossier, notes
    from ingest.exchange.source import read
    from schema import files
    from schema.keys import is_key

    if not file.is_file():
        raise CallError(f"There is no file {file}.")
    key = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") if name is None else name
    if not is_key(key):
        raise CallError(f"“{key}” is no key for a dossier.", remedy="Give --name KEY.")
    source = read(file)
    folder = into or Path()
    target, text = folder / f"{key}.jsonl", folder / f"{key}.txt"
    for path in (target, text):
        if path.parent.exists():
            files.refuse(path, remedy="Give another --name or --into.")
    made = dossier(source, key, Path(text.name), session.vocabulary())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CallError(f"{folder} cannot be made: {error.strerror}.") from error
    files.replace(text, made.text)
    try:
        files.replace(target, (b"\n".join(made.lines) + b"\n").decode())
    except BaseException:
        text.unlink()
        raise
    for line in notes(made):
        screen.say(line)
    print(target)
    screen.say(f"`dots load {target}` loads it.")


@app.command()
def export(
    form: Annotated[str, typer.Option("--format", metavar="ftm|stix|jsonl|graphml|csv", help="In which format.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to; to the standard output by default."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let it replace a file that is there.")] = False,
) -> None:
    """Write what the graph holds as FollowTheMoney, STIX 2.1, one dossier (JSONL), GraphML, or its claims as CSV.

    What came from FollowTheMoney or STIX goes out to the same format as it came in, unless what it says was taken back
    or is disputed since: such records are left out, and counted. Neither format can say that something is denied, taken
    back or only intended: such claims are in the dossier and the CSV alone.
    """
    from cli import session
    from queries.exchange.writing import FORMATS, write
    from schema import files

    if form not in FORMATS:
        raise CallError(f"--format is one of {', '.join(FORMATS)}, not “{form}”.")
    if output is None or output == files.STANDARD:
        with session.graph() as graph:
            _tell(write(graph, form, sys.stdout))
        return
    with files.into(output, force=force, ask=screen.confirm) as file, session.graph() as graph:
        missing = write(graph, form, file)
    _tell(missing)
    screen.say(f"It is in {output}.")


def _tell(missing: Mapping[str, int]) -> None:
    for what, count in missing.items():
        screen.say(f"{count:,} × {what}.")
