"""Composition: a report made of the answers to saved queries, so that it says nothing that they do not.

It takes the options of their contract. Each sentence is the statement of a claim; its notes lead to the sentences of
the sources.
"""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from charts import reading
from charts.holding import Holds, uncertain
from charts.made import Made
from charts.network import Network, Node, Said, Standing, Tie
from identity.lookup import resolve
from identity.ranking import Candidate
from queries.patience import TIMEOUT
from queries.running import run
from reports.asked import asked as told_of
from reports.asked import holding
from reports.chronicle import Chronicle, Dated, chronicle
from reports.notes import Notes
from reports.opening import attested, best, opening, surest, topic
from reports.report import Alone, Dispute, Group, Item, Naming, Office, Report, Section, Sentence, said_once
from reports.spoken import bracketed, counted, language_name, reach, spoken
from schema.relationships import Topic

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.catalogue import Catalogue
    from queries.contract import Contract
    from queries.running import Row
    from schema.vocabulary import Vocabulary

HOLDERS: Final = frozenset({"Person", "Organization", "Position"})
"""Types that hold offices, or are held."""

LISTED: Final = 24
"""So many ties that rest on one document are listed; of more, a reader is told which do not."""

TOPICS: Final[Mapping[Topic, str]] = {
    Topic.COMMAND: "Command",
    Topic.SUPPORT: "Support",
    Topic.VIOLENCE: "Violence",
    Topic.TIES: "Ties",
    Topic.EVENTS: "Events and plans",
    Topic.MOVEMENT: "Movement",
    Topic.DECISIONS: "Decisions",
    Topic.SPEECH: "What was said",
    Topic.OTHER: "Other ties",
}

NODE: Final = """
MATCH (e:Entity {id: $id})
RETURN e.id AS id, e.name AS name, e.type AS type, e.kind AS kind, e.description AS description, e.names AS names
"""


def compose(
    graph: "Graph",
    catalogue: "Catalogue",
    vocabulary: "Vocabulary",
    entity: str | Candidate,
    contract: "Contract",
    made: Made,
    *,
    timeout: float | None = TIMEOUT,
) -> Report:
    """Compose a report.

    Args:
        graph: The graph.
        catalogue: The saved queries that it is composed of.
        vocabulary: The types that there are.
        entity: The entity: as it was looked up, or its id or any spelling of a name.
        contract: Which claims count.
        made: When, by whom and by which command; the entity is filled in.
        timeout: Seconds that one may be kept waiting for a row of each query; None for as long as it takes.

    Returns:
        The report.

    Raises:
        CallError: Nobody bears the name.
        AmbiguousName: Several do.
        TimedOut: A query took longer.
    """
    profile = catalogue.get("people/profile")
    # Looked up before anything is asked, so that all is asked at the same time.
    candidate = resolve(graph, entity) if isinstance(entity, str) else entity

    def asked(query: str, counting: "Contract | None" = contract) -> "list[Row]":
        given = {"entity": candidate.id}
        return list(run(graph, catalogue.get(query), given, contract=counting, timeout=timeout).rows)

    held, disputed, denied, offices, names, named = graph.at_once(
        [
            lambda: asked("people/profile"),
            lambda: asked("evidence/disputed"),
            # A tie that is only denied is no relationship of the graph, and so no part of the profile.
            lambda: asked("evidence/denials"),
            lambda: asked("command/positions-held") if candidate.type in HOLDERS else [],
            lambda: asked("people/aliases", None),
            lambda: list(graph.stream(NODE, id=candidate.id)),
        ]
    )
    told = [*held, *disputed]
    found = reading.read(graph, [*told, *denied], asked=[candidate.id], contract=contract)
    found = _about(found, candidate.id, {claim for row in told for claim in row["claims"]})
    node = next((node for node in found.nodes if node.id == candidate.id), None) or Node(**named[0], asked=True)
    made = replace(made, question=node.name, query=f"{made.query} {shlex.join([node.id, *contract.options()])}")
    most = profile.parameters["limit"].default
    cut = len(held) if most is not None and len(held) >= int(most) else None
    return _Composer(found, vocabulary, node, contract, cut).report(names, offices, disputed, made)


def _about(found: Network, entity: str, told: Set[str]) -> Network:
    """Leave out what an entity denies of others: those claims are about them."""
    ties = tuple(tie for tie in found.ties if tie.joins(entity) or not told.isdisjoint(c.id for c in tie.claims))
    values = tuple(claim for claim in found.values if claim.subject == entity or claim.id in told)
    ends = {end for tie in ties for end in (tie.source, tie.target)} | {claim.subject for claim in values}
    return Network(tuple(node for node in found.nodes if node.id in ends), ties, values)


class _Composer:
    def __init__(
        self, found: Network, vocabulary: "Vocabulary", node: Node, contract: "Contract", cut: int | None
    ) -> None:
        self.network = found
        self.contract = contract
        self.cut = cut
        self.vocabulary = vocabulary
        self.node = node
        self.notes = Notes()
        self.nodes = {one.id: one for one in found.nodes}
        self.claims = {claim.id: claim for claim in found.claims}
        # A claim that somebody reaches by way of an event is about others.
        self.own = sorted((tie for tie in found.ties if tie.joins(node.id)), key=attested)
        # What is only denied is told, and is no tie.
        self.ties = [tie for tie in self.own if tie.standing is not Standing.DENIED]
        self.single = [tie for tie in self.ties if tie.origins == 1]
        self.others = [tie for tie in found.ties if not tie.joins(node.id)]
        self.itself = [claim for claim in found.values if claim.subject == node.id]

    def report(
        self,
        names: "Sequence[Row]",
        offices: "Sequence[Row]",
        disputed: "Sequence[Row]",
        made: Made,
    ) -> Report:
        # In the order in which they are read, so that the sources are numbered so.
        told = opening(self.network, self.node.id, self.node.type, self.vocabulary)
        leading = self._sentences(told)
        held = tuple(self._office(row) for row in offices)
        sections = tuple(self._sections())
        itself = self._sentences(self.itself)
        through = self._sentences(claim for tie in self.others for claim in tie.claims)
        disputes = tuple(dispute for row in disputed if (dispute := self._dispute(row)) is not None)
        return Report(
            node=self.node,
            made=made,
            asked=told_of(self.contract),
            leading=leading,
            summary=tuple(self._summary()),
            names=tuple(sorted((_naming(row) for row in names if row["name"] != self.node.name), key=_weak)),
            offices=held,
            itself=itself,
            sections=sections,
            chronicle=self._chronicle(),
            through=through,
            disputes=disputes,
            single=tuple(self._single()),
            alone=tuple(self._alone()),
            notes=tuple(self.notes.notes),
            network=self.network,
        )

    def _summary(self) -> Iterator[str]:
        claims = [claim for tie in self.own for claim in tie.claims] + self.itself
        through = sum(len(tie.claims) for tie in self.others)
        if not claims and not through:
            yield f"The graph holds no claim about {self.node.name} that counts here."
            return
        documents = {source.document for claim in self.network.claims for source in claim.sources}
        others = {end for tie in self.ties for end in (tie.source, tie.target)} - {self.node.id}
        denied = len(self.own) - len(self.ties)
        parts = [f"{counted(len(self.ties), 'tie')} to {counted(len(others), 'other')}"] if self.ties else []
        parts += [f"{counted(denied, 'tie')} that {'is' if denied == 1 else 'are'} only denied"] if denied else []
        ties = f": {' and '.join(parts)}" if parts else ""
        more = f", and {counted(through, 'claim')} about others that concern it by way of an event" if through else ""
        yield (
            f"This page rests on {counted(len(claims), 'claim')} about {self.node.name} in "
            f"{counted(len(documents), 'document')}{ties}{more}."
        )
        contested = sum(tie.standing is Standing.DISPUTED for tie in self.ties)
        single = len(self.single)
        if self.ties:
            yield (
                f"Of the ties, {contested or 'none'} {'is' if contested < 2 else 'are'} disputed, and "
                f"{_all_of(single, len(self.ties))} {'rests' if single < 2 else 'rest'} on one source alone."
            )
        if self.cut is not None:
            yield f"More is held than a page tells: this rests on the first {self.cut:,} rows of its profile."
        if told := reach(claims):
            yield told
        if told := holding(self.contract, self.network.claims):
            yield told

    def _topic(self, tie: Tie) -> str:
        return TOPICS[topic(tie, self.nodes[tie.target].kind, self.vocabulary)]

    def _heading(self, tie: Tie) -> str:
        found = self.vocabulary.relationship_types.get(tie.predicate)
        if tie.source == self.node.id or found is None:
            return tie.label
        return found.inverse or f"{tie.label} (by)"

    def _other(self, tie: Tie) -> Node:
        return self.nodes[tie.other(self.node.id)]

    def _label(self, tie: Tie) -> str:
        return f"{self._heading(tie)} {self._other(tie).name}"

    def _held(self, tie: Tie) -> str:
        # Put as its best claim puts it: a plan is no deed, and what is alleged is not plainly said.
        contested = ["disputed"] if tie.standing is Standing.DISPUTED else []
        holds = [told] if (told := uncertain(tie.holds)) else []
        return bracketed(self._label(tie), [*_put(best(tie) or tie.claims[0]), *contested, *holds])

    def _sections(self) -> Iterator[Section]:
        grouped: dict[str, dict[str, list[Tie]]] = {}
        for tie in self.own:
            grouped.setdefault(self._topic(tie), {}).setdefault(self._heading(tie), []).append(tie)
        for title in TOPICS.values():
            # Ties stand as they are attested, so the first of a group is its best.
            groups = grouped.get(title, {})
            if groups:
                yield Section(
                    title,
                    tuple(Group(heading, tuple(self._item(tie) for tie in ties)) for heading, ties in groups.items()),
                )

    def _item(self, tie: Tie) -> Item:
        other = self._other(tie)
        sentences = self._sentences(sorted(tie.claims, key=surest))
        return Item(other.name, other.type, tie.standing, tie.origins, sentences)

    def _sentences(self, claims: Iterable[Said]) -> tuple[Sentence, ...]:
        return said_once(self._sentence(claim) for claim in claims)

    def _sentence(self, claim: Said) -> Sentence:
        remarks = _put(claim)
        remarks += ["disputed"] if claim.disputed else []
        remarks += [f"said by {claim.speaker}"] if claim.speaker else []
        remarks += [holds] if (holds := uncertain(claim.holds)) else []
        return Sentence(
            text=claim.statement,
            remarks=tuple(remarks),
            dated=spoken(claim.dated, lasting=self._lasts(claim)) if claim.dated else "",
            notes=self.notes.of([claim]),
            claim=claim.id,
            grade=claim.grade,
        )

    def _lasts(self, claim: Said) -> bool:
        found = self.vocabulary.relationship_types.get(claim.predicate)
        # What is said of somebody without anybody else, a description or a number, is a state.
        return found is None or found.lasting

    def _office(self, row: Mapping[str, Any]) -> Office:
        since, until = row["since"], row["until"]
        dated = f"{since or '..'}/{until or '..'}" if since or until else ""
        claims = [self.claims[claim] for claim in row["claims"] if claim in self.claims]
        holds = uncertain(Holds(row["holds"])) if row["holds"] else ""
        return Office(
            holder=row["person"],
            position=row["position"],
            of=tuple(row["of"]),
            dated="; ".join(part for part in (holds, dated and spoken(dated)) if part),
            notes=self.notes.of(claims),
        )

    def _chronicle(self) -> Chronicle:
        return chronicle(
            Dated(
                self._topic(tie), bracketed(self._label(tie), _put(claim)), claim, tie.standing, self.notes.of([claim])
            )
            for tie in self.own
            for claim in tie.claims
        )

    def _dispute(self, row: Mapping[str, Any]) -> Dispute | None:
        claim = self.claims.get(row["claims"][0])
        if claim is None:
            return None
        return Dispute(self._sentence(claim), tuple(row["otherwise"]), tuple(row["said_by"]), tuple(row["disputed_by"]))

    def _single(self) -> Iterator[str]:
        single = self.single
        if not single:
            if self.ties:
                yield "No tie rests on one source alone."
            return
        part = f"{_all_of(len(single), len(self.ties)).capitalize()} ties"
        if len(single) < len(self.ties):
            part = f"{len(single):,} of the {counted(len(self.ties), 'tie')}"
        elif len(self.ties) == 1:
            part = "The one tie"
        rest = "rests" if len(single) == 1 else "rest"
        yield (
            f"{part} {rest} on one source alone. "
            "Where that source errs, nothing here corrects it: look for a second one before you rely on them."
        )
        repeated = sum(len({source.document for claim in tie.claims for source in claim.sources}) > 1 for tie in single)
        if repeated:
            yield (
                f"{'One of these stands' if repeated == 1 else f'{repeated:,} of these stand'} in "
                "more than one document, but the others draw on the first, and what repeats a source confirms nothing."
            )
        if len(single) > LISTED and len(single) < len(self.ties):
            denied = " that are not denied" if len(self.ties) < len(self.own) else ""
            yield f"The ties that rest on more than one say so in brackets above; all others{denied} are meant here."

    def _alone(self) -> list[Alone]:
        found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
        for tie in self.single:
            found.setdefault(tie.claims[0].sources[0].title, []).append((self._held(tie), self.notes.of(tie.claims)))
        # Where everything rests on one document, a list of it is the page once more.
        most = LISTED if len(found) > 1 or len(self.single) < len(self.ties) else 0
        return [
            Alone(title, len(ties), tuple(ties) if len(ties) <= most else ()) for title, ties in sorted(found.items())
        ]


def _put(claim: Said) -> list[str]:
    """Say how a source puts a claim, where that is not plainly."""
    modality = [] if claim.modality == "reported" else [claim.modality]
    return [*modality, *(["denied"] if claim.polarity == "denies" else [])]


def _naming(row: Mapping[str, Any]) -> Naming:
    kind = "" if row["kind"] in ("primary", "alias", "weak") else row["kind"]
    # The script of a name can be seen.
    remarks = ", ".join(part for part in (kind, language_name(row["language"]), row["note"]) if part)
    return Naming(row["name"], remarks, is_weak=row["kind"] == "weak")


def _weak(name: Naming) -> bool:
    return name.is_weak


def _all_of(number: int, whole: int) -> str:
    if not number:
        return "none"
    if number == whole and whole > 1:
        return "both" if whole == 2 else f"all {whole:,}"
    return f"{number:,}"
