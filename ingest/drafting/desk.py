"""The desk: a draft that somebody reviews, with its text; each decision is in the file before the next is made."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ingest.drafting import draft_file
from ingest.drafting.draft import Draft
from ingest.drafting.items import Item, items
from ingest.drafting.lock import alone
from ingest.drafting.waiting import waiting
from ingest.problems import Place, Problems
from ingest.texts import Texts
from schema.errors import CallError, DossierInvalid, WorkError
from schema.vocabulary import Vocabulary
from schema.wording import few_of

Change = Callable[[Draft], Draft]


class Desk:
    """A draft on somebody's desk.

    Args:
        path: The file of the draft.
        vocabulary: The types that there are.

    Raises:
        CallError: There is no such file, or it is a folder.
        DossierInvalid: The draft says what it may not.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        if not path.exists():
            raise CallError(f"There is no draft {path}.", remedy="`dots ingest` makes one of a document.")
        if path.is_dir():
            raise CallError(f"{path} is a folder.", remedy=_one_of(path))
        self.path = path
        self._vocabulary = vocabulary
        self._before: list[tuple[str, Draft]] = []
        self._items: tuple[Draft, list[Item]] | None = None
        self._take(_content(path))

    @property
    def text(self) -> str | None:
        """The normalised text of the document; None where it does not lie beside the draft."""
        return self._text

    @property
    def items(self) -> list[Item]:
        """What there is to decide, all of it; put together anew only where the draft has changed."""
        if self._items is None or self._items[0] is not self.draft:
            self._items = self.draft, items(self.draft)
        return self._items[1]

    @property
    def last(self) -> str | None:
        """What `undo` would take back; None where there is nothing."""
        return self._before[-1][0] if self._before else None

    def decide(self, what: str, change: Change, *, for_good: bool = False) -> None:
        """Change the draft, and have it in the file.

        Args:
            what: What is decided, so that `undo` can say what it takes back.
            change: Gives the draft with the decision.
            for_good: Whether `undo` shall pass over it: it is no decision of the reviewer's.

        Raises:
            CallError: The decision is none that can be made.
            DossierInvalid: Somebody else changed the file, and what it says now cannot be read; it is left as it is.
            WorkError: The file cannot be written, or somebody else is writing it; nothing is decided.
        """
        with alone(self.path):
            self.refresh()
            before, after = self.draft, change(self.draft)
            self._put(after)
        if not for_good:
            self._before.append((what, before))

    def undo(self) -> str | None:
        """Take back the last decision.

        Returns:
            What was taken back; None where there was nothing, or somebody else changed the file in the meantime.

        Raises:
            DossierInvalid, WorkError: As `decide`.
        """
        with alone(self.path):
            self.refresh()
            if not self._before:
                return None
            what, before = self._before[-1]
            self._put(before)
            self._before.pop()
            return what

    def refresh(self) -> bool:
        """Read the draft again where somebody else changed its file: what they did goes before what we remember.

        Returns:
            Whether somebody did.

        Raises:
            DossierInvalid: What the file says now cannot be read.
            WorkError: The file is gone.
        """
        content = _content(self.path)
        if sha256(content).digest() == self._written:
            return False
        self._take(content)
        self._before.clear()
        return True

    def _take(self, content: bytes) -> None:
        # Of these bytes, and not of the file again: somebody may be writing it at this moment.
        self.draft = draft_file.read(self.path, self._vocabulary, content=content)
        self._written = sha256(content).digest()
        texts, problems = Texts(), Problems()
        place = Place(str(self.path), 0, f"documents.{self.draft.key}")
        texts.attach(self.draft.key, self.draft.document, self.path.parent, place, problems)
        if problems.found:
            raise DossierInvalid(problems.found)
        found = texts.of(self.draft.key)
        self._text = found.content if found else None

    def _put(self, draft: Draft) -> None:
        content = draft_file.write(draft, self.path)
        self.draft = draft
        self._written = sha256(content.encode()).digest()


def graded(draft: Draft, key: str, credibility: int | None) -> Draft:
    """Give a draft in which a claim is graded.

    Args:
        draft: The draft.
        key: The key of the claim.
        credibility: Admiralty credibility, 1 to 6; None for none.
    """
    one = draft.claims[key]
    claim = replace(one, claim=one.claim.model_copy(update={"credibility": credibility}))
    return replace(draft, claims={**draft.claims, key: claim})


def _one_of(folder: Path) -> str:
    """Say which drafts of a folder can be named: those in which something waits to be judged, where there are any."""
    drafts = sorted(folder.glob(f"*{draft_file.SUFFIX}"))
    if not drafts:
        return "There is no draft in it; `dots ingest` makes one of a document."
    left = [path for path in drafts if _waits(path)]
    if not left:
        return f"Name a draft in it; nothing waits to be judged in any: {few_of(drafts)}."
    what = "a draft in it" if len(left) == len(drafts) else "one in which something waits to be judged"
    return f"Name {what}: {few_of(left)}."


def _waits(path: Path) -> bool:
    try:
        return any(waiting(path))
    except (OSError, WorkError):
        return True  # It is broken, as whoever names it is told.


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorkError(
            f"{path}: cannot be read: {(error.strerror or str(error)).lower()}.",
            remedy="Put the file back where it was; what was decided stands in it.",
        ) from error
