"""A job, and its outcome: what is to be done with one file, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ingest.report import Report


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with one file.

    Args:
        path: Where it lies.
        name: As the user named it.
        key: The key of its document.
        folder: Where the draft goes.
        again: Whether a draft of the document lies there already.
        anew: Whether it is done again though it is done; where the document has changed and nothing was decided in that
            draft, it is given up.
        wait: Whether to wait where somebody else is at the document.
        said: What the user says of the document: ``title``, ``publisher``, ``published``, ``url``, ``language``.
        supersedes: The key of the document whose corrected edition it is.
        is_named: Whether the user gave it its key, and so wants a document of its own whatever there is.
    """

    path: Path
    name: str
    key: str
    folder: Path
    again: bool = False
    anew: bool = False
    wait: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    supersedes: str | None = None
    is_named: bool = False


class State(StrEnum):
    """What became of a file."""

    DRAFTED = "drafted"
    DRAFTED_AGAIN = "drafted again"
    DONE_BEFORE = "done before"
    SAME_AS_OTHER = "the same as another"
    BUSY = "in work elsewhere"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Args:
        name: The file, as the user named it.
        path: Where it lies.
        state: What became of it.
        key: The key of its document, or of the one that it is the same as.
        draft: Where its draft lies; None where there is none.
        entities: How many entities wait to be judged, or how many were loaded.
        claims: How many claims wait to be judged, or how many were loaded.
        notes: What a person should know of it.
        problem: Why it failed.
        text: The sha256 of its text.
        spent: What the extractors took that is paid for, by its name: tokens, cost.
        loaded: What loading it changed; None where it was not loaded.
    """

    name: str
    path: Path
    state: State
    key: str
    draft: Path | None = None
    entities: int = 0
    claims: int = 0
    notes: tuple[str, ...] = ()
    problem: str | None = None
    text: str | None = None
    spent: Mapping[str, float] = field(default_factory=dict)
    loaded: Report | None = None
