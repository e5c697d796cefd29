"""The commands that decide how a claim stands: it is disputed, or withdrawn, whatever its dossier says."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import formats, screen
from cli.formats import Format
from cli.judging import By, DryRun, Why, author_name

if TYPE_CHECKING:
    from ingest.claim_judging import ClaimJudge, ClaimOutcome

LOG_COLUMNS = ("judgement", "claim", "verdict", "who", "when", "why", "undone")

ClaimId = Annotated[
    str, typer.Argument(metavar="ID", help="Its id, dossier/key; the key alone where only one dossier has it.")
]
Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with the judgement.")]


def dispute(claim: ClaimId, why: Reason, by: By = None, dry_run: DryRun = False) -> None:
    """Judge a claim to be disputed: every answer that rests on it says so, and by whom.

    The claim stays as its dossier wrote it, and `dots claim undo` takes the judgement back without a trace.
    """
    _judge(claim, "disputed", why, by, dry_run)


def retract(claim: ClaimId, why: Reason, by: By = None, dry_run: DryRun = False) -> None:
    """Judge a claim to be withdrawn: no answer and no relationship rests on it any more.

    The claim stays as its dossier wrote it, and `dots claim undo` takes the judgement back without a trace.
    """
    _judge(claim, "retracted", why, by, dry_run)


def undo(
    judgement: Annotated[
        str, typer.Argument(help="The id of a judgement, such as j12, or of a claim on which one alone is in force.")
    ],
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Undo a judgement on a claim: the graph is as if it had never been made."""
    from cli import session

    with session.graph() as graph:
        _tell(_judging(graph, why, by, dry_run).undo(judgement), dry_run)


def log(
    claim: Annotated[str | None, typer.Argument(metavar="ID", help="Only what was judged of this claim.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
) -> None:
    """List every judgement on a claim, those that were undone included, the oldest first."""
    from cli import session
    from identity.verdicts import read

    with session.graph() as graph:
        # Of a claim that no dossier brings any more, the judgements are still there: its id finds them.
        found = [
            one for one in read(graph, undone=True) if claim is None or claim in (one.claim, one.claim.split("/")[1])
        ]
        if claim is not None and not found:
            from cli import records

            records.claim(graph, claim)
    rows = []
    for one in found:
        reason = f": {one.undone_why}" if one.undone_why else ""
        rows.append(
            {
                "judgement": one.id,
                "claim": one.claim,
                "verdict": one.status,
                "who": one.who,
                "when": one.when,
                "why": one.why,
                "undone": None if one.in_force else f"by {one.undone_who}, {one.undone_when}{reason}",
            }
        )
    formats.write(rows, LOG_COLUMNS, form)
    if not rows:
        screen.say("No claim was judged yet." if claim is None else "Nothing was judged of it yet.")


def _judge(claim: str, status: str, why: str, by: str | None, dry_run: bool) -> None:
    from cli import records, session
    from schema.errors import CallError

    if not why.strip():
        raise CallError("--why is empty.", remedy="Say why: whoever reads the answer will ask.")
    with session.graph() as graph:
        id_ = records.claim(graph, claim)["claim"]["id"]
        _tell(_judging(graph, why, by, dry_run).judge(id_, status), dry_run)


def _judging(graph: Any, why: str, by: str | None, dry_run: bool) -> "ClaimJudge":
    from cli import session
    from ingest.claim_judging import ClaimJudge
    from ingest.judging import Author

    return ClaimJudge(graph, session.vocabulary(), Author(by or author_name(), why.strip()), kept=not dry_run)


def _tell(outcome: "ClaimOutcome", dry_run: bool) -> None:
    verdict = outcome.verdict
    made, undone, changed = ("Would judge", "Would undo", "Would change") if dry_run else ("Judged", "Undid", "Changed")
    screen.say(f"{made if verdict.in_force else undone} {verdict}.")
    changes = ", ".join(screen.counted(number, what) for what, number in outcome.changed.items())
    screen.say(f"{changed}: {changes}; the record of the claim stays." if changes else f"{changed} nothing else.")
    if verdict.in_force and not dry_run:
        screen.say(f"`dots claim undo {verdict.id}` takes it back.")
