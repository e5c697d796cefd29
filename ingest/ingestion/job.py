"""Doing a job: one file read, what it says proposed, and the draft of it written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.drafting import draft_file
from ingest.drafting.draft import Draft
from ingest.drafting.draft_file import OWN_TEXT_SUFFIX
from ingest.drafting.lock import alone, drafting, making
from ingest.drafting.merging import is_undecided, merged, refuse_other_text
from ingest.drafting.waiting import waiting
from ingest.ingestion.copies import copied
from ingest.ingestion.folder import TEXT_SUFFIX, draft_path, origin_of, real, text_of
from ingest.ingestion.means import Means, There
from ingest.ingestion.outcome import Job, Outcome, State
from ingest.ingestion.proposing import describe, propose, relative
from ingest.reading.reader import digest, read
from ingest.reading.reading import Reading
from ingest.texts import holds
from schema import files
from schema.drafts import Origin
from schema.errors import DossierInvalid, WorkError
from schema.text import sha256 as sha256_of

ANEW = "proposed anew, since the document has changed and nothing was decided of it"
MEANWHILE = "another `dots ingest` did it meanwhile"


def do(job: Job, means: Means) -> Outcome:
    """Read a file, propose what it says, and write the draft.

    Args:
        job: What is to be done.
        means: What it is done with.

    Returns:
        What became of it.

    Raises:
        WorkError: It cannot be read, an extractor fails, or the draft cannot be written. Nothing is half-written.
    """
    path = draft_path(job.folder, job.key)
    with making(path, wait=job.wait) as is_ours:
        if not is_ours:
            return Outcome(job.name, job.path, State.BUSY, job.key)
        return _done_meanwhile(job, path, means.extractors) or _do(job, means, path)


def _done_meanwhile(job: Job, path: Path, extractors: Sequence[str]) -> Outcome | None:
    """Give what became of a file of which another process has made a draft since the job was planned."""
    if job.anew or not path.exists():
        return None
    origin = origin_of(path)
    if origin is None or origin.sha256 != digest(job.path, job.name):
        if job.again:
            return None
        raise WorkError(
            f"{path}: was made of another file meanwhile.",
            remedy="Run the same command again, which gives this one a key of its own.",
        )
    if job.said or not set(origin.extractors).issuperset(extractors):
        return None
    return Outcome(job.name, job.path, State.DONE_BEFORE, job.key, path, *waiting(path), notes=(MEANWHILE,))


def _do(job: Job, means: Means, path: Path) -> Outcome:
    reading = read(job.path, job.name)
    text = sha256_of(reading.text)
    if there := _other(job, path, text, means.documents.get(text)):
        return copied(job, means, reading, there)
    folders = tuple(dict.fromkeys((*means.folders, job.folder)))
    with drafting(folders[0], text, wait=job.wait) as is_ours:
        if not is_ours:
            return Outcome(job.name, job.path, State.BUSY, job.key)
        draft = means.appeared.of_text(folders, text)
        if there := _other(job, path, text, There.at(draft) if draft else None):
            return copied(job, means, reading, there)
        return _drafted(job, means, path, reading, text)


def _other(job: Job, path: Path, text: str, there: There | None) -> There | None:
    """Give the document that a text is already, where that is another than the one that it would become."""
    if there is None or job.is_named or (there.draft is None and there.key == job.key):
        return None
    is_own = there.draft is not None and real(there.draft) == real(path)
    # Who gave a text a key of its own has two drafts of it, each of which is done again by itself.
    return None if is_own or (job.again and text_of(path) == text) else there


def _drafted(job: Job, means: Means, path: Path, reading: Reading, text: str) -> Outcome:
    before = draft_file.read(path, means.vocabulary, now=text) if path.exists() else None
    is_anew = before is not None and _is_given_up(before, text, job)
    if before is not None and not is_anew:
        refuse_other_text(before, text, str(path))
    described = describe(reading, job, means.known, job.key, _text_name(job, text, before))
    origin = Origin(
        file=relative(job.folder, job.path),
        sha256=reading.sha256,
        format=reading.format,
        text=text,
        extractors=means.extractors,
    )
    drafted, spent = propose(described, origin, means)
    remarks = drafted.details.remarks
    drafted, state = _put(drafted, reading.text, job, path)
    entities, claims = drafted.undecided()
    notes = (*((ANEW,) if is_anew else ()), *_changed_in_place(job, means, text), *remarks)
    return Outcome(job.name, job.path, state, job.key, path, len(entities), len(claims), notes, None, text, spent)


def _changed_in_place(job: Job, means: Means, text: str) -> Iterator[str]:
    """Say what to do about the draft of the edition before, where its text stood in the very file of this one."""
    path = draft_path(job.folder, job.supersedes or job.key)
    if job.supersedes is None or not path.is_file():
        return
    try:
        before = draft_file.read(path, means.vocabulary, now=text)
    except DossierInvalid:
        return  # It says so itself when it is reviewed.
    file = before.document.file
    if file is not None and before.document.sha256 != text and real(job.folder / file) == real(job.path):
        kept = path.with_name(job.supersedes + OWN_TEXT_SUFFIX)
        yield f"{path} can be reviewed on only beside its own text: save that, as it was, as {kept}"


def _text_name(job: Job, text: str, before: Draft | None) -> str:
    """Say where the normalised text lies: in a file of the user's where one is just that, else in one of its own."""
    if before is not None and before.document.file is not None:
        beside = job.folder / before.document.file
        is_own = beside.is_file() and digest(beside, str(beside)) == before.document.sha256
        if before.document.sha256 == text or (is_own and real(beside) != real(job.path)):
            return before.document.file
    plain = f"{job.key}{TEXT_SUFFIX}"
    is_free = not (job.folder / plain).exists()
    return plain if is_free or holds(job.folder / plain, text) else f"{job.key}{OWN_TEXT_SUFFIX}"


def _is_given_up(before: Draft, text: str, job: Job) -> bool:
    """Say whether a draft of another text gives way to one of the text that is there now."""
    return job.anew and before.document.sha256 != text and is_undecided(before)


def _put(drafted: Draft, text: str, job: Job, path: Path) -> tuple[Draft, State]:
    """Put a draft in its place, with what was decided of the one that lies there."""
    beside = job.folder / (drafted.document.file or "")
    if not path.exists():
        _write(drafted, text, beside, path)
        return drafted, State.DRAFTED
    with alone(path):
        # Extraction may take minutes, in which somebody reviewed what lies there: it is read now, and not before.
        text_now = drafted.document.sha256
        before = draft_file.read(path, drafted.vocabulary, now=text_now)
        is_anew = _is_given_up(before, text_now, job)
        both = drafted if is_anew else merged(before, drafted, str(path))
        if job.said and not is_anew:
            said = drafted.document
            both = replace(both, document=said, title=said.title, publishers=drafted.publishers)
        _write(both, text, beside, path)
    return both, State.DRAFTED_AGAIN


def _write(drafted: Draft, text: str, beside: Path, path: Path) -> None:
    """Write a text and its draft: both, or neither."""
    is_new = not holds(beside, sha256_of(text))
    if is_new:
        files.replace(beside, text)
    try:
        # The draft is written last: where it is, everything is.
        draft_file.write(drafted, path)
    except WorkError:
        if is_new and not path.exists():
            beside.unlink(missing_ok=True)
        raise
