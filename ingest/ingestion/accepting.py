"""Accepting: a draft taken as it is, written as a dossier and loaded, one document after another."""

from pathlib import Path

from database.graph import Graph
from ingest.drafting import acceptance, draft_file
from ingest.drafting.knowing import refuse_unknown
from ingest.drafting.lock import alone
from ingest.drafting.recognition import Names, recognised
from ingest.drafting.taken import taken, taken_publishers
from ingest.loading import load
from ingest.report import Report
from schema.dossiers import Dossier
from schema.errors import CallError
from schema.vocabulary import Vocabulary


def accept(
    path: Path, graph: Graph, vocabulary: Vocabulary, names: Names, *, into_foreign: bool = False
) -> tuple[Dossier, Report]:
    """Accept all that a draft proposes, and load it.

    Args:
        path: Where the draft lies.
        graph: Where to.
        vocabulary: The types that there are.
        names: The entities that are known so far; those that the draft brings are added to them.
        into_foreign: Whether a graph with data of others will do.

    Returns:
        The dossier that was loaded, and what the load changed.

    Raises:
        DossierInvalid: The draft, or what it would be as a dossier, says what it may not; nothing was loaded.
        WorkError: Somebody else is changing the draft; nothing was loaded.
    """
    with alone(path):
        return _accept(path, graph, vocabulary, names, into_foreign=into_foreign)


def _accept(
    path: Path, graph: Graph, vocabulary: Vocabulary, names: Names, *, into_foreign: bool
) -> tuple[Dossier, Report]:
    draft = recognised(draft_file.read(path, vocabulary), names).accept_all()
    refuse_unknown(graph, draft, acceptance.wanted(draft), path)
    made = acceptance.dossier(draft, taken(graph, draft), taken_publishers(graph, draft))
    place = dossier_path(path)
    refuse_strange_dossier(place, draft.key)
    acceptance.write(made, place)
    report = load(graph, [place], vocabulary=vocabulary, into_foreign=into_foreign)
    draft_file.write(draft, path)
    for key, entity in made.entities.items():
        names.add(key, entity)
    return made, report


def dossier_path(draft: Path) -> Path:
    """Give the path of the dossier that a draft becomes: beside it."""
    return draft.with_name(draft.name.removesuffix(draft_file.SUFFIX) + acceptance.SUFFIX)


def refuse_strange_dossier(path: Path, key: str) -> None:
    """Refuse to write a dossier over one that somebody made by hand.

    Args:
        path: Where it would go.
        key: Its key.

    Raises:
        CallError: What lies there was not made from a draft.
    """
    if path.exists() and not path.read_text(encoding="utf-8", errors="replace").startswith(acceptance.INTRODUCTION):
        raise CallError(
            f"{path} was not made from a draft of {key}, and is not overwritten.",
            remedy="Move it away, or ingest the document with another --key or --output.",
        )
