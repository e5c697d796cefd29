"""A report on one entity, before it is written: every sentence that it says, with the numbers of its sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from charts.made import Made
from charts.network import Network, Node, Standing
from queries.citations import Source
from reports.chronicle import Chronicle
from reports.notes import Note


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim as a report says it.

    Args:
        text: The statement, in the words of whoever annotated it.
        remarks: How it is put, where that is not plainly reported: alleged, denied, disputed, and who says so; and how
            it holds at the time that was asked about, where that is not for certain.
        dated: When, in words; empty where no source says.
        notes: The numbers of its sources.
        claim: The id of the claim.
        grade: Its best Admiralty grade; None where nothing was graded.
    """

    text: str
    remarks: tuple[str, ...]
    dated: str
    notes: tuple[int, ...]
    claim: str
    grade: str | None

    @property
    def aside(self) -> str:
        """What stands in brackets behind it: how it is put, and when; empty where there is neither."""
        return "; ".join([*self.remarks, *([self.dated] if self.dated else [])])

    @property
    def words(self) -> tuple[str, str]:
        """The statement without its full stop, and what closes it: a stop, or the mark that it ends with."""
        stripped = self.text.rstrip()
        return (stripped[:-1], stripped[-1]) if stripped.endswith((".", "!", "?")) else (stripped, ".")


def said_once(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Say once what several claims say in the same words, with the sources of all.

    Args:
        sentences: The sentences, the best attested first.

    Returns:
        The sentences, in their order; of those that are alike the first stands for all.
    """
    said: dict[tuple[str, str], Sentence] = {}
    for one in sentences:
        first = said.setdefault((one.text, one.aside), one)
        if first is not one:
            said[one.text, one.aside] = replace(first, notes=tuple(dict.fromkeys([*first.notes, *one.notes])))
    return tuple(said.values())


@dataclass(frozen=True, slots=True)
class Item:
    """A tie to one other entity.

    Args:
        name: The name of the other.
        type: Its type.
        standing: How the tie stands.
        origins: How many independent documents say so.
        sentences: What is said.
    """

    name: str
    type: str
    standing: Standing
    origins: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Ties of one kind.

    Args:
        heading: The kind, read from the entity that the report is on: *commanded*, *commanded by*.
        items: The ties.
    """

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Ties about one thing.

    Args:
        title: What they are about.
        groups: The kinds of ties.
    """

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What rests on one document alone.

    Args:
        document: Its title.
        number: How many ties rest on it alone.
        ties: The ties, as one line each, with the numbers of their sources; empty where there are too many for a list.
    """

    document: str
    number: int
    ties: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def told(self) -> str:
        """How many rest on it, as the beginning of a sentence."""
        return f"{self.number:,} {'rests' if self.number == 1 else 'rest'} on “{self.document}”"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sentence that somebody contests.

    Args:
        sentence: The sentence.
        against: What is said against it.
        said_by: Who says it.
        disputed_by: Who says otherwise.
    """

    sentence: Sentence
    against: tuple[str, ...]
    said_by: tuple[str, ...]
    disputed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that was held.

    Args:
        holder: Who held it.
        position: The office.
        of: The bodies that it is a part of.
        dated: When, in words; empty where no source says.
        notes: The numbers of its sources.
    """

    holder: str
    position: str
    of: tuple[str, ...]
    dated: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of the entity.

    Args:
        value: The name as it is written.
        remarks: What it is: its kind, language and script, where they are known.
        is_weak: Whether others may bear it too: a surname alone, a title.
    """

    value: str
    remarks: str
    is_weak: bool

    @property
    def text(self) -> str:
        """The name, with what it is behind it."""
        return f"{self.value} ({self.remarks})" if self.remarks else self.value


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, before it is written.

    Args:
        node: The entity.
        made: Of what, when and by whom it was made.
        asked: Which claims count, as a sentence; empty where all do.
        leading: The facts that say who or what it is, the best attested claim of each.
        summary: What the page rests on, in a few sentences.
        names: Its other names.
        offices: The offices that it held, or who held it.
        itself: What is said of it without another entity.
        sections: Its ties, by what they are about.
        chronicle: What of that is dated.
        through: What others did that concerns it by way of an event.
        disputes: What is disputed.
        single: How much rests on one source alone, and what that means, in a few sentences.
        alone: What rests on one document alone, by document.
        notes: The numbered sources.
        network: What the drawings show.
    """

    node: Node
    made: Made
    asked: str
    leading: tuple[Sentence, ...]
    summary: tuple[str, ...]
    names: tuple[Naming, ...]
    offices: tuple[Office, ...]
    itself: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    chronicle: Chronicle
    through: tuple[Sentence, ...]
    disputes: tuple[Dispute, ...]
    single: tuple[str, ...]
    alone: tuple[Alone, ...]
    notes: tuple[Note, ...]
    network: Network = field(repr=False)

    @property
    def documents(self) -> "tuple[tuple[Source, tuple[Note, ...]], ...]":
        """The numbered sources by document, in the order in which the documents are first referred to."""
        found: dict[str, list[Note]] = {}
        for note in self.notes:
            found.setdefault(note.source.document, []).append(note)
        return tuple((notes[0].source, tuple(notes)) for notes in found.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of it that counts."""
        return not (self.offices or self.sections or self.itself or self.through or self.disputes)

    @property
    def strong_names(self) -> tuple[Naming, ...]:
        """Its other names that tell it from others."""
        return tuple(name for name in self.names if not name.is_weak)

    @property
    def weak_names(self) -> tuple[Naming, ...]:
        """Its other names that others may bear too."""
        return tuple(name for name in self.names if name.is_weak)

    @property
    def positions(self) -> tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]:
        """The offices as a table: its titles, and rows of cells with the numbers of their sources.

        Who held them, which they are and of what are told only where that is not the entity itself throughout.
        """
        cells = {
            "When": [office.dated or "not dated" for office in self.offices],
            "Office": [office.position for office in self.offices],
            "Of": [", ".join(office.of) for office in self.offices],
            "Held by": [office.holder for office in self.offices],
        }
        told = {title: column for title, column in cells.items() if set(column) - {self.node.name, ""}}
        rows = zip(*told.values(), strict=True)
        return tuple(told), tuple((row, office.notes) for row, office in zip(rows, self.offices, strict=True))

    @property
    def described(self) -> str:
        """What it is, as a line of its own: its kind, and the description where there is one."""
        return f"{self.kind}. {self.node.description}" if self.node.description else self.kind

    @property
    def kind(self) -> str:
        """What it is: its type, and its kind where that says more."""
        kind = self.node.kind
        return f"{self.node.type}, {kind}" if kind and kind != "other" else self.node.type
