"""The commands that decide which records are one entity: merge, split, distinct, undo, and the log of it all."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import formats, screen
from cli.formats import Format

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.judgements import Judgement
    from ingest.judging import Outcome

LOG_COLUMNS = ("judgement", "verdict", "left", "right", "who", "when", "why", "undone")

SELF_TIES_SHOWN = 10
"""How many claims that tie an entity to itself are told one by one."""

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with the judgement.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides.", show_default="the name you are logged in by"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")]
Impact = Annotated[
    bool, typer.Option("--impact", help="Show which answers of saved queries would change, and write nothing.")
]


def merge(
    entity: Annotated[str, typer.Argument(help="An entity, by id or any spelling of its name. Its id is kept.")],
    other: Annotated[str, typer.Argument(help="The entity that is the same.")],
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    impact: Impact = False,
) -> None:
    """Judge two entities to be the same: everything said of either is said of one.

    No claim is rewritten, and `dots entity undo` takes it back without a trace.
    """
    from cli import session

    with session.graph() as graph:
        left, right = _key(graph, entity), _key(graph, other)
        act = _Act(graph, why, by, dry_run, impact, (left, right))
        act.tell(act.judge.merge([(left, right, "")]))


def split(
    entity: Annotated[str, typer.Argument(help="The entity, by id or any spelling of its name.")],
    records: Annotated[
        list[str],
        typer.Argument(metavar="RECORD...", help="The keys of the records to take out, as dossiers write them."),
    ],
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    impact: Impact = False,
) -> None:
    """Take records out of an entity that they were merged into: together they are one of their own, and stay apart."""
    from cli import session
    from identity.lookup import resolve

    with session.graph() as graph:
        found = resolve(graph, entity)
        keys = [record.rpartition("/")[2] for record in records]
        act = _Act(graph, why, by, dry_run, impact, (found.id, *keys))
        act.tell(act.judge.split(found.id, keys))


def distinct(
    entity: Annotated[str, typer.Argument(help="An entity, by id or any spelling of its name.")],
    other: Annotated[str, typer.Argument(help="The entity that is not the same.")],
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Judge two entities not to be the same: nothing will merge them, nor offer them as candidates again."""
    from cli import session

    with session.graph() as graph:
        left, right = _key(graph, entity), _key(graph, other)
        act = _Act(graph, why, by, dry_run, impact=False, entities=())
        act.tell(act.judge.tell_apart(left, right))


def undo(
    judgement: Annotated[str, typer.Argument(help="The id of a judgement, such as j12: `dots entity log` has them.")],
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    impact: Impact = False,
) -> None:
    """Undo a judgement: the graph is as if it had never been made. A split is undone as a whole."""
    from cli import session
    from identity.judgements import read

    with session.graph() as graph:
        named = [one for one in read(graph, undone=True) if one.id == judgement]
        act = _Act(graph, why, by, dry_run, impact, tuple(key for one in named for key in (one.left, one.right)))
        act.tell(act.judge.undo(judgement))


def log(
    entity: Annotated[
        str | None, typer.Argument(help="Only what was judged of this entity, or of a record's key.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
) -> None:
    """List every judgement, those that were undone included, the oldest first."""
    from cli import session
    from identity.judgements import read
    from identity.resolution import Resolution

    with session.graph() as graph:
        found = read(graph, undone=True)
        if entity is not None:
            key = _key(graph, entity)
            resolution = Resolution.of(found)
            keys = resolution.keys_of(resolution.entity_of(key))
            found = [one for one in found if one.left in keys or one.right in keys]
    formats.write([_logged(one) for one in found], LOG_COLUMNS, form)
    if not found:
        screen.say("Nothing was judged yet." if entity is None else "Nothing was judged of it yet.")


class _Act:
    """An act of a command, and what is told of it."""

    def __init__(
        self, graph: "Graph", why: str, by: str | None, dry_run: bool, impact: bool, entities: tuple[str, ...]
    ) -> None:
        from cli import session
        from ingest.judging import Author, Judge

        self._kept = not (dry_run or impact)
        self._survey = None
        if impact:
            from cli.impact import Survey

            self._survey = Survey(session.catalogue(), entities)
        author = Author(by or author_name(), why.strip())
        self.judge = Judge(graph, session.vocabulary(), author, kept=self._kept, observe=self._survey)

    def tell(self, outcome: "Outcome") -> None:
        """Tell what an act came to."""
        if self._survey is not None:
            self._survey.show(outcome.before, outcome.after)
            self._warn(outcome)
            return
        made, undone, revived = (
            ("Judged", "Undid", "In force again")
            if self._kept
            else ("Would judge", "Would undo", "Would be in force again")
        )
        for verb, judgements in ((undone, outcome.undone), (made, outcome.made), (revived, outcome.revived)):
            for one in judgements:
                screen.say(f"{verb} {one}.")
        changes = ", ".join(screen.counted(number, what) for what, number in outcome.changed.items())
        would = "Changed" if self._kept else "Would change"
        screen.say(f"{would}: {changes}; no claim is rewritten." if changes else f"{would} nothing else.")
        self._warn(outcome)
        if self._kept and outcome.made:
            screen.say(f"`dots entity undo {outcome.made[0].id}` takes it back.")

    def _warn(self, outcome: "Outcome") -> None:
        """Say which claims tie an entity to itself since: two bodies that part from each other are hardly one."""
        ties = outcome.self_ties
        if not ties:
            return
        one = len(ties) == 1
        verb = ("ties" if one else "tie") if self._kept else "would tie"
        screen.say(f"{screen.counted(len(ties), 'claims')} {verb} an entity to itself:")
        for tie in ties[:SELF_TIES_SHOWN]:
            screen.say(f"  {tie}")
        if len(ties) > SELF_TIES_SHOWN:
            screen.say(f"  and {len(ties) - SELF_TIES_SHOWN:,} more.")
        stays = "It stays" if one else "They stay"
        screen.say(
            f"{stays} as the dossier has {'it' if one else 'them'}, and no relationship follows from "
            f"{'it' if one else 'them'}; `dots claim retract` withdraws what is wrong."
        )


def author_name() -> str:
    """Return whom a judgement is put down to where nobody says: ``DOTS_AUTHOR``, else the name of the login."""
    if named := os.environ.get("DOTS_AUTHOR", "").strip():
        return named
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError):
        # A container may have a user id that nothing gives a name to.
        return "somebody"


def _key(graph: "Graph", text: str) -> str:
    """Give the key that somebody means: a record's key as it is, else the id of the entity that bears the name."""
    from identity.lookup import resolve
    from identity.resolution import Resolution

    found = resolve(graph, text)
    return text if text in Resolution.read(graph).keys_of(found.id) else found.id


def _logged(one: "Judgement") -> Mapping[str, Any]:
    undone = None
    if not one.in_force:
        reason = f": {one.undone_why}" if one.undone_why else ""
        undone = f"by {one.undone_who}, {one.undone_when}{reason}"
    return {
        "judgement": one.id,
        "verdict": "same" if one.same else "distinct",
        "left": one.left,
        "right": one.right,
        "who": one.who,
        "when": one.when,
        "why": one.why or None,
        "undone": undone,
    }
