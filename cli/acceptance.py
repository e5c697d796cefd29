"""Acceptance: what is accepted of a draft becomes a dossier, and one is told how to load it."""

import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli import screen
from schema.drafts import State
from schema.wording import few_of

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.drafting.desk import Desk
    from ingest.drafting.draft import Draft
    from schema.errors import NoDatabase

FEW = 8
"""Keys that a remark names; more would hide it."""


def write(desk: "Desk", path: Path) -> None:
    """Write what is accepted of a draft as a dossier, and say how to load it.

    Args:
        desk: The draft.
        path: Where to.

    Raises:
        CallError: Nothing is accepted, or the file is something else.
        DossierInvalid: An entity is said to be one that nobody knows.
        WorkError: It cannot be written.
    """
    from ingest.drafting.acceptance import dossier as accepted
    from ingest.drafting.acceptance import wanted
    from ingest.drafting.acceptance import write as write_dossier
    from schema.errors import CallError

    if path.suffix not in (".yaml", ".yml"):
        raise CallError(f"{path} is no name of a dossier.", remedy="Let it end in .yaml.")
    if path.resolve() == desk.path.resolve():
        raise CallError(f"{path} is the draft itself.", remedy="Give the dossier a name of its own.")
    if path.exists() and not _is_of(path, desk.draft.key):
        raise CallError(f"{path} is there already, and no dossier of this draft.", remedy="Choose another name.")
    taken, publishers, missing = _taken(desk)
    draft = desk.draft
    made = accepted(draft, taken, publishers)
    if not made.claims and not made.entities:
        judge = shlex.join(["dots", "review", str(desk.path)])
        raise CallError(f"Nothing of {desk.path} is accepted yet.", remedy=f"Say `{judge}` first.")
    made, text = _beside(desk, path, made)
    write_dossier(made, path)
    counts = f"{screen.counted(len(made.claims), 'claims')} and {screen.counted(len(made.entities), 'entities')}"
    screen.say(f"Wrote {path}: {counts}. {counted(draft)}")
    if draft.details.state is not State.ACCEPTED:
        screen.say("Nobody has confirmed the document's title, date and publisher: --confirm does.")
    if clash := sorted(taken.intersection(key for key in wanted(draft) if draft.entities[key].review.same_as is None)):
        screen.say(f"Other entities of the graph have these ids, so that these got a number: {few_of(clash, FEW)}.")
        screen.say("If they are the same, say so: --same-as ID=KNOWN, or s on the page.")
    command = ["dots", "load", str(path), *(("--text", str(text)) if text else ())]
    if missing is not None and missing.remedy:
        screen.say(f"Before it can be loaded: {missing.remedy[0].lower()}{missing.remedy[1:]}")
    screen.say(f"Next: {shlex.join(command)}")


def _is_of(path: Path, key: str) -> bool:
    from ingest.files import DossierFile
    from ingest.problems import Problems
    from ingest.raw_records import HEADER
    from schema.errors import DossierInvalid

    try:
        header = next(DossierFile.at(path).records(Problems()))
    except (DossierInvalid, StopIteration):
        return False
    return header.section == HEADER and header.fields.get("dossier") == key


def _taken(desk: "Desk") -> "tuple[frozenset[str], frozenset[str], NoDatabase | None]":
    """Look who of the draft is known by now, and which ids and publishers are others', unless no database answers."""
    from cli import session
    from ingest.drafting.acceptance import wanted
    from ingest.drafting.knowing import refuse_unknown
    from ingest.drafting.taken import taken, taken_publishers
    from schema.errors import NoDatabase

    try:
        with session.graph() as graph:
            recognise(desk, graph, accepted=True)
            refuse_unknown(graph, desk.draft, wanted(desk.draft), desk.path)
            return taken(graph, desk.draft), taken_publishers(graph, desk.draft), None
    except NoDatabase as error:
        screen.say("No database answers, so that nobody looked whether its entities are known there already.")
        return frozenset(), frozenset(), error


def recognise(desk: "Desk", graph: "Graph", *, accepted: bool = False) -> None:
    """Say in the draft which of its entities bear the very name of one that the graph knows by now.

    Args:
        desk: The draft.
        graph: The graph.
        accepted: Whether this is said of those too that were accepted.
    """
    from ingest.drafting.recognition import Names, recognised
    from ingest.known_entities import known_by

    before = desk.draft
    spelt = [name.value for one in before.entities.values() for name in one.entity.all_names()]
    names = Names(known_by(graph, spelt, before.key))
    after = recognised(before, names, accepted=accepted)
    found = [key for key, one in after.entities.items() if one.review.same_as != before.entities[key].review.same_as]
    if not found:
        return
    desk.decide("recognised", lambda draft: recognised(draft, names, accepted=accepted), for_good=True)
    named = few_of(found, FEW)
    screen.say(f"Of the very name of a known entity, and taken for it: {named}. `--same-as ID=` says that one is not.")


def _beside(desk: "Desk", path: Path, made: Any) -> tuple[Any, Path | None]:
    """Let the dossier say where the text lies as seen from itself; where it cannot, the load must be told."""
    document = desk.draft.document
    if document.file is None or desk.text is None:
        return made, None
    text = desk.path.parent / document.file
    if text.resolve().is_relative_to(path.parent.resolve()):
        file, told = text.resolve().relative_to(path.parent.resolve()).as_posix(), None
    else:
        file, told = None, text
    documents = {desk.draft.key: document.model_copy(update={"file": file})}
    return made.model_copy(update={"documents": documents}), told


def counted(draft: "Draft") -> str:
    """Say how many proposals were accepted, rejected and left open.

    Args:
        draft: The draft.
    """
    from ingest.drafting.items import Kind, items

    states = Counter(item.state for item in items(draft) if item.kind is not Kind.DOCUMENT)
    names = {State.ACCEPTED: "accepted", State.REJECTED: "rejected", State.PROPOSED: "undecided"}
    return f"{', '.join(f'{states[state]:,} {name}' for state, name in names.items())}."
