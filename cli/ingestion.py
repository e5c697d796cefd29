"""The command that makes drafts of documents."""

import shlex
from collections.abc import Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import formats, screen
from cli.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from database.graph import Graph
    from ingest.extraction.source import KnownEntity
    from ingest.ingestion.outcome import Outcome
    from ingest.ingestion.plan import Plan

app = typer.Typer(rich_markup_mode=None, add_completion=False)

COLUMNS = ("document", "state", "entities", "claims", "file")
DEFAULT = "rules"


def _extractors(incomplete: str) -> list[str]:
    from ingest.extraction.extractor import names

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in names() if name.startswith(last)]


@app.command()
def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Documents, or folders of them: text, Markdown, HTML, PDF, DOCX, EPUB, e-mail."
        ),
    ],
    extractor: Annotated[
        str,
        typer.Option(metavar="NAME,...", help="Who proposes what they say; several agree.", autocompletion=_extractors),
    ] = DEFAULT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="Where drafts go; else beside each file.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Accept all that is proposed, and load it: nobody reads it before.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Propose anew for documents that are done; what was decided stays.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, max=64, help="How many processes; else as many as pay."),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title of the document.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When, such as 2012-03-13 or 2012-03.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it stands.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Its language, such as en or fa.")] = None,
    key: Annotated[str | None, typer.Option(metavar="KEY", help="What it is called; else as its file is.")] = None,
    supersedes: Annotated[
        str | None, typer.Option(metavar="KEY", help="The document whose corrected edition it is.")
    ] = None,
    into_foreign: Annotated[
        bool, typer.Option("--into-foreign", help="With --accept: into a graph that holds data of others too.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the list of what was done.")] = Format.TABLE,
) -> None:
    """Read documents, propose what they say, and write a draft of each for a person to judge.

    Each draft lies beside its text: KEY.draft.yaml and KEY.txt. Nothing of it is in the graph until somebody accepts
    it: see `dots review`. What is interrupted goes on where it stopped when the same command is run again.
    """
    from cli import progress
    from ingest.ingestion.ingesting import Loading
    from ingest.ingestion.ingesting import ingest as carry_out
    from ingest.ingestion.means import Means, There
    from ingest.ingestion.plan import Wish, plan, refuse_missing
    from schema.settings import Settings

    said = {"title": title, "publisher": publisher, "published": published, "url": url, "language": language}
    wish = Wish(
        paths,
        _named(extractor),
        output,
        again,
        _checked({name: value for name, value in said.items() if value is not None}),
        _key(key, "--key"),
        _key(supersedes, "--supersedes"),
    )
    refuse_missing(paths)
    with _graph(required=accept) as graph:
        known, documents = _known(graph)
        made = plan(wish, documents)
        held = {text: There(document) for text, document in documents.items()}
        means = Means(
            wish.extractors, known, Settings.read().types, {**made.texts(), **held}, folders=tuple(made.folders)
        )
        loading = Loading(graph, into_foreign) if graph is not None and accept else None
        try:
            with progress.shown() as advance:
                outcomes = carry_out(made, means, loading=loading, workers=workers, progress=advance)
        except KeyboardInterrupt:
            screen.say("Stopped. What is done is kept; run the same command again to go on.")
            raise
    _show(outcomes, made, form)
    if any(outcome.problem for outcome in outcomes):
        raise typer.Exit(1)


@contextmanager
def _graph(*, required: bool) -> "Iterator[Graph | None]":
    """Open the graph where there is one: a draft can be made without."""
    from cli import session
    from schema.errors import NoDatabase

    with ExitStack() as stack:
        graph: Graph | None = None
        try:
            graph = stack.enter_context(session.graph())
        except NoDatabase as error:
            if required:
                raise
            screen.say(f"No known entities are used: {error.message[0].lower()}{error.message[1:]}")
        yield graph


def _known(graph: "Graph | None") -> "tuple[tuple[KnownEntity, ...], dict[str, str]]":
    from ingest.known_entities import known_documents, known_entities

    return (known_entities(graph), known_documents(graph)) if graph is not None else ((), {})


def _named(extractors: str) -> tuple[str, ...]:
    from ingest.extraction.extractor import names
    from schema.errors import CallError

    wanted = tuple(dict.fromkeys(name.strip() for name in extractors.split(",") if name.strip()))
    known = names()
    for name in wanted or ("",):
        if name not in known:
            raise CallError(f"There is no extractor “{name}”.", remedy=f"Choose from {', '.join(known)}.")
    return wanted


def _checked(said: dict[str, str]) -> dict[str, str]:
    """Refuse what the user says of a document and a document cannot say."""
    from pydantic import ValidationError

    from schema.documents import Document, Publisher
    from schema.errors import CallError
    from schema.mistakes import problems_of

    fields: dict[str, Any] = {"title": "Title", **said, "sha256": "0" * 64, "length": 1, "passages": [[0, 1]]}
    name = fields.pop("publisher", None)
    try:
        Document.model_validate(fields)
        if name is not None:
            Publisher(name=name)
    except ValidationError as error:
        field, sentence = problems_of(error)[0]
        option = "--publisher" if field == "name" else f"--{field.partition('.')[0]}"
        raise CallError(f"{option} {sentence}.") from error
    return said


def _key(key: str | None, option: str) -> str | None:
    from schema.errors import CallError
    from schema.keys import is_key
    from schema.mistakes import NO_KEY

    if key is not None and not is_key(key):
        raise CallError(f"{option} {key} {NO_KEY}.")
    return key


def _show(outcomes: "Sequence[Outcome]", made: "Plan", form: Format) -> None:
    from ingest.ingestion.left_out import ANNOTATED, reason

    formats.write((_row(outcome) for outcome in outcomes), COLUMNS, form)
    told = [(ending, count, reason(ending)) for ending, count in sorted(made.left_out.items())]
    told += [(ending, count, ANNOTATED) for ending, count in sorted(made.annotated.items()) if count]
    for ending, count, (what, remedy) in told:
        kind = f"ending in {ending}" if ending else "without an ending"
        screen.say(f"Left out: {screen.counted(count, 'files')} {kind}: {what}. {remedy}")
    for link in made.links:
        screen.say(f"Left out: {link}, a link to a folder. Name the folder it leads to, if you mean it.")
    for outcome in outcomes:
        for note in outcome.notes:
            screen.say(f"{outcome.name}: {note}.")
    for outcome in outcomes:
        if outcome.problem:
            screen.report(outcome.problem)
    if spent := _spent(outcomes):
        screen.say(f"Spent: {spent}.")
    screen.say(_summary(outcomes, made))


def _spent(outcomes: "Sequence[Outcome]") -> str:
    """Say what the extractors took that is paid for: requests and tokens, and what they cost where prices are set."""
    total: dict[str, float] = {}
    for outcome in outcomes:
        for what, amount in outcome.spent.items():
            total[what] = total.get(what, 0) + amount
    return ", ".join(
        f"{what} {amount:,.4f}" if what == "cost" else f"{what} {amount:,}"
        for what, amount in total.items()
        if amount or what == "requests"  # an endpoint that does not count tokens says nothing of them
    )


def _row(outcome: "Outcome") -> dict[str, Any]:
    state = "failed" if outcome.problem else "loaded" if outcome.loaded else outcome.state.value
    return {
        "document": outcome.key,
        "state": state,
        "entities": outcome.entities,
        "claims": outcome.claims,
        "file": outcome.name,
    }


def _summary(outcomes: "Sequence[Outcome]", made: "Plan") -> str:
    """Say what was done in all, and what needs a person."""
    from ingest.ingestion.outcome import State
    from ingest.ingestion.quarantine import NAME as QUARANTINE
    from schema.wording import few_of

    failed = [outcome for outcome in outcomes if outcome.problem]
    loaded = [outcome for outcome in outcomes if outcome.loaded]
    waiting = [one for one in outcomes if not one.loaded and (one.entities or one.claims)]
    left = [outcome for outcome in outcomes if not (outcome.problem or outcome.loaded or outcome in waiting)]
    empty = [outcome for outcome in left if outcome.state is State.DRAFTED]
    same = [outcome for outcome in left if outcome.state is State.SAME_AS_OTHER]
    done = len(left) - len(empty) - len(same)
    parts = []
    if loaded:
        claims = sum(one.loaded.claims.added for one in loaded if one.loaded)
        parts.append(f"{screen.counted(len(loaded), 'documents')} loaded, {screen.counted(claims, 'claims')} new")
    if waiting:
        counts = {"claims": sum(one.claims for one in waiting), "entities": sum(one.entities for one in waiting)}
        told = " and ".join(screen.counted(number, things) for things, number in counts.items() if number)
        verb = "waits" if sum(counts.values()) == 1 else "wait"
        parts.append(
            f"{told} of {screen.counted(len(waiting), 'documents')} {verb} for a person"
            f"{': ' if len(waiting) == 1 else '; begin with '}{_command(waiting[0])}"
        )
    if empty:
        parts.append(
            f"{screen.counted(len(empty), 'documents')} read and kept, but nothing was proposed: "
            f"add what is stated there ({_command(empty[0])}), or try another --extractor"
        )
    if done:
        parts.append(f"{screen.counted(done, 'documents')} done before, with nothing left to judge")
    if same:
        named = few_of([f"{one.name} is {one.key}" for one in same])
        parts.append(f"{screen.counted(len(same), 'files')} the same as others: {named}")
    if failed:
        reasons = f": {made.folder_of(failed[0].path) / QUARANTINE} has the reasons" if len(outcomes) > 1 else ""
        parts.append(f"{screen.counted(len(failed), 'documents')} failed{reasons}")
    return ("; ".join(parts) or f"There is no document: files are read that end in {', '.join(_endings())}") + "."


def _endings() -> list[str]:
    from ingest.reading.formats import FORMATS

    return [suffix for known in FORMATS for suffix in known.suffixes]


def _command(outcome: "Outcome") -> str:
    return f"`{shlex.join(['dots', 'review', str(outcome.draft)])}`"
