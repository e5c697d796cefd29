"""The choice: the saved query that answers a question, and what its parameters get; or why there is none."""

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from queries.arguments import with_subtypes
from queries.asking.alignment import Fit, is_content, rank_of
from queries.asking.belonging import BODY
from queries.asking.moments import Moment
from queries.asking.names import Names
from queries.asking.wording import PASSIVE, agents
from queries.asking.words import Word, listed, sense_of, stem, text_of, words
from queries.parameters import ANY_ENTITY, Parameter, option_of
from queries.saved_query import SavedQuery
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.ranking import Candidate
    from queries.running import Answer

PROFILE: Final = "profile"
"""The query that tells all that is held of somebody."""

LONGEST_NOUN: Final = 3
LOOKED_AT: Final = 1001
"""The rows that choosing looks at: one more than a query gives where nobody asks for more."""

_WHERE: Final = frozenset({"in", "at", "near", "inside", "outside", "into", "through"})
_MOVES: Final = frozenset({"VISITED", "TRAVELLED_TO", "PASSED_THROUGH", "TRANSFERRED"})
_ID: Final = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)+")


class Declined(CallError):
    """No saved query answers the question.

    Args:
        why: Why not.
        nearest: The queries that come nearest.
        remedy: What to do.
    """

    def __init__(self, why: str, nearest: Sequence[SavedQuery] = (), *, remedy: str | None = None) -> None:
        super().__init__(why, remedy=remedy or "`dots query find WORDS` searches them all.")
        self._why = why
        self.nearest = tuple(nearest)
        self.offer({})

    def offer(self, commands: Mapping[str, Sequence[str]]) -> None:
        """Say of the nearest queries how to ask them of whom the question names.

        Args:
            commands: The command lines that have an answer, by the name of the query.
        """
        if not self.nearest:
            return
        told = f"{self._why} These come nearest:\n"
        for query in self.nearest:
            told += f"  {query.name.rpartition('/')[2]}: {query.question}\n"
            if ready := commands.get(query.name):
                told += f"    {shlex.join(ready)}\n"
        self.message = told


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was read, before any name in it is looked up.

    Args:
        said: Its words, without its dates.
        moment: When it asks about.
        fits: The wordings that it fits, the best first; none where no query is worded like it.
        beside: The question word of what it asks beside: ``and when``.
        body: The body or state to which those who are asked for belong; None where that is not asked.
    """

    said: tuple[Word, ...]
    moment: Moment
    fits: tuple[Fit, ...]
    beside: str | None = None
    body: str | None = None

    def is_of_any(self, run: Sequence[Word]) -> bool:
        """Say whether words mean any of a sort: ``fighters``, where ``the fighters`` may be some that are held.

        Args:
            run: Words of the question that might name somebody.
        """
        return self._before(text_of(run))[-1:] != ["the"] and all(
            not word.is_capitalised and word.stem in listed("kinds") | listed("members") | listed("callings")
            for word in run
        )

    def is_another(self, run: Sequence[Word]) -> bool:
        """Say whether words mean something that is like what they name, and not that itself: ``another Vietnam``.

        Args:
            run: Words of the question that might name something.
        """
        return self._before(text_of(run))[-1:] == ["another"]

    def is_place(self, name: str, verbs: Mapping[str, str]) -> bool:
        """Say whether a name is where something is or goes: in Washington, visited Moscow.

        Args:
            name: The name as the question has it.
            verbs: The verb that says a predicate, by parameter.
        """
        before = self._before(name)
        place = before[-2:-1] if before[-1:] == ["the"] else before[-1:]
        return not _WHERE.isdisjoint(place) or is_move(verbs)

    def _before(self, text: str) -> list[str]:
        """Give the words before a part of the question, in lower case."""
        return " ".join(word.text.lower() for word in self.said).partition(text.lower())[0].split()


@dataclass(frozen=True, slots=True)
class Choice:
    """The saved query that answers a question.

    Args:
        query: The query.
        ask: The wording of it that the question fits.
        arguments: What its parameters get: ids of entities, where a graph was at hand to look them up.
        contract: What the contract's options get.
        names: The names as the question has them, by parameter.
        entities: The entities that they were read as, by parameter; empty where no graph was at hand.
        cost: How far the question is from the wording.
        instead_of: The query whose wording the question fits, where nothing is held that it would answer.
        wider: The same with less asked, where there is no row but would be one then.
        occasion: What the question told its time by, as it has it; None where it told none so.
        also: The same asked of each other who is named in one place with the first.
        answer: What the query answers, with every row still to be taken; None where it was not asked.
        has_rows: Whether that has any row that counts.
    """

    query: SavedQuery
    ask: str
    arguments: Mapping[str, str]
    contract: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, "Candidate"] = field(default_factory=dict)
    cost: float = 0.0
    instead_of: SavedQuery | None = None
    wider: "Choice | None" = None
    occasion: str | None = None
    also: "tuple[Choice, ...]" = ()
    answer: "Answer | None" = field(default=None, compare=False)
    has_rows: bool = False

    @property
    def rank(self) -> int:
        """The place of the wording among those of the query; the first is what it answers best."""
        return rank_of(self.query, self.ask)


def answered(graph: "Graph", choice: Choice, *, acts: bool = False) -> Choice:
    """Ask what was chosen, and look whether there is a row.

    Args:
        graph: Whom to ask.
        choice: The query, and what its parameters get.
        acts: Whether plans and scenarios count for nothing.

    Returns:
        The same with its answer, so that nobody need ask twice: the rows that were looked at come first in it.
    """
    from queries.contract import Contract
    from queries.running import run

    answer = run(graph, choice.query, choice.arguments, contract=Contract.parse(**choice.contract))
    # Nearly every answer ends here, so that one that nobody wants leaves nothing open at the server.
    seen = list(islice(answer.rows, LOOKED_AT))
    has_rows = any(not (acts and row.get("modality") in {"intended", "conditional"}) for row in seen)
    return replace(choice, answer=replace(answer, rows=chain(seen, answer.rows)), has_rows=has_rows)


def command(choice: Choice) -> list[str]:
    """Give the command line that asks what was chosen.

    Args:
        choice: The query, and what its parameters get.
    """
    pairs = {**choice.arguments, **choice.contract}.items()
    given = [word for name, text in pairs for word in (option_of(name), text)]
    return ["dots", "query", "run", choice.query.name.rpartition("/")[2], *given]


def profile(entity: "Candidate") -> list[str]:
    """Give the command line that tells all that is held of somebody.

    Args:
        entity: Whom or what.
    """
    return ["dots", "query", "run", PROFILE, "--entity", entity.id]


def are_names(fits: Fit) -> bool:
    """Say whether what fills the parameters is written as names are; without a graph there is no other sign of it."""
    return all(run[0].is_capitalised for run in fits.slots.values())


def filled(fits: Fit, reading: Reading, names: Names) -> Choice | None:
    """Fill a query's parameters; None where the question does not give what it needs, or more than it takes."""
    query = fits.pattern.query
    arguments: dict[str, str] = dict(fits.pattern.said)
    entities: dict[str, Candidate] = {}
    times = times_of(query, reading.moment)
    if times is None:
        return None
    for name, run in fits.slots.items():
        declared = query.parameters[name]
        if not declared.is_entity:
            if not _is_plain(declared, text_of(run)):
                return None
            arguments[name] = text_of(run)
    for name, run in fits.slots.items():
        declared = query.parameters[name]
        if not declared.is_entity:
            continue
        if names.graph is None:
            arguments[name] = text_of(run)
        else:
            text = text_of(run)
            if reading.is_of_any(run) or reading.is_another(run):
                raise CallError(f"“{text}” is no name for {name}.")
            entities[name] = names.read(text, name, declared, is_place=reading.is_place(text, fits.pattern.said))
            arguments[name] = entities[name].id
    if reading.body:
        if BODY not in query.parameters or (fits.pattern.said and PASSIVE in fits.pattern.wording.words):
            # Of whatever is done, those of a body are told who do it, and not those to whom it is done.
            return None
        entities[BODY] = names.body(reading.body, query.parameters[BODY])
        arguments[BODY] = entities[BODY].id
    contract, dates = times
    arguments |= dates
    if not _has_enough(query, arguments):
        return None
    if len({entity.id for entity in entities.values()}) < len(entities):
        return None
    written = {name: text_of(run) for name, run in fits.slots.items() if query.parameters[name].is_entity}
    written |= {BODY: reading.body} if reading.body else {}
    return Choice(query, fits.pattern.ask, arguments, contract, written, entities, fits.cost)


def asked_of(query: SavedQuery, entities: Sequence["Candidate"], moment: Moment) -> Choice | None:
    """Ask a query of those whom a question names, each in the first place that may be theirs.

    Args:
        query: The query.
        entities: Those who are named, in order.
        moment: When the question asks about.

    Returns:
        The query with what its parameters get; None where none of them has a place in it, or it lacks something.
    """
    free = {name: declared for name, declared in query.parameters.items() if declared.is_entity and name != BODY}
    filled: dict[str, Candidate] = {}
    for entity in entities:
        places = (name for name, declared in free.items() if name not in filled and _takes(declared, entity))
        if place := next(places, None):
            filled[place] = entity
    times = times_of(query, moment)
    arguments = {name: entity.id for name, entity in filled.items()}
    if not filled or times is None or not _has_enough(query, arguments):
        return None
    contract, dates = times
    return Choice(query, query.question, arguments | dates, contract, entities=filled)


def _takes(declared: Parameter, entity: "Candidate") -> bool:
    return ANY_ENTITY in declared.type or entity.type in with_subtypes(declared.type)


def _has_enough(query: SavedQuery, arguments: Mapping[str, str]) -> bool:
    """Say whether a query has all that it requires, and one at least of what it needs."""
    if any(declared.required and name not in arguments for name, declared in query.parameters.items()):
        return False
    needs = query.metadata.needs
    return not needs or any(name in arguments for name in needs)


def is_move(said: Mapping[str, str]) -> bool:
    """Say whether the verb of a question says that somebody went somewhere."""
    from queries.predicates import BETWEEN, read

    return any(not _MOVES.isdisjoint(read(verb).split(BETWEEN)) for verb in said.values())


def times_of(query: SavedQuery, moment: Moment) -> tuple[dict[str, str], dict[str, str]] | None:
    """Say where a date goes: to the dates that a query asks for, else to the contract; None where it takes none."""
    contract: dict[str, str] = {}
    dates: dict[str, str] = {}
    if moment.known_by:
        contract["known_by"] = moment.known_by
    if moment.as_of:
        sides = {name: text for name, text in (("from", moment.start), ("to", moment.end)) if text}
        if sides.keys() <= query.parameters.keys():
            dates = sides
        else:
            contract["as_of"] = moment.as_of
    return None if contract and not query.over_claims else (contract, dates)


def _is_plain(declared: Parameter, text: str) -> bool:
    match declared.type[0]:
        case "integer" | "number":
            return text.isdigit()
        case "choice":
            return text in declared.choices
        case "text":
            return _ID.fullmatch(text) is not None
        case "noun":
            said = words(text)
            return 0 < len(said) <= LONGEST_NOUN and all(
                is_content(word) and (not word.is_capitalised or (word.is_of_a_nation and word is not said[-1]))
                for word in said
            )
        case _:
            return False


def same_entities(one: Choice, other: Choice) -> bool:
    """Say whether two choices are about the same entities."""
    return {entity.id for entity in one.entities.values()} == {entity.id for entity in other.entities.values()}


def says_more(told: Choice, choice: Choice) -> bool:
    """Say whether claims were looked for by more than the deed and the one entity of which no deed is held.

    Without another word, they would only say what else was done, or the same the other way round.
    """
    if len(told.entities) > 1:
        return True
    known = {word.stem for name in choice.names.values() for word in words(name)}
    known |= {word.sense for word in words(choice.arguments.get("predicate", ""))[:1]}
    looked_for = words(told.arguments.get("noun", ""))
    deeds = (sense_of(stem(agents().get(word.stem, word.stem))) for word in looked_for)
    return any({word.stem, deed}.isdisjoint(known) for word, deed in zip(looked_for, deeds, strict=True))
