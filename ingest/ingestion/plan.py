"""A plan: which files are to be read, what their documents are called, and which are done already."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.drafting.waiting import waiting
from ingest.extraction.annotations.formats import READERS
from ingest.ingestion.folder import DraftFolder, real
from ingest.ingestion.means import There
from ingest.ingestion.outcome import Job, Outcome, State
from ingest.ingestion.quarantine import NAME as QUARANTINE
from ingest.ingestion.quarantine import REASON
from ingest.keys import key_from_name, plain_key
from ingest.reading.formats import SUFFIXES
from ingest.reading.reader import digest
from schema.errors import CallError, WorkError

LEADS_OUT = "is a link that leads out of the folder. Name the file it leads to, if you mean it."


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asks for.

    Args:
        paths: Files and folders.
        extractors: The names of the extractors to run.
        output: The folder of drafts; None for beside each file.
        again: Whether what is done already is done again.
        said: What the user says of the document, where there is one only.
        key: What the user calls it.
        supersedes: The key of the document whose corrected edition it is.
    """

    paths: Sequence[Path]
    extractors: tuple[str, ...]
    output: Path | None = None
    again: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    key: str | None = None
    supersedes: str | None = None


@dataclass
class Plan:
    """What is to be done.

    Args:
        files: Every file, in the order in which it was named or lies in its folder.
        jobs: What is to be read.
        twins: Files with the very bytes of another, and that other one.
        settled: What need not be: it is done, or the same as another, or cannot be done.
        left_out: Files of folders that no document comes in, by what their names end in.
        annotated: Those of them that have the name of a document beside them, and may be annotations of it.
        links: Folders in folders that are links: they may lead out, or back, and are not gone into.
        folders: Where drafts go.
        output: The folder of all drafts; None for beside each file.
    """

    files: list[Path] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    twins: dict[Path, Path] = field(default_factory=dict)
    settled: list[Outcome] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    annotated: Counter[str] = field(default_factory=Counter)
    links: list[Path] = field(default_factory=list)
    folders: dict[Path, DraftFolder] = field(default_factory=dict)
    output: Path | None = None

    def folder_of(self, path: Path) -> Path:
        """Give the folder that the draft of a file goes to, or what is said of it where it failed."""
        return self.output or path.parent

    def drafts(self, folder: Path) -> DraftFolder:
        """Give what lies in a folder of drafts; it is looked at once, however many files go to it."""
        if folder not in self.folders:
            self.folders[folder] = DraftFolder(folder)
        return self.folders[folder]

    def texts(self) -> dict[str, There]:
        """Give the documents that are drafted already, by the sha256 of their texts."""
        heads = [head for folder in self.folders.values() for head in folder.heads.values()]
        return {head.text: There(head.key, head.path) for head in heads if head.text}


def plan(wish: Wish, documents: Mapping[str, str] | None = None) -> Plan:
    """Say what is to be done with each file.

    Args:
        wish: What the user asks for.
        documents: The documents that the graph holds: the key of each by the sha256 of its text.

    Returns:
        The plan; the same files give the same plan, whatever was done of it before.

    Raises:
        CallError: There is no such file, or what was said of one document was said of several.
    """
    refuse_missing(wish.paths)
    made = Plan(output=wish.output)
    files = list(dict.fromkeys(_files(wish, made)))
    made.files = [path for path, _ in files]
    documents = documents or {}
    if len(files) > 1 and (wish.said or wish.key or wish.supersedes):
        raise CallError(
            f"What is said of one document cannot be said of {len(files)}.",
            remedy="Leave out "
            "what is not true of all of them (the title, who published it and when), or give it for each by itself: "
            "`dots ingest FILE --published DATE`. A draft's details can also be set as it is reviewed.",
        )
    taken: dict[Path, set[str]] = {}
    seen: dict[str, tuple[str, str]] = {}
    for path, problem in files:
        folder = made.folder_of(path)
        drafts = made.drafts(folder)
        if folder not in taken:
            taken[folder] = {*drafts.heads, *documents.values()}
        held = taken[folder]
        if problem:
            _fail(path, problem, made, held)
        else:
            _settle(path, wish, made, drafts, held, seen)
    return made


def refuse_missing(paths: Sequence[Path]) -> None:
    """Refuse paths at which nothing lies.

    Args:
        paths: What the user names.

    Raises:
        CallError: There is no such file.
    """
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise CallError(f"There is no file {path}.", remedy="Look at how it is spelt.")


def _settle(
    path: Path, wish: Wish, made: Plan, drafts: DraftFolder, taken: set[str], seen: dict[str, tuple[str, str]]
) -> None:
    name = str(path)
    try:
        content = digest(path, name)
    except WorkError as error:
        _fail(path, str(error), made, taken)
        return
    if content in seen:
        first, key = seen[content]
        made.twins[path] = Path(first)
        notes = (f"has the very bytes of {first}",)
        made.settled.append(Outcome(name, path, State.SAME_AS_OTHER, key, notes=notes))
        return
    head = drafts.of_content(content)
    if head is not None and wish.key in (None, head.key):
        seen[content] = (name, head.key)
        ran = set(head.origin.extractors) if head.origin else set()
        if not wish.again and not wish.said and ran.issuperset(wish.extractors):
            try:
                outcome = Outcome(name, path, State.DONE_BEFORE, head.key, head.path, *waiting(head.path))
            except WorkError as error:
                outcome = Outcome(name, path, State.FAILED, head.key, problem=str(error))
            made.settled.append(outcome)
            return
        made.jobs.append(_again(path, head.key, drafts, wish))
        return
    changed = drafts.of_file(path)
    if changed is not None and wish.key in (None, changed.key) and wish.supersedes is None:
        seen[content] = (name, changed.key)
        # Whether its text has changed is known once it is read, and whether anything was decided once its draft is.
        made.jobs.append(_again(path, changed.key, drafts, wish))
        return
    plain = plain_key(path.stem, "document")
    spoilt = drafts.of_spoilt(path, content, wish.key or plain)
    if spoilt is not None and wish.key in (None, spoilt.key):
        seen[content] = (name, spoilt.key)
        # Reading that draft fails, and says where and why: a second one would hide what was decided in it.
        made.jobs.append(_again(path, spoilt.key, drafts, wish))
        return
    key = wish.key if wish.key is not None else key_from_name(path.stem, "document", taken)
    if wish.key in drafts.heads:
        raise CallError(f"There is a draft {wish.key} already, of another file.", remedy="Give another --key.")
    taken.add(key)
    seen[content] = (name, key)
    named = wish.key is not None
    made.jobs.append(Job(path, name, key, drafts.path, said=wish.said, supersedes=wish.supersedes, is_named=named))


def _again(path: Path, key: str, drafts: DraftFolder, wish: Wish) -> Job:
    return Job(
        path,
        str(path),
        key,
        drafts.path,
        again=True,
        anew=wish.again,
        said=wish.said,
        supersedes=wish.supersedes,
    )


def _fail(path: Path, problem: str, made: Plan, taken: set[str]) -> None:
    # It has a key of its own, so that the reason kept under it is not that of another file of its name.
    key = key_from_name(path.stem, "document", taken)
    taken.add(key)
    made.settled.append(Outcome(str(path), path, State.FAILED, key, problem=problem))


def _files(wish: Wish, made: Plan) -> Iterator[tuple[Path, str | None]]:
    """Give the files that are named and those of the folders, and what is wrong with one that is not even opened."""
    for path in wish.paths:
        if path.is_dir():
            yield from _inside(path, wish, made)
        else:
            yield path, None


def _inside(folder: Path, wish: Wish, made: Plan) -> Iterator[tuple[Path, str | None]]:
    """Give the documents of a folder and of those in it, in the order of their names."""
    around = real(folder)
    closed: list[OSError] = []
    for current, folders, names in os.walk(folder, onerror=closed.append):
        here = Path(current)
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one != QUARANTINE)
        # Not by pathlib, which raises where a path is longer than the system takes: that is told below.
        made.links += (here / one for one in folders if os.path.islink(here / one))  # noqa: PTH114
        drafts = made.drafts(wish.output or here)
        documents = {stem for name in names for stem, ending in (os.path.splitext(name),) if ending.lower() in SUFFIXES}  # noqa: PTH122 - of many thousand
        for name in sorted(names):
            path = here / name
            suffix = path.suffix.lower()
            if name.startswith(".") or name.endswith(REASON) or drafts.is_own_text(path):
                continue
            if suffix not in SUFFIXES:
                if suffix in READERS and (path.stem in documents or path.stem in names):
                    made.annotated[suffix] += "annotations" not in wish.extractors
                elif not drafts.is_own(path):
                    made.left_out[suffix] += 1
            elif not real(path).is_relative_to(around):
                yield path, f"{path}: {LEADS_OUT}"
            else:
                yield path, None
    for error in closed:
        path = Path(error.filename)
        yield path, f"{path}: this folder cannot be read: {(error.strerror or str(error)).lower()}."
