"""Ingesting: a plan carried out — drafts written, failures put aside, and what was accepted loaded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from database.graph import Graph
from ingest.drafting.draft_file import SCHEMA_FILE as DRAFT_SCHEMA
from ingest.drafting.recognition import Names
from ingest.ingestion.accepting import accept
from ingest.ingestion.batch import run
from ingest.ingestion.folder import DOSSIER_SCHEMA
from ingest.ingestion.means import Means
from ingest.ingestion.outcome import Job, Outcome, State
from ingest.ingestion.plan import Plan
from ingest.ingestion.quarantine import Quarantine
from ingest.progress import Progress
from schema import dossiers, drafts, files
from schema.errors import DotsError, ForeignGraph, NoDatabase, WorkError
from schema.vocabulary import Vocabulary

INGESTING = "ingesting"
WAITING = "waiting for another dots ingest"


@dataclass(frozen=True, slots=True)
class Loading:
    """Where accepted drafts go at once.

    Args:
        graph: The database.
        into_foreign: Whether a graph with data of others will do.
    """

    graph: Graph
    into_foreign: bool = False


def ingest(
    made: Plan,
    means: Means,
    *,
    loading: Loading | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Carry out a plan.

    Args:
        made: The plan.
        means: What it is done with.
        loading: Where everything that is proposed goes at once, unread; None where a person judges it first.
        workers: How many processes; None for as many as are worth it.
        progress: Called with the stage, how many documents are done, and how many there are.

    Returns:
        What became of each file, in the order of the plan's files.

    Raises:
        CallError: There is no such extractor.
        WorkError: A folder cannot be written.
        ForeignGraph: The graph holds data of others.
        NoDatabase: The server is gone.
    """
    for folder in dict.fromkeys(job.folder for job in made.jobs):
        _prepare(folder, means.vocabulary)
    names = Names(means.known if loading is not None else ())
    alone = len(made.jobs) + len(made.settled) == 1
    outcomes: list[Outcome] = []
    for outcome in made.settled:
        settled = _loaded(outcome, loading, means.vocabulary, names)
        is_kept = settled.problem is not None and not alone
        outcomes.append(_put_aside(settled, made.folder_of(settled.path)) if is_kept else settled)
    if progress:
        progress(INGESTING, 0, len(made.jobs))
    for number, outcome in enumerate(_carried_out(made.jobs, means, workers, progress), 1):
        settled = _loaded(outcome, loading, means.vocabulary, names)
        outcomes.append(settled if alone else _put_aside(settled, made.folder_of(settled.path)))
        if progress:
            progress(INGESTING, number, len(made.jobs))
    # Which document the twin of a file is was known only once that was read.
    keys = {outcome.path: outcome.key for outcome in outcomes}
    outcomes = [replace(one, key=keys[made.twins[one.path]]) if one.path in made.twins else one for one in outcomes]
    # Several processes end in any order; who reads the list looks for a file by its place.
    places = {path: place for place, path in enumerate(made.files)}
    return sorted(outcomes, key=lambda outcome: places[outcome.path])


def _carried_out(
    jobs: Sequence[Job], means: Means, workers: int | None, progress: Progress | None
) -> Iterator[Outcome]:
    """Do jobs, those last that another process is at: it has done them then, or was ended over them."""
    busy: list[Job] = []
    of = {job.path: job for job in jobs}
    for outcome in run(jobs, means, workers):
        if outcome.state is State.BUSY:
            busy.append(replace(of[outcome.path], wait=True))
        else:
            yield outcome
    if busy and progress:
        progress(WAITING, 0, len(busy))
    yield from run(busy, means, workers)


def _prepare(folder: Path, vocabulary: Vocabulary) -> None:
    """Make a folder for drafts, with the schemas by which editors complete and check them."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkError(f"{folder}: cannot be made: {(error.strerror or str(error)).lower()}.") from error
    for name, schema_of in ((DRAFT_SCHEMA, drafts.json_schema), (DOSSIER_SCHEMA, dossiers.json_schema)):
        content = orjson.dumps(schema_of(vocabulary)).decode() + "\n"
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            files.replace(path, content)


def _loaded(outcome: Outcome, loading: Loading | None, vocabulary: Vocabulary, names: Names) -> Outcome:
    if loading is None or outcome.draft is None or outcome.problem:
        return outcome
    try:
        made, report = accept(outcome.draft, loading.graph, vocabulary, names, into_foreign=loading.into_foreign)
    except (ForeignGraph, NoDatabase):
        raise
    except DotsError as error:
        return replace(outcome, problem=str(error))
    return replace(outcome, loaded=report, entities=len(made.entities), claims=len(made.claims))


def _put_aside(outcome: Outcome, folder: Path) -> Outcome:
    quarantine = Quarantine(folder)
    if outcome.problem is None:
        quarantine.release(outcome.path, outcome.key)
        return outcome
    try:
        quarantine.keep(outcome.path, outcome.key, outcome.problem)
    except WorkError as error:
        # Where even the reason cannot be kept, as on a full disk, it is told all the same, and the others are done.
        return replace(outcome, problem=f"{outcome.problem} The reason is not kept: {error.message}")
    return outcome
