"""The command that reviews a draft: on a page of its own in a terminal, or by keys in a script."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import proposals, screen
from cli.formats import Format
from schema.drafts import State

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.ranking import Candidate
    from ingest.drafting.desk import Change, Desk
    from ingest.drafting.draft import Draft
    from ingest.drafting.items import Item, Wanted

app = typer.Typer(rich_markup_mode=None, add_completion=False)

DRAFT = ".draft.yaml"
PART = "· undecided, ✓ accepted, ✗ rejected. A part of it: --state proposed, --kind claim, --predicate TYPE, --agreed."


def ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete the key of a proposal of the draft that was named.

    Args:
        ctx: The call so far.
        incomplete: What was typed of the key.
    """
    from cli import session
    from ingest.drafting.desk import Desk
    from schema.errors import DotsError

    # While an option lacks its value, what stands before it has not been read yet.
    named = ctx.params.get("draft") or next((word for word in ctx.args if Path(word).is_file()), None)
    try:
        draft = Desk(Path(named), session.vocabulary()).draft if named else None
    except DotsError:
        # While one types there is nobody to tell; the command itself will.
        draft = None
    return [key for key in (*draft.claims, *draft.entities) if key.startswith(incomplete)] if draft else []


def predicates(incomplete: str) -> list[str]:
    """Complete a predicate or an entity type.

    Args:
        incomplete: What was typed of it.
    """
    from cli import session

    vocabulary = session.vocabulary()
    known = (*vocabulary.predicates, *vocabulary.entity_types)
    return [name for name in known if name.lower().startswith(incomplete.lower())]


@app.command()
def review(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="A draft, as `dots ingest` writes it.")],
    list_: Annotated[
        bool, typer.Option("--list", help="List the proposals, paragraph by paragraph, and open no page.")
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID", help="Accept; commas and repeats name several.", autocompletion=ids),
    ] = None,
    reject: Annotated[
        list[str] | None,
        typer.Option("--reject", metavar="ID", help="Reject: it is not proposed again.", autocompletion=ids),
    ] = None,
    undecide: Annotated[
        list[str] | None, typer.Option("--undecide", metavar="ID", help="Take a decision back.", autocompletion=ids)
    ] = None,
    same_as: Annotated[
        list[str] | None,
        typer.Option("--same-as", metavar="ID=KNOWN", help="Say which known entity one is, by its id in the graph."),
    ] = None,
    join: Annotated[
        list[str] | None,
        typer.Option("--join", metavar="ID=ID", help="Say that the first entity is the second, both of this draft."),
    ] = None,
    accept_all: Annotated[
        bool, typer.Option("--accept-all", help="Accept all that is undecided, or that the filters below leave.")
    ] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Confirm the document's title, date and so on.")] = False,
    note: Annotated[str | None, typer.Option("--note", help="What you have to say of these decisions.")] = None,
    state: Annotated[
        State | None, typer.Option("--state", help="Only what is undecided (proposed), accepted or rejected.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only claim, entity or document.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="EXTRACTOR", help="Only what this one proposes.")] = None,
    predicate: Annotated[
        str | None,
        typer.Option("--predicate", help="Only this predicate or type of entity.", autocompletion=predicates),
    ] = None,
    agreed: Annotated[bool, typer.Option("--agreed", help="Only what several extractors agree on.")] = False,
    dossier: Annotated[
        Path | None,
        typer.Option("--dossier", metavar="FILE", help="Write what is accepted as a dossier, to be loaded."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write the list.")] = Format.TABLE,
) -> None:
    """Accept, edit or reject what was proposed, beside its source text.

    Without further options it opens a page, full screen; every decision is saved as it is made. What is rejected is
    remembered, and not proposed again. The draft is plain YAML, and may be corrected in any editor instead.
    """
    from cli import session
    from cli.acceptance import write
    from ingest.drafting.desk import Desk

    wanted = _wanted(state, kind, by, predicate, agreed=agreed)
    desk = Desk(draft, session.vocabulary())
    change = _change(
        desk, wanted, (accept, reject, undecide, same_as, join), accept_all=accept_all, confirm=confirm, note=note
    )
    before = desk.draft
    if change is not None:
        desk.decide("decided by options", change)
    if list_:
        proposals.write(desk, wanted, form)
        screen.say(PART)
    if dossier is not None:
        write(desk, dossier)
    elif change is not None or list_:
        _tell(desk, before, confirmed=confirm)
    else:
        _open(desk)


def _wanted(state: State | None, kind: str | None, by: str | None, predicate: str | None, *, agreed: bool) -> "Wanted":
    from ingest.drafting.items import Kind, Wanted
    from schema.errors import CallError

    try:
        chosen = Kind(kind) if kind else None
    except ValueError:
        raise CallError(f"There is no kind “{kind}”.", remedy=f"Kinds are {', '.join(Kind)}.") from None
    return Wanted(state, chosen, by, predicate, agreed)


def _change(
    desk: "Desk",
    wanted: "Wanted",
    named: tuple[Sequence[str] | None, ...],
    *,
    accept_all: bool,
    confirm: bool,
    note: str | None,
) -> "Change | None":
    """Put the decisions of a call together, so that all of them are made or none."""
    accept, reject, undecide, same_as, join = (list(_split(keys)) for keys in named)
    pairs, one = [_pair(pair) for pair in same_as], [_pair(pair) for pair in join]
    _refuse_contradictions({"--accept": accept, "--reject": reject, "--undecide": undecide})
    _refuse_contradictions({"--same-as": [key for key, _ in pairs], "--reject": reject})
    known = _recognised(desk.draft, pairs)
    if not (accept or reject or undecide or known or one or accept_all or confirm):
        return None

    from ingest.drafting.joining import joined

    def change(draft: "Draft") -> "Draft":
        for key, into in one:
            draft = joined(draft, key, into)
        draft = draft.reconsider(undecide) if undecide else draft
        draft = draft.reject(reject, note) if reject else draft
        draft = draft.accept(accept, note) if accept else draft
        for key, id_ in known:
            draft = draft.same_as(key, id_ or None)
        if accept_all:
            draft = _accept_all(draft, wanted, note)
        return draft.confirm() if confirm else draft

    return change


def _refuse_contradictions(named: Mapping[str, Sequence[str]]) -> None:
    """Refuse two decisions on one proposal in one call: whichever came last would silently count."""
    from schema.errors import CallError

    by: dict[str, str] = {}
    for option, keys in named.items():
        for key in keys:
            if by.setdefault(key, option) != option:
                raise CallError(f"{key} stands in {by[key]} and in {option}.", remedy="Decide on one of the two.")


def _recognised(draft: "Draft", known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Look up who is meant by known entities: an id or a name in the graph, of the type that the draft's entity has."""
    if not any(meant for _, meant in known):
        return list(known)
    from cli import session
    from identity.lookup import resolve
    from schema.errors import NoDatabase

    try:
        with session.graph() as graph:
            return [
                (key, resolve(graph, meant, types=[one.entity.label], parameter=key).id)
                if meant and (one := draft.entities.get(key)) is not None
                else (key, meant)
                for key, meant in known
            ]
    except NoDatabase:
        screen.say("No database answers, so that nobody looked whether the known entities are there.")
        return list(known)


def _accept_all(draft: "Draft", wanted: "Wanted", note: str | None) -> "Draft":
    from dataclasses import replace

    from ingest.drafting.items import Kind, Wanted, items

    if wanted in (Wanted(), Wanted(state=State.PROPOSED)) and note is None:
        return draft.accept_all()
    left = items(draft, replace(wanted, state=wanted.state or State.PROPOSED))
    keys = [item.key for item in left if item.kind is not Kind.DOCUMENT and not _speaks_of_rejected(draft, item)]
    return draft.accept(keys, note)


def _speaks_of_rejected(draft: "Draft", item: "Item") -> bool:
    from ingest.referents import referred

    if item.key not in draft.claims:
        return False
    keys = referred(draft.claims[item.key].claim, draft.vocabulary)
    return any(draft.entities[key].review.state is State.REJECTED for key in keys if key in draft.entities)


def _split(keys: Iterable[str] | None) -> Iterator[str]:
    for listed in keys or ():
        yield from filter(None, (key.strip() for key in listed.split(",")))


def _pair(text: str) -> tuple[str, str]:
    from schema.errors import CallError

    key, equals, known = (part.strip() for part in text.partition("="))
    if not equals or not key:
        raise CallError(
            f"“{text}” does not say who is who.",
            remedy="Write ID=KNOWN, for instance suleimani=qasem-soleimani; `dots entity find` gives ids.",
        )
    return key, known


def _tell(desk: "Desk", before: "Draft", *, confirmed: bool = False) -> None:
    from cli.acceptance import counted

    details = "The document's details are confirmed." if confirmed else ""
    left = proposals.left_alone(desk.draft, before)
    screen.say(" ".join(filter(None, (details, counted(desk.draft), left, _onward(desk)))))


def _onward(desk: "Desk") -> str:
    """Say what to do next: judge as long as nothing is accepted, and then write the dossier."""
    command = ["dots", "review", str(desk.path)]
    reviews = [one.review for one in desk.draft.claims.values()] + [one.review for one in desk.draft.entities.values()]
    if not any(review.state is State.ACCEPTED for review in reviews):
        return f"Next: {shlex.join(command)} (a page; in scripts --accept and --reject; the file is plain YAML too)"
    target = desk.path.with_name(desk.path.name.removesuffix(DRAFT).removesuffix(".yaml") + ".yaml")
    if target == desk.path:
        target = desk.path.with_name("dossier.yaml")
    return f"Next: {shlex.join([*command, '--dossier', str(target)])}"


def _open(desk: "Desk") -> None:
    import sys

    from cli import session
    from schema.errors import CallError

    # The page is drawn on the standard error.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise CallError(
            "The page of a review needs a terminal.",
            remedy="In scripts use --list, --accept and --reject; or edit the draft, which is plain YAML.",
        )
    from cli.acceptance import recognise
    from cli.reviewing.page import Page
    from schema.errors import NoDatabase

    with ExitStack() as stack:
        search, missing = None, ""
        try:
            graph = stack.enter_context(session.graph())
        except NoDatabase as error:
            missing = str(error)
        else:
            recognise(desk, graph)
            search = _search(graph)
        Page(desk, search, missing).run()
    _tell(desk, desk.draft)


def _search(graph: "Graph") -> "Callable[[str, str], Sequence[Candidate]]":
    """Search the graph for the entities of a type."""
    from identity.lookup import find
    from queries.arguments import with_subtypes

    return lambda name, label: find(graph, name, types=with_subtypes((label,)), limit=10)
