"""The command that offers entities which may be one, and what a load says of new ones that may be known."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli import formats, judging, screen
from cli.formats import Format

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.candidates import Candidate

COLUMNS = ("entity", "other", "type", "score", "automatic", "why", "ids")

OFFERED = 5
"""Pairs that a load names; `dots entity candidates` has them all."""


def candidates(
    entity: Annotated[
        str | None, typer.Argument(help="Only what this entity may be the same as; else all there are.")
    ] = None,
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only this type, such as Person.")] = None,
    least: Annotated[
        float, typer.Option("--least", min=0.5, max=1.0, help="The score from which a pair is shown.")
    ] = 0.8,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="How many pairs at most.")] = 100,
    merge: Annotated[
        bool, typer.Option("--merge", help="Merge those that are sure enough to be merged without asking.")
    ] = False,
    by: judging.By = None,
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """Offer entities that may be one, with what speaks for and against it, the surest first.

    What was told apart by `dots entity distinct` is left out.
    """
    from cli import session
    from cli.entity_types import types_of
    from identity.candidates import candidates as find
    from identity.lookup import resolve

    wanted = types_of(type_) if type_ else ()
    with session.graph() as graph:
        of = [resolve(graph, entity, types=wanted).id] if entity is not None else None
        found = find(graph, of=of, types=wanted, least=least)[:limit]
        formats.write([_shown(pair) for pair in found], COLUMNS, form)
        if not found:
            screen.say("No two entities are likely to be one.")
        elif merge:
            merge_sure(graph, found, by)
        else:
            screen.say(
                "`dots entity merge ID ID` makes two of them one; `dots entity distinct ID ID` keeps them apart."
            )


def offer(graph: "Graph", dossiers: Sequence[str], what: str) -> None:
    """Say which of the entities that a load brought may be known already, or merge those that are sure.

    Args:
        graph: The graph.
        dossiers: The dossiers that were loaded.
        what: What to do: ``offer``, ``merge`` or ``ignore``.
    """
    if what == "ignore":
        return
    from identity.candidates import candidates as find
    from identity.candidates import new_entities

    if not (new := new_entities(graph, dossiers)):
        return
    known = set(new)
    # Two that are new alike were told apart by whoever wrote the dossier.
    found = [pair for pair in find(graph, of=new) if not {pair.entity, pair.other} <= known]
    if what == "merge":
        merge_sure(graph, found, None)
        found = [pair for pair in found if not pair.automatic]
    if not found:
        return
    screen.say(f"{screen.counted(len(found), 'pairs')} may be one entity:")
    for pair in found[:OFFERED]:
        screen.say(f"  {pair.name} ({pair.entity}) and {pair.other_name} ({pair.other}), {pair.score:.2f}")
    screen.say("`dots entity candidates` says why; merge them, or judge them distinct, and they are not offered again.")


def merge_sure(graph: "Graph", found: Sequence["Candidate"], by: str | None) -> None:
    """Merge the pairs that are sure enough, each as a judgement of its own that says why.

    Args:
        graph: The graph.
        found: The pairs; those that are not sure are left alone.
        by: Whom the judgements are put down to; None for the user, by way of dots.
    """
    from cli import session
    from ingest.judging import Author, Judge

    sure = [pair for pair in found if pair.automatic]
    if not sure:
        screen.say("None of them is sure enough to be merged without asking.")
        return
    author = Author(by or f"dots, for {judging.author_name()}")
    outcome = Judge(graph, session.vocabulary(), author).merge([(pair.entity, pair.other, pair.why) for pair in sure])
    for judgement in outcome.made:
        screen.say(f"Merged without asking: {judgement}; `dots entity undo {judgement.id}` takes it back.")


def _shown(pair: "Candidate") -> dict[str, object]:
    return {
        "entity": pair.name,
        "other": pair.other_name,
        "type": pair.type,
        "score": round(pair.score, 2),
        "automatic": pair.automatic,
        "why": pair.why,
        "ids": [pair.entity, pair.other],
    }
