"""The choice: which saved query answers a question, and with which arguments; or none, and which come near.

A wrong answer is worse than none: a question is declined where a word of it finds nothing to say, where a name names
nobody, and where two queries answer it equally well.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from queries.asking.alignment import Fit, fit, is_content
from queries.asking.correction import corrected, forms
from queries.asking.moments import Moment, take
from queries.asking.names import Names
from queries.asking.patterns import cut, patterns, senses
from queries.asking.telling import tellings
from queries.asking.wording import without_openers, wordings
from queries.asking.words import Word, text_of, words
from queries.parameters import Parameter
from queries.saved_query import SavedQuery
from schema.errors import AmbiguousName, CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.lookup import Candidate

LIMIT: Final = 0.45
"""The cost up to which a wording fits: below that of one word that nothing is said of."""

SLIP: Final = 0.15
"""What it costs that a word is read as one that it nearly is."""

APART: Final = 0.01
"""How far the best must be ahead of the next query to be taken."""

LONGEST: Final = 500
NEAREST: Final = 3
TRIED: Final = 40
LONGEST_NOUN: Final = 3
_ID: Final = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)+")


class Declined(CallError):
    """No saved query answers the question.

    Args:
        message: Why not.
        nearest: The queries that come nearest.
        remedy: What to do.
    """

    def __init__(self, message: str, nearest: Sequence[SavedQuery] = (), *, remedy: str | None = None) -> None:
        if nearest:
            listed = "".join(f"  {query.name.rpartition('/')[2]}: {query.question}\n" for query in nearest)
            message = f"{message} These come nearest:\n{listed}"
        super().__init__(message, remedy=remedy or "`dots query find WORDS` searches them all.")
        self.nearest = tuple(nearest)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was read, before any name in it is looked up.

    Args:
        said: Its words, without its dates.
        moment: When it asks about.
        fits: The wordings that it fits, the best first; none where no query is worded like it.
    """

    said: tuple[Word, ...]
    moment: Moment
    fits: tuple[Fit, ...]


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
    """

    query: SavedQuery
    ask: str
    arguments: Mapping[str, str]
    contract: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, "Candidate"] = field(default_factory=dict)
    cost: float = 0.0
    instead_of: SavedQuery | None = None

    @property
    def rank(self) -> int:
        """The place of the wording among those of the query; the first is what it answers best."""
        asks = self.query.metadata.asks
        return asks.index(self.ask) if self.ask in asks else len(asks)


class Asker:
    """Finds the saved query that answers a question.

    Args:
        queries: The queries to choose from.
    """

    def __init__(self, queries: Iterable[SavedQuery]) -> None:
        self._queries = tuple(queries)
        asks = cut(self._queries)
        self.known = senses(asks)
        self._forms = forms(word for ask in asks for word in ask.words)
        self.patterns = tuple(patterns(asks, self.known))

    def read(self, question: str, *, today: date | None = None) -> Reading:
        """Read a question; no database is needed.

        Args:
            question: A question in plain English.
            today: What ``now`` means; the day it is by default.

        Returns:
            What it says, and the wordings that it fits.

        Raises:
            CallError: It is too long to be one.
            Declined: It says nothing, or names two times.
        """
        if len(question) > LONGEST:
            raise CallError(f"The question has {len(question)} characters; ask one of at most {LONGEST}.")
        taken = take(question, today=today or date.today())
        if taken is None:
            raise Declined("The question names several times, or a day that is none.", remedy="Ask of one time.")
        rest, moment = taken
        said = without_openers(words(rest))
        if not said:
            raise Declined("There is no question.", remedy="Ask for instance “Who funded Hamas?”")
        return Reading(tuple(said), moment, tuple(self._fits(said)))

    def choose(self, reading: Reading, graph: "Graph | None" = None) -> Choice:
        """Choose the query that answers a question.

        Where none is worded like it, or the one that is has no row, the claims are looked for that hold its words.

        Args:
            reading: The question as it was read.
            graph: Where names are looked up; None to leave them as they are written.

        Returns:
            The query, with what its parameters get.

        Raises:
            Declined: No query answers it, or two do equally well.
            AmbiguousName: One does, and a name in it means several.
            CallError: One does, and a name in it names nobody.
        """
        names = Names(graph)
        try:
            choice = self._by_wording(reading, graph, names)
        except AmbiguousName:
            raise
        except CallError:
            if graph is None or (told := self._by_words(reading, graph, names)) is None:
                raise
            return told
        if graph is None or not choice.entities or has_rows(graph, choice):
            return choice
        if namesake := self._by_namesake(choice, graph, names):
            return namesake
        if not any(declared.type == ("predicate",) for declared in choice.query.parameters.values()):
            # A query for that alone knows best that there is none.
            return choice
        told = self._by_words(reading, graph, names)
        return replace(told, instead_of=choice.query) if told else choice

    def _by_words(self, reading: Reading, graph: "Graph", names: Names) -> Choice | None:
        """Look for the claims that hold the words of a question; None where there are none."""
        said, _ = corrected(reading.said, self.known, self._forms)
        dated = reading.moment.as_of is not None
        for query in (each for each in self._queries if each.metadata.otherwise):
            for read in tellings(said, names, self.known, dated=dated):
                if (times := _times(query, reading.moment)) is None:
                    break
                contract, dates = times
                choice = Choice(query, query.question, {**read.arguments, **dates}, contract, read.names, read.entities)
                if has_rows(graph, choice):
                    return choice
        return None

    def _by_namesake(self, choice: Choice, graph: "Graph", names: Names) -> Choice | None:
        """Read a name as the one other entity that it may mean and of which there is a row."""
        found = []
        for name, entity in choice.entities.items():
            for other in names.namesakes(choice.names[name], choice.query.parameters[name], entity):
                arguments = {**choice.arguments, name: other.id}
                read = replace(choice, arguments=arguments, entities={**choice.entities, name: other})
                if has_rows(graph, read):
                    found.append(read)
        return found[0] if len(found) == 1 else None

    def _by_wording(self, reading: Reading, graph: "Graph | None", names: Names) -> Choice:
        holding: list[Choice] = []
        refused: list[CallError] = []
        for each in reading.fits[:TRIED]:
            if graph is None and not (each.pattern.senses or _are_names(each)):
                continue
            if holding and each.cost > holding[0].cost + APART:
                break
            try:
                choice = _choice(each, reading.moment, names)
            except CallError as error:
                if each.pattern.senses or _are_names(each):
                    refused.append(error)
                continue
            if choice is not None and all(choice.query.name != other.query.name for other in holding):
                holding.append(choice)
        # The first wordings of a query are what it answers best; a later one gives way to them.
        holding.sort(key=lambda each: each.rank)
        if len(holding) > 1 and holding[0].rank == holding[1].rank:
            raise Declined("More than one saved query answers that.", [each.query for each in holding])
        if holding:
            return holding[0]
        if refused:
            raise refused[0]
        raise Declined("No saved query answers that.", self._nearest(reading.said))

    def _nearest(self, said: Sequence[Word]) -> list[SavedQuery]:
        """Give the queries that share most with a question, the nearest first; none where no word of it is known."""
        asked = {word.sense for word in said if is_content(word)}
        scores: dict[str, tuple[float, str]] = {}
        for pattern in self.patterns:
            if shared := len(asked & pattern.senses):
                score = (-shared / len(pattern.senses | asked), pattern.query.name)
                scores[pattern.query.name] = min(score, scores.get(pattern.query.name, score))
        by_name = {query.name: query for query in self._queries}
        return [by_name[name] for _, name in sorted(scores.values())[:NEAREST]]

    def _fits(self, said: Sequence[Word]) -> list[Fit]:
        """Lay a question beside every wording that shares a content word with it, with its slips and without."""
        found = self._fits_of(said, 0.0)
        read, slips = corrected(said, self.known, self._forms)
        if slips:
            found += self._fits_of(read, slips * SLIP)
        return sorted(found, key=lambda each: (each.cost, each.pattern.query.name, each.pattern.ask))

    def _fits_of(self, said: Sequence[Word], cost: float) -> list[Fit]:
        found: list[Fit] = []
        for wording in wordings(said, self.known):
            asked = replace(wording, cost=wording.cost + cost)
            meant = frozenset(word.sense for word in asked.words)
            for pattern in self.patterns:
                if not (pattern.senses and meant.isdisjoint(pattern.senses)) and (
                    each := fit(asked, pattern, self.known, LIMIT)
                ):
                    found.append(each)
        return found


def has_rows(graph: "Graph", choice: Choice) -> bool:
    """Say whether a query answers anything with what its parameters get.

    Args:
        graph: Whom to ask.
        choice: The query, and what its parameters get.
    """
    from queries.contract import Contract
    from queries.running import run

    answer = run(graph, choice.query, choice.arguments, contract=Contract.parse(**choice.contract))
    return next(answer.rows, None) is not None


def _are_names(fits: Fit) -> bool:
    """Say whether what fills the parameters is written as names are; without a graph there is no other sign of it."""
    return all(run[0].is_capitalised for run in fits.slots.values())


def _choice(fits: Fit, moment: Moment, names: Names) -> Choice | None:
    """Fill a query's parameters; None where the question does not give what it needs, or more than it takes."""
    query = fits.pattern.query
    arguments: dict[str, str] = dict(fits.pattern.said)
    entities: dict[str, Candidate] = {}
    times = _times(query, moment)
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
            entities[name] = names.read(text_of(run), name, declared)
            arguments[name] = entities[name].id
    contract, dates = times
    arguments |= dates
    if any(parameter.required and name not in arguments for name, parameter in query.parameters.items()):
        return None
    needs = query.metadata.needs
    if needs and not any(name in arguments for name in needs):
        return None
    if len({entity.id for entity in entities.values()}) < len(entities):
        return None
    written = {name: text_of(run) for name, run in fits.slots.items() if query.parameters[name].is_entity}
    return Choice(query, fits.pattern.ask, arguments, contract, written, entities, fits.cost)


def _times(query: SavedQuery, moment: Moment) -> tuple[dict[str, str], dict[str, str]] | None:
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
            return 0 < len(said) <= LONGEST_NOUN and all(is_content(word) and not word.is_capitalised for word in said)
        case _:
            return False
