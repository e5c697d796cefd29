"""The asker: reads a question, and chooses the saved query that answers it.

A wrong answer is worse than none: a question is declined where a word of it finds nothing to say, where a name names
nobody, and where two queries answer it equally well.
"""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from queries.asking.alignment import Fit, is_content, tells
from queries.asking.belonging import BODY, belonging, without_calling
from queries.asking.choice import (
    Choice,
    Declined,
    Reading,
    answered,
    are_names,
    asked_of,
    command,
    filled,
    profile,
    says_more,
    times_of,
)
from queries.asking.instead import by_namesake, by_verb, with_wider
from queries.asking.legibility import UNREAD, is_english, unread
from queries.asking.moments import Moment, NoSuchDay, beside, take
from queries.asking.names import Names
from queries.asking.occasions import Occasion, day_of, occasions
from queries.asking.publishers import of_publisher
from queries.asking.several import each_alone
from queries.asking.telling import Telling, named, tellings
from queries.asking.worded import Wordings
from queries.asking.wording import parted, without_asides, without_openers
from queries.asking.words import Word, text_of, words
from queries.saved_query import SavedQuery
from schema.errors import AmbiguousName, CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.ranking import Candidate

APART: Final = 0.01
"""How far the best must be ahead of the next query to be taken."""

LONGEST: Final = 500
TRIED: Final = 40
OCCASIONS: Final = 3
"""How many readings of the end of a question as what tells its time are tried."""


class Asker:
    """Finds the saved query that answers a question.

    Args:
        queries: The queries to choose from.
    """

    def __init__(self, queries: Iterable[SavedQuery]) -> None:
        held = tuple(queries)
        self._otherwise = [query for query in held if query.metadata.otherwise]
        self._wordings = Wordings(held)

    def read(self, question: str, *, today: date | None = None) -> Reading:
        """Read a question; no database is needed.

        Args:
            question: A question in plain English.
            today: What ``now`` means; the day it is by default.

        Returns:
            What it says, and the wordings that it fits.

        Raises:
            CallError: It is too long to be one.
            Declined: It says nothing, or names two times, or a day that is none.
        """
        if len(question) > LONGEST:
            raise CallError(f"The question has {len(question)} characters; ask one of at most {LONGEST}.")
        try:
            taken = take(question, today=today or date.today())
        except NoSuchDay as error:
            raise Declined(
                f"There is no such day as “{error}”.", remedy="Ask of a day that is in the calendar."
            ) from None
        if taken is None:
            raise Declined("The question names several times.", remedy="Ask of one time.")
        rest, moment = taken
        said, aside = parted(without_openers(words(rest)))
        said = without_asides(said)
        if not any(is_content(word) for word in said):
            raise Declined("There is no question.", remedy="Ask for instance “Who funded Hamas?”")
        return self._reading(said, moment, aside)

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
        return self._chosen(reading, graph)

    def _chosen(self, reading: Reading, graph: "Graph | None", *, is_whole: bool = True) -> Choice:
        """Choose; of a part of a question, which tells when something was, no time is told by what happened then."""
        names = Names(graph)
        try:
            choice = self._by_wording(reading, graph, names)
        except AmbiguousName as ambiguous:
            if graph and (alone := self._by_rows(reading, ambiguous, graph)):
                offered = f"Of these, {alone[1].name} alone has an answer: `{shlex.join(command(alone[0]))}`."
                ambiguous.remedy = f"{ambiguous.remedy} {offered}"
            raise
        except CallError as error:
            if graph is None:
                raise
            if is_whole and (each := self._of_each(reading, graph, names)):
                return each
            if is_whole and (dated := self._at_occasion(reading, graph, names)):
                return dated
            of_body = self._by_body(reading, graph, names)
            if of_body and of_body.has_rows:
                return of_body
            if told := self._by_words(reading, graph, names, somebody=of_body is not None):
                return told
            if of_body:
                return of_body
            self._refuse_calling(reading, graph)
            if isinstance(error, Declined):
                error.offer(self._ready(error.nearest, reading, graph, names))
            error.remedy = " ".join(filter(None, (error.remedy, self._way_on(reading, graph, names))))
            raise
        if graph is None or not choice.entities:
            return choice
        choice = answered(graph, choice)
        if choice.has_rows:
            return choice
        if namesake := by_namesake(reading, choice, graph, names):
            return namesake
        if done := by_verb(reading, choice, graph, names):
            return replace(done, instead_of=choice.query)
        if any(declared.type == ("predicate",) for declared in choice.query.parameters.values()):
            # A query for that alone knows best that there is none.
            told = self._by_words(reading, graph, names)
            if told and says_more(told, choice):
                return replace(told, instead_of=choice.query)
        return with_wider(choice, graph)

    def _reading(
        self, said: Sequence[Word], moment: Moment, aside: str | None = None, body: str | None = None
    ) -> Reading:
        fits = (each for each in self._wordings.fits(said) if not aside or tells(each.pattern.query.columns, aside))
        return Reading(tuple(said), moment, tuple(fits), aside, body)

    def _by_words(self, reading: Reading, graph: "Graph", names: Names, *, somebody: bool = False) -> Choice | None:
        """Look for the claims that hold the words of a question; None where there are none.

        Args:
            reading: The question.
            graph: Whom to ask.
            names: Where names are looked up.
            somebody: Whether they must be about somebody, and not about anything that has the words.
        """
        for query in self._otherwise:
            for read in (each for each in self._tellings(reading, names) if each.entities or not somebody):
                if (times := times_of(query, reading.moment)) is None:
                    break
                contract, dates = times
                arguments = {**read.arguments, **dates}
                choice = answered(graph, Choice(query, query.question, arguments, contract, read.names, read.entities))
                if choice.has_rows:
                    return choice
        return None

    def _by_rows(self, reading: Reading, ambiguous: AmbiguousName, graph: "Graph") -> tuple[Choice, "Candidate"] | None:
        """Find the one of several that a name may mean of whom there is a row; None where there are more, or none."""
        found = []
        for entity in Names(graph).meant(ambiguous):
            try:
                choice = answered(graph, self._by_wording(reading, graph, Names(graph, {ambiguous.name: entity})))
            except CallError:
                continue
            if choice.has_rows and entity in choice.entities.values():
                found.append((choice, entity))
        return found[0] if len(found) == 1 else None

    def _by_body(self, reading: Reading, graph: "Graph", names: Names) -> Choice | None:
        """Ask who did it of those who belong to a body; None where the question names none.

        Raises:
            CallError: Who did it is held, and not who of them belongs there: to be called so is not to belong.
        """
        said, _ = self._wordings.corrected(reading.said)
        if (parted := belonging(said)) is None:
            return None
        rest, body = parted
        of_anybody = self._reading(rest, reading.moment, reading.beside, body)
        try:
            choice = answered(graph, self._by_wording(of_anybody, graph, names))
        except CallError:
            self._refuse_body(self._reading(rest, reading.moment, reading.beside), body, graph, names)
            return None
        return choice if choice.has_rows else with_wider(choice, graph)

    def _refuse_body(self, of_anybody: Reading, body: str, graph: "Graph", names: Names) -> None:
        try:
            choice = answered(graph, self._by_wording(of_anybody, graph, names))
        except CallError:
            return
        if choice.has_rows:
            raise CallError(
                f"Who of them belongs to “{body}” is not told.", remedy=f"Of anybody: `{shlex.join(command(choice))}`."
            ) from None

    def _refuse_calling(self, reading: Reading, graph: "Graph") -> None:
        """Say that who of them has an office or a calling is not told; nothing where nobody is asked for so.

        Raises:
            CallError: Who did it is held, and not who of them is that.
        """
        if (parted := without_calling(reading.said)) is None:
            return
        rest, calling = parted
        try:
            choice = self._chosen(self._reading(rest, reading.moment, reading.beside), graph, is_whole=False)
        except CallError:
            return
        if choice.has_rows and not choice.query.metadata.otherwise:
            raise CallError(
                f"Who of them is called “{calling}” is not told.",
                remedy=f"Of {'all who belong there' if BODY in choice.arguments else 'anybody'}: "
                f"`{shlex.join(command(choice))}`.",
            ) from None

    def _of_each(self, reading: Reading, graph: "Graph", names: Names) -> Choice | None:
        """Ask the same of each of several who are named in one place; None where that is not one query of all."""
        for alone in each_alone(reading.said, named(reading.said, names, self._wordings.known)):
            try:
                choices = [
                    answered(graph, self._by_wording(self._reading(said, reading.moment, reading.beside), graph, names))
                    for said in alone
                ]
            except CallError:
                continue
            if len({(choice.query.name, tuple(choice.arguments)) for choice in choices}) == 1:
                return replace(choices[0], also=tuple(choices[1:]), has_rows=any(each.has_rows for each in choices))
        return None

    def _at_occasion(self, reading: Reading, graph: "Graph", names: Names) -> Choice | None:
        """Ask when that was by which a question tells its time, and then what it asks of that time."""
        if reading.moment.as_of:
            return None
        for occasion in islice(occasions(reading.said), OCCASIONS):
            day = self._day_of(self._of_whom(occasion, names), graph)
            if day is None:
                continue
            moment = beside(occasion.side, day, reading.moment.known_by)
            try:
                choice = self._chosen(self._reading(occasion.asked, moment, reading.beside), graph, is_whole=False)
            except CallError:
                continue
            return replace(choice, occasion=occasion.text)
        return None

    def _of_whom(self, occasion: Occasion, names: Names) -> Occasion:
        """Read ``he`` as the one person whom the question names before."""
        if not any(word.is_pronoun for word in occasion.told):
            return occasion
        spans = named(occasion.asked, names, self._wordings.known)
        people = [span.entity for span in spans if span.entity.type == "Person"]
        return occasion.of(people[0].name) if len(people) == 1 else occasion

    def _day_of(self, occasion: Occasion, graph: "Graph") -> str | None:
        for question in occasion.questions:
            try:
                choice = self._chosen(self.read(question), graph, is_whole=False)
            except CallError:
                continue
            if day := day_of(choice if choice.answer else answered(graph, choice)):
                return day
        return None

    def _ready(
        self, queries: Iterable[SavedQuery], reading: Reading, graph: "Graph", names: Names
    ) -> dict[str, list[str]]:
        """Give the command lines that ask queries of those whom a question names, where they have an answer."""
        entities = [span.entity for span in named(reading.said, names, self._wordings.known)]
        offered = (asked_of(query, entities, reading.moment) for query in queries)
        return {choice.query.name: command(choice) for choice in offered if choice and answered(graph, choice).has_rows}

    def _way_on(self, reading: Reading, graph: "Graph", names: Names) -> str:
        """Say what may be asked instead of a question that is declined; nothing where it names nobody."""
        if not is_english(reading.said, self._wordings.known):
            return "Questions are read in English."
        spans = named(reading.said, names, self._wordings.known)
        text = text_of(reading.said)
        if told := of_publisher(graph, text, [span.entity for span in spans]):
            return told
        read = list(self._tellings(reading, names))
        for query in self._otherwise:
            for telling, lacking in (less for each in read for less in each.without_a_word()):
                choice = Choice(query, query.question, telling.arguments, {}, telling.names, telling.entities)
                if answered(graph, choice).has_rows:
                    return f"Claims have its words but for “{lacking}”: `{shlex.join(command(choice))}`."
        entity = next((entity for telling in read for entity in telling.entities.values()), None)
        return f"What is held of {entity.name}: `{shlex.join(profile(entity))}`." if entity else ""

    def _tellings(self, reading: Reading, names: Names) -> Iterator[Telling]:
        dated = reading.moment.as_of is not None
        read, _ = self._wordings.corrected(reading.said)
        # What looks like a slip may be a word that no query knows, and a claim has.
        for said in (reading.said, read) if read != list(reading.said) else (read,):
            yield from tellings(said, names, self._wordings.known, dated=dated, beside=reading.beside)

    def _has_verb(self, fits: Fit) -> bool:
        """Say whether what would have to be a name has a verb in it: what Daqduq *played*."""
        verbs = self._wordings.verbs
        return any(not word.is_capitalised and word.stem in verbs for run in fits.slots.values() for word in run)

    def _by_wording(self, reading: Reading, graph: "Graph | None", names: Names) -> Choice:
        holding: list[Choice] = []
        refused: list[CallError] = []
        for each in reading.fits[:TRIED]:
            if graph is None and not (each.pattern.senses or are_names(each)):
                continue
            if holding and each.cost > holding[0].cost + APART:
                break
            try:
                choice = filled(each, reading, names)
            except CallError as error:
                if (each.pattern.senses or are_names(each)) and not self._has_verb(each):
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
        word = unread(reading.said)
        why = f": “{word.text}” {UNREAD[word.is_pronoun]}" if word else ""
        raise Declined(f"No saved query answers that{why}.", self._wordings.nearest(reading.said))
