"""The report of a load: what changed, or would change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_LINES = 200
"""Lines that say what is added, and as many that say what changes; the counts say the rest."""

ADDED = "+ "
"""How a line begins that says what is added."""


@dataclass
class Changes:
    """How many records of one kind changed.

    Args:
        added: New in the graph.
        changed: There, and different from what the dossier says now.
        removed: There, and no longer in the dossier.
        restored: There, and found without something that belongs to it.
        unchanged: As they were.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    restored: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """How many are not as they were."""
        return self.added + self.changed + self.removed + self.restored


@dataclass
class Report:
    """What a load changed, or would change.

    Args:
        dossiers: The keys of the dossiers.
        dry_run: Nothing was written.
        publishers: Changes of publishers.
        documents: Changes of documents.
        entities: Changes of entities' records.
        claims: Changes of claims.
        views: Entities, names, claims' derived properties and relationships that were written or removed by what
            follows from the records; empty after a dry run, which derives nothing.
        texts: Passages that get their text.
        quotes: Spans that get their quote.
        proven: Spans whose words were held against the text, or against the dossier's own quote.
        lines: What changes, one line each, the first ``MOST_LINES`` of what is added, and of what is not.
        seconds: How long it took.
    """

    dossiers: tuple[str, ...] = ()
    dry_run: bool = False
    publishers: Changes = field(default_factory=Changes)
    documents: Changes = field(default_factory=Changes)
    entities: Changes = field(default_factory=Changes)
    claims: Changes = field(default_factory=Changes)
    views: dict[str, int] = field(default_factory=dict)
    texts: int = 0
    quotes: int = 0
    proven: int = 0
    lines: list[str] = field(default_factory=list)
    seconds: float = 0.0
    _said: Counter[bool] = field(default_factory=Counter, repr=False)

    def kinds(self) -> Iterator[tuple[str, Changes]]:
        """Yield each kind of record with its changes."""
        yield "publishers", self.publishers
        yield "documents", self.documents
        yield "entities", self.entities
        yield "claims", self.claims

    @property
    def is_unchanged(self) -> bool:
        """Whether everything was as the dossiers say."""
        return not (
            any(changes.total for _, changes in self.kinds()) or any(self.views.values()) or self.texts or self.quotes
        )

    def say(self, line: str) -> None:
        """Add a line that says what changes, unless there are enough of its sort."""
        sort = line.startswith(ADDED)
        self._said[sort] += 1
        if self._said[sort] <= MOST_LINES:
            self.lines.append(line)

    @property
    def unsaid(self) -> int:
        """How many lines there would be more."""
        return self._said.total() - len(self.lines)

    @property
    def altering(self) -> list[str]:
        """The lines of what is not added: what was there, and will not be as it was."""
        return [line for line in self.lines if not line.startswith(ADDED)]

    def __str__(self) -> str:
        if self.is_unchanged:
            return "Nothing changes: the graph holds what the dossiers say."
        parts = []
        for kind, changes in self.kinds():
            counts = [
                f"{count} {word}"
                for word, count in (
                    ("added", changes.added),
                    ("changed", changes.changed),
                    ("removed", changes.removed),
                    ("restored", changes.restored),
                )
                if count
            ]
            if counts:
                # What a dossier says of an entity is a record; the entities are the view over records, counted below.
                parts.append(f"{'records' if kind == 'entities' else kind}: {', '.join(counts)}")
        parts += [f"{what}: {count}" for what, count in self.views.items() if count]
        if self.texts or self.quotes:
            parts.append(f"texts of {_number(self.texts, 'passage')}, {_number(self.quotes, 'quote')}")
        if self.proven:
            parts.append(f"{_number(self.proven, 'span')} proven")
        return "; ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
