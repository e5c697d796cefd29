"""A report on one entity: who it is, what it did and had done to it, what is disputed, and where each sentence stands.

It is composed of answers to saved queries, so that it says nothing that they do not, and takes the options of their
contract. Each sentence is the statement of a claim; its notes lead to the sentences of the sources.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from charts import network
from charts.made import Made
from charts.network import Network, Node, Said, Standing, Tie
from queries.citations import Source
from queries.running import run
from reports.spoken import spoken
from schema.relationships import Relationship, Topic

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.catalogue import Catalogue
    from queries.contract import Contract
    from queries.running import Answer, Row
    from schema.vocabulary import Vocabulary

LEADING: Final = 4
"""The sentences that a report begins with: those that most sources carry."""

HOLDERS: Final = frozenset({"Person", "Organization", "Position"})
"""Types that hold offices, or are held."""

TOPICS: Final[Mapping[Topic, str]] = {
    Topic.COMMAND: "Command",
    Topic.SUPPORT: "Support",
    Topic.VIOLENCE: "Violence",
    Topic.TIES: "Ties",
    Topic.EVENTS: "Events",
    Topic.MOVEMENT: "Movement",
    Topic.DECISIONS: "Decisions",
    Topic.SPEECH: "What was said",
    Topic.OTHER: "Other ties",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source: a span of a document that carries a sentence.

    Args:
        number: Its number, counted from 1 in the order of the report.
        source: Where it stands, and the words there where the text is at hand.
    """

    number: int
    source: Source

    @property
    def quote(self) -> str:
        """The words of the source, on one line; empty where the text is not at hand."""
        return " ".join((self.source.quote or "").split())

    @property
    def place(self) -> str:
        """Where in the document they stand."""
        return f"paragraph {self.source.paragraph}, characters {self.source.start}–{self.source.end}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim as a report says it.

    Args:
        text: The statement, in the words of whoever annotated it.
        remarks: How it is put, where that is not plainly reported: alleged, denied, disputed, and who says so.
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
        ties: The ties, as one line each, with the numbers of their sources.
    """

    document: str
    ties: tuple[tuple[str, tuple[int, ...]], ...]


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
    """

    value: str
    remarks: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, before it is written.

    Args:
        node: The entity.
        made: Of what, when and by whom it was made.
        summary: What the graph holds about it, in a few sentences.
        leading: What most sources say of it.
        names: Its other names.
        offices: The offices that it held, or who held it.
        itself: What is said of it without another entity.
        sections: Its ties, by what they are about.
        through: What others did that concerns it by way of an event.
        disputes: What is disputed.
        alone: What rests on one document alone, by document.
        undated: How many claims bear no date.
        notes: The numbered sources.
        network: What the drawings show.
    """

    node: Node
    made: Made
    summary: tuple[str, ...]
    leading: tuple[Sentence, ...]
    names: tuple[Naming, ...]
    offices: tuple[Office, ...]
    itself: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    through: tuple[Sentence, ...]
    disputes: tuple[Dispute, ...]
    alone: tuple[Alone, ...]
    undated: int
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
    def kind(self) -> str:
        """What it is: its type, and its kind where that says more."""
        kind = self.node.kind
        return f"{self.node.type}, {kind}" if kind and kind != "other" else self.node.type


class Notes:
    """The numbered sources of a report, numbered as they are first referred to."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.notes: list[Note] = []

    def of(self, claims: Sequence[Said]) -> tuple[int, ...]:
        """Give the numbers of the sources of claims.

        Args:
            claims: The claims.
        """
        return tuple(dict.fromkeys(self._number(source) for claim in claims for source in claim.sources))

    def _number(self, source: Source) -> int:
        place = (source.document, source.start, source.end)
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            self.notes.append(Note(self._numbers[place], source))
        return self._numbers[place]


def compose(
    graph: "Graph", catalogue: "Catalogue", vocabulary: "Vocabulary", name: str, contract: "Contract", made: Made
) -> Report:
    """Compose a report.

    Args:
        graph: The graph.
        catalogue: The saved queries that it is composed of.
        vocabulary: The types that there are.
        name: The entity: its id or any spelling of a name.
        contract: Which claims count.
        made: When, by whom and by which command; the entity is filled in.

    Returns:
        The report.

    Raises:
        CallError: Nobody bears the name.
        AmbiguousName: Several do.
    """
    profile = run(graph, catalogue.get("people/profile"), {"entity": name}, contract=contract)
    candidate = profile.arguments["entity"].entity
    assert candidate is not None  # noqa: S101  (a parameter that is an entity is read as one, or refused)
    disputed = _ask(graph, catalogue, "evidence/disputed", candidate.id, contract)
    told = list(profile.rows)
    rows = [*told, *disputed]
    found = network.read(graph, rows, asked=[candidate.id], without_sources=contract.without_sources)
    (named,) = graph.read(NODE, id=candidate.id)
    node = next((node for node in found.nodes if node.id == candidate.id), None) or Node(**named, asked=True)
    offices = _ask(graph, catalogue, "command/positions-held", candidate.id, contract) if node.type in HOLDERS else []
    names = run(graph, catalogue.get("people/aliases"), {"entity": candidate.id}).rows
    made = replace(made, question=node.name, query=f"{made.query} {node.id}")
    most = profile.query.parameters["limit"].default
    cut = len(told) if most is not None and len(told) >= int(most) else None
    return _Composer(found, vocabulary, node, cut).report(list(names), offices, disputed, made)


NODE: Final = """
MATCH (e:Entity {id: $id})
RETURN e.id AS id, e.name AS name, e.type AS type, e.kind AS kind, e.description AS description, e.names AS names
"""


def _ask(graph: "Graph", catalogue: "Catalogue", query: str, entity: str, contract: "Contract") -> "list[Row]":
    answer: Answer = run(graph, catalogue.get(query), {"entity": entity}, contract=contract)
    return list(answer.rows)


class _Composer:
    def __init__(self, found: Network, vocabulary: "Vocabulary", node: Node, cut: int | None) -> None:
        self.network = found
        self.cut = cut
        self.vocabulary = vocabulary
        self.node = node
        self.notes = Notes()
        self.nodes = {one.id: one for one in found.nodes}
        self.claims = {claim.id: claim for claim in found.claims}
        self.own = [tie for tie in found.ties if node.id in (tie.source, tie.target)]

    def report(
        self,
        names: "Sequence[Row]",
        offices: "Sequence[Row]",
        disputed: "Sequence[Row]",
        made: Made,
    ) -> Report:
        # In the order in which they are read, so that the sources are numbered so.
        leading = tuple(self._sentence(tie.claims[0]) for tie in self._best())
        held = tuple(self._office(row) for row in offices)
        itself = tuple(self._sentence(claim) for claim in self.network.values if claim.subject == self.node.id)
        sections = tuple(self._sections())
        others = [tie for tie in self.network.ties if tie not in self.own]
        through = tuple(self._sentence(claim) for tie in others for claim in tie.claims)
        disputes = tuple(dispute for row in disputed if (dispute := self._dispute(row)) is not None)
        alone = tuple(self._alone())
        return Report(
            node=self.node,
            made=made,
            summary=tuple(self._summary()),
            leading=leading,
            names=tuple(_naming(row) for row in names if row["name"] != self.node.name),
            offices=held,
            itself=itself,
            sections=sections,
            through=through,
            disputes=disputes,
            alone=alone,
            undated=sum(claim.dated is None for claim in self.network.claims),
            notes=tuple(self.notes.notes),
            network=self.network,
        )

    def _summary(self) -> list[str]:
        claims = self.network.claims
        if not claims:
            return [f"The graph holds no claim about {self.node.name} that counts here."]
        documents = {source.document for claim in claims for source in claim.sources}
        others = {end for tie in self.own for end in (tie.source, tie.target)} - {self.node.id}
        told = [
            f"The graph holds {_counted(len(claims), 'claim')} about {self.node.name}, from "
            f"{_counted(len(documents), 'document')}: {_counted(len(self.own), 'tie')} to "
            f"{_counted(len(others), 'other')}."
        ]
        contested = sum(tie.standing is Standing.DISPUTED for tie in self.own)
        single = sum(tie.origins == 1 for tie in self.own)
        if self.own:
            told.append(
                f"Of the ties, {contested or 'none'} {'is' if contested < 2 else 'are'} disputed, and "
                f"{single or 'none'} {'rests' if single < 2 else 'rest'} on one source alone."
            )
        if self.cut is not None:
            told.append(f"More is held than a page tells: this rests on the first {self.cut:,} rows of its profile.")
        days = sorted(day for claim in claims if claim.bounds for day in claim.bounds if day is not None)
        if days:
            told.append(f"What is dated lies between {spoken(days[0])} and {spoken(days[-1])}.")
        return told

    def _best(self) -> list[Tie]:
        """Give the ties that most sources carry and nobody disputes; command before speech where they are equal."""
        topics = list(TOPICS)
        sure = [tie for tie in self.own if tie.standing is Standing.SAID]
        sure.sort(key=lambda tie: (-tie.origins, -len(tie.claims), topics.index(self._topic(tie)), tie.predicate))
        return sure[:LEADING]

    def _type(self, tie: Tie) -> type[Relationship] | None:
        return self.vocabulary.relationship_types.get(tie.predicate)

    def _topic(self, tie: Tie) -> Topic:
        found = self._type(tie)
        return found.topic if found is not None else Topic.OTHER

    def _heading(self, tie: Tie) -> str:
        found = self._type(tie)
        if tie.source == self.node.id or found is None:
            return tie.label
        return found.inverse or f"{tie.label} (by)"

    def _sections(self) -> list[Section]:
        grouped: dict[Topic, dict[str, list[Tie]]] = {}
        for tie in self.own:
            grouped.setdefault(self._topic(tie), {}).setdefault(self._heading(tie), []).append(tie)
        return [
            Section(
                title,
                tuple(
                    Group(heading, tuple(self._item(tie) for tie in sorted(ties, key=_when)))
                    for heading, ties in sorted(grouped[topic].items())
                ),
            )
            for topic, title in TOPICS.items()
            if topic in grouped
        ]

    def _item(self, tie: Tie) -> Item:
        other = self.nodes[tie.target if tie.source == self.node.id else tie.source]
        sentences = tuple(self._sentence(claim) for claim in tie.claims)
        return Item(other.name, other.type, tie.standing, tie.origins, sentences)

    def _sentence(self, claim: Said) -> Sentence:
        remarks = [] if claim.modality == "reported" else [claim.modality]
        remarks += ["denied"] if claim.polarity == "denies" else []
        remarks += ["disputed"] if claim.disputed else []
        remarks += [f"said by {claim.speaker}"] if claim.speaker else []
        return Sentence(
            text=claim.statement,
            remarks=tuple(remarks),
            dated=spoken(claim.dated) if claim.dated else "",
            notes=self.notes.of([claim]),
            claim=claim.id,
            grade=claim.grade,
        )

    def _office(self, row: Mapping[str, Any]) -> Office:
        since, until = row["since"], row["until"]
        dated = f"{since or '..'}/{until or '..'}" if since or until else ""
        claims = [self.claims[claim] for claim in row["claims"] if claim in self.claims]
        return Office(
            holder=row["person"],
            position=row["position"],
            of=tuple(row["of"]),
            dated=spoken(dated) if dated else "",
            notes=self.notes.of(claims),
        )

    def _dispute(self, row: Mapping[str, Any]) -> Dispute | None:
        claim = self.claims.get(row["claims"][0])
        if claim is None:
            return None
        return Dispute(self._sentence(claim), tuple(row["otherwise"]), tuple(row["said_by"]), tuple(row["disputed_by"]))

    def _alone(self) -> list[Alone]:
        found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
        for tie in self.own:
            if tie.origins == 1:
                title = tie.claims[0].sources[0].title
                other = self.nodes[tie.target if tie.source == self.node.id else tie.source]
                label = f"{self._heading(tie)} {other.name}"
                found.setdefault(title, []).append((label, self.notes.of(tie.claims)))
        return [Alone(title, tuple(ties)) for title, ties in sorted(found.items())]


def _when(tie: Tie) -> tuple[str, str]:
    """Order ties by when they began; those that bear no date come last."""
    days = [day for claim in tie.claims if claim.bounds for day in claim.bounds if day is not None]
    return min(days, default="9999-12-31"), tie.target


def _naming(row: Mapping[str, Any]) -> Naming:
    kind = "" if row["kind"] in ("primary", "alias") else row["kind"]
    return Naming(row["name"], ", ".join(part for part in (kind, row["language"], row["script"], row["note"]) if part))


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
