"""Coreference: whom offices and pronouns mean, where that is safe.

“He” is the person whom the sentence before was about; “the commander of the brigade” who was called so in this
document; “his militia” the body that he is said to lead. Where two people come into question, nobody is meant.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.bodies import Bodies
from ingest.extraction.rules.chunks import NOUN, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.holders import Holders
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.phrases import CLAUSE_OPENING, QUANTITIES
from ingest.extraction.rules.protagonist import Protagonist
from ingest.extraction.rules.records import Record, Registry
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.topics import HE, HE_OR_HIS, HIS, OBJECTS, SUBJECTS, Topics

_WOMEN: Final = frozenset({"she", "her", "herself"})
_OF_WOMEN: Final = shipped()["people.women"]
_OF_SEX: Final = _OF_WOMEN | shipped()["people.men"]
_ANOTHERS: Final = shipped()["people.of-another"]
_UNTIL: Final = shipped()["calendar.until"]
_AFTER: Final = shipped()["calendar.after"]
_OWN_PLACES: Final = shipped()["people.birthplaces"]
_PARTS: Final = shipped()["grammar.preposition"] | frozenset({",", ";", ":", "–", "—", "“", "and", "but"})
_COMPANY: Final = frozenset({"together", "along", "with"})
_SUBORDINATORS: Final = shipped()["grammar.subordinator"] | CLAUSE_OPENING
_PARTING: Final = frozenset({",", ";", "and", "or", "who", "that", "to", "'s", "'"})
"""What may begin another clause, and what makes a name an owner's."""
_SAYING: Final = shipped()["speech.neutral"]
_PRONOUNS: Final = HE_OR_HIS | {"they", "it", "its", "their"}
_OF_STATES: Final = shipped()["groups-of.states"]
_BODY: Final = shipped()["groups-of.bodies"]


class Resolver:
    """Says which record a noun phrase means; it is told of each sentence in turn.

    Args:
        tokens: The text.
        lexicon: What words do.
        registry: The records of the document.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, registry: Registry) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._registry = registry
        self.holders = Holders(registry)
        self.bodies = Bodies(tokens)
        self._topics = Topics(tokens, self.mention)
        self._person: Record | None = None
        self._before: Record | None = None
        self._people: list[Mention] = []
        self._recent: list[str] = []
        self._is_about_somebody = False
        self._women: dict[str, bool] = {}
        """Whether people are women, by what the text calls them."""
        self._protagonist = Protagonist()
        self._is_doubtful = False
        """Whether it is not sure that the sentence before was about somebody: it did no more than name him."""
        self._openings = {
            start
            for (start, _), passage, before in zip(
                tokens.sentences, tokens.paragraphs, [-1, *tokens.paragraphs[:-1]], strict=True
            )
            if passage != before
        }
        """The first tokens of paragraphs."""
        self._passage = -1
        self._start = self._end = 0
        self._meant_by: dict[int, Record | None] = {}
        """Whom the pronouns of the sentence mean, by their tokens."""
        self.things: Mapping[int, Mention] = {}
        """What the noun phrases of a sentence mean that name things without a name, by their first tokens."""

    def enter(self, passage: int, mentions: Sequence[Mention], start: int, end: int) -> None:
        """Begin a sentence; in a new passage nobody has been spoken of yet, but whom it begins by calling “he”."""
        if passage != self._passage:
            self._person = self._protagonist.turn(self._person)
            if self._person is not None and not self._goes_on(mentions, start, end):
                self._person = None
            self._passage = passage
            self._recent, self._people = [], []
            self.bodies.turn()
        if self._people:
            self._recent = [*(each.record.key for each in self._people if each.record), *self._recent][:6]
        self._before = self._person
        self._meant_by = {}
        self._start, self._end = start, end
        self._is_about_somebody = False
        self.bodies.enter(mentions)
        self._people = [mention for mention in mentions if mention.type == "Person" and mention.record is not None]
        for mention in self._people:
            self._note_sex(mention, start)

    def _note_sex(self, mention: Mention, start: int) -> None:
        """Note whether somebody is a woman, where a word before the name says so: “her father, Nader”, “King Farid”."""
        lows = self._tokens.lows
        at = mention.start - 1 - (lows[mention.start - 1] == ",")
        if at >= start and mention.record is not None and lows[at] in _OF_SEX:
            self._women.setdefault(mention.record.key, lows[at] in _OF_WOMEN)

    def _goes_on(self, mentions: Sequence[Mention], start: int, end: int) -> bool:
        """Whether a sentence calls somebody “he” or “his” before it names anybody: “In Aden he met Nader”."""
        lows = self._tokens.lows
        if start not in self._openings:
            return False  # a sentence of the paragraph that names nobody has come between
        named = next((mention.start for mention in mentions if mention.type == "Person"), None)
        if lows[start] in HIS:
            return True  # “His critics called Nader a liar”: his own
        if lows[start] in _COMPANY:
            return not SUBJECTS.isdisjoint(lows[start:end])  # “Together with Nader he founded”
        people = {mention.record.key for mention in mentions if mention.type == "Person" and mention.record}
        is_other = len(people) == 1 and self._person is not None and self._person.key not in people
        if is_other and not OBJECTS.isdisjoint(lows[start:end]):
            return True  # “In 1974 Nader appointed him”, and nobody else is named
        if named is None:
            return not HE_OR_HIS.isdisjoint(lows[start:end])
        # “When he fled, Nader …” may be of Nader.
        first = next((at for at in range(start, named) if lows[at] in SUBJECTS), None)
        return first is not None and (first == start or lows[first - 1] not in _SUBORDINATORS)

    def leave(self, clauses: Sequence[Clause], mentions: Sequence[Mention]) -> None:
        """End a sentence: remember whom it was about."""
        for clause in clauses:
            if len(clause.subject) < 2:
                self._follow(clause.subject)
                continue
            if self.bodies.named_together([self.mention(chunk) for chunk in clause.subject]):
                break
        about = self.mention(clauses[0].subject[0]) if clauses and clauses[0].subject else None
        self.bodies.leave(about)
        self._person, self._is_doubtful = self._topics.after(
            clauses, mentions, before=self._before, now=self._person, start=self._start, end=self._end
        )
        if self._person is not None and not self._is_doubtful:
            self._protagonist.tell(self._person)

    @property
    def person(self) -> Record | None:
        """Whom the sentence before was about."""
        return self._person

    def about(self, person: Record, *, is_aside: bool = False) -> None:
        """Note whom the sentence so far is about.

        Args:
            person: Who does something.
            is_aside: In a clause before the main one: in “When Nader fled, he …” it may be either.
        """
        if is_aside and self._before is not None and self._before is not person:
            self._person = None
            return
        self._person = person
        self._is_about_somebody = True

    def listed(self, chunks: Sequence[Chunk]) -> None:
        """Note two or more bodies that were named together, for “the groups” later on."""
        if len(chunks) < 2:
            self._follow(chunks)
            return
        self.bodies.named_together([self.mention(chunk) for chunk in chunks])

    def _follow(self, chunks: Sequence[Chunk]) -> None:
        """Follow whom the sentence speaks of: “his militia” tells of that, too; a name does not."""
        if chunks and not chunks[0].mentions:
            self._spoken_of(chunks[0])

    def mention(self, chunk: Chunk) -> Mention | None:
        """Find what a noun phrase means.

        Args:
            chunk: The noun phrase.

        Returns:
            The mention that it stands for; None where that is unsafe.
        """
        if chunk.mentions:
            found = self._meant(chunk)
        else:
            found = self._spoken_of(chunk) if self._tokens.lows[chunk.start] in _PRONOUNS else None
        return found if found is not None or not self.things else self.things.get(chunk.start)

    def _meant(self, chunk: Chunk) -> Mention | None:
        """Find what a noun phrase with a name in it means: the last one, unless a noun of its own follows."""
        last = chunk.mentions[-1]
        if self.bodies.armed_before is not None and (same := self.bodies.same(chunk)) is not None:
            return same
        end = chunk.end - 1 if chunk.possessive else chunk.end
        if last.end == end or self._tokens.words[end - 1] in '”"':
            return last
        if self._tokens.words[last.end] == "-":
            return None  # “Libyan-backed fighters”, whoever they are
        head = chunk.head
        if last.type == "Person" and last.form == "name" and head in self._lexicon.groups:
            return None  # “Zorn soldiers”: whoever Zorn is, he is not many
        return last if head in QUANTITIES or head in self._lexicon.groups or head in _OF_STATES else None

    def _spoken_of(self, chunk: Chunk) -> Mention | None:
        """Find whom a pronoun means, or a noun phrase that begins with one."""
        low = self._tokens.lows[chunk.start]
        if low not in _PRONOUNS or chunk.tag != NOUN:
            return None
        if chunk.end - chunk.start == 1 and low in HE:
            if chunk.start not in self._meant_by:
                # Once and for all: whom a sentence goes on to tell of is nobody's “he” before.
                person = self._person if low in SUBJECTS else self._somebody_else(chunk.start)
                is_safe = person is not None and self._agrees(person, low) and not self._is_spoken_for(chunk.start)
                is_safe = is_safe and not self._is_named_behind(person, chunk.start)
                self._meant_by[chunk.start] = person if is_safe else None
            person = self._meant_by[chunk.start]
            return Mention(chunk.start, chunk.end, "pronoun", "Person", person) if person is not None else None
        if low in {"they", "it"} and chunk.end - chunk.start == 1:
            return self.bodies.again(chunk)
        if low in {"its", "their"} and chunk.head in self._lexicon.groups and chunk.end - chunk.start < 4:
            return self.bodies.again(chunk)
        if low in HIS and chunk.head in _BODY and self._person is not None and chunk.end - chunk.start < 4:
            leaders = [key for key in dict.fromkeys((self._person.key, *self._recent)) if key in self.holders.bodies]
            if leaders and (leaders[0] == self._person.key or len(leaders) == 1):
                body = self.holders.bodies[leaders[0]]
                self._person = self._registry.records[leaders[0]]
                return Mention(chunk.start, chunk.end, "pronoun", "Organization", body)
        return None

    def _is_named_behind(self, person: Record | None, at: int) -> bool:
        """Whether the sentence goes on to name somebody, so that “he” at its head is another: “He met Farid's son”."""
        lows = self._tokens.lows
        if lows[at] not in SUBJECTS or not _SUBORDINATORS.isdisjoint(lows[self._start : at]):
            return False
        parted = next((each for each in range(at, self._end) if lows[each] in _PARTS), self._end)
        return any(each.record is person and each.form == "name" and at < each.start < parted for each in self._people)

    def _agrees(self, person: Record, low: str) -> bool:
        """Whether somebody may be “he”, or “she”: what the text has called him once, it calls him again.

        Of somebody who has only been mentioned it is doubtful that she is meant where another has been called “she”.
        """
        is_woman = low in _WOMEN
        known = self._women.get(person.key)
        if known is None and not (is_woman and self._is_doubtful and True in self._women.values()):
            known = self._women[person.key] = is_woman
        return known is is_woman

    def told_of(self, at: int) -> Record | None:
        """Find whom “he” or “him” means who has an office: whom the sentence before was about.

        Args:
            at: The token; “him” is none of those whom the sentence names before, and so it may name no two.
        """
        if self._tokens.lows[at] not in OBJECTS:
            return self._person
        named = {each.record.key for each in self._people if each.end <= at and each.record is not None}
        return None if self._person is None or len(named) > 1 or self._person.key in named else self._person

    def _is_spoken_for(self, at: int) -> bool:
        """Whether somebody says it of whom the sentence names beside him: “Farid's lawyer, Nader, said he had fled”."""
        named = {mention.record.key for mention in self._people if mention.end <= at and mention.record is not None}
        return len(named) > 1 and not _SAYING.isdisjoint(self._tokens.lows[self._start : at])

    def _somebody_else(self, at: int) -> Record | None:
        """Find whom “him” means: the one who has been spoken of and is not who does it, if there is just one."""
        others = {
            mention.record.key: mention.record
            for mention in self._people
            if mention.start < at and mention.record and not self._is_beside(mention, at)
        }
        # “The council denied detaining her”: nobody of whom the sentence tells does it.
        is_done_by_body = self.bodies.is_acting and not self._is_about_somebody
        if self._before is not None and not (is_done_by_body and others):
            others[self._before.key] = self._before
        if self._person is not None and self._is_about_somebody:
            others.pop(self._person.key, None)
        if len(others) > 1:
            # “Nader's deputy was appointed by the minister to replace him”
            whose = {
                mention.record.key
                for mention in self._people
                if mention.record and mention.end < at and self._tokens.lows[mention.end] in {"'s", "'"}
            }
            others = {key: record for key, record in others.items() if key in whose}
        return next(iter(others.values())) if len(others) == 1 else None

    def _is_beside(self, mention: Mention, at: int) -> bool:
        """Whether a pronoun stands in the clause of a name: in “soldiers under Nader captured him”, he is not Nader."""
        between = self._tokens.lows[mention.end : at]
        return len(between) < 4 and _PARTING.isdisjoint(between)

    def owner(self, chunk: Chunk) -> Mention | None:
        """Find whose a noun phrase is, by the mention before its head: “American drone”, “Farid's plan”."""
        if chunk.mentions and chunk.mentions[0].end < chunk.end:
            return chunk.mentions[0]
        lows = self._tokens.lows
        if lows[chunk.start] not in HIS:
            return None
        person = self._whose(chunk)
        return Mention(chunk.start, chunk.start + 1, "pronoun", "Person", person) if person is not None else None

    def _whose(self, chunk: Chunk) -> Record | None:
        """Find whom “his” means before a noun."""
        before = {
            mention.record.key: mention.record
            for mention in self._people
            if mention.start < chunk.start and mention.record
        }
        lows = self._tokens.lows
        is_own = chunk.head not in _ANOTHERS
        if is_own and chunk.start == self._start + 1 and SUBJECTS.isdisjoint(lows[chunk.end : chunk.end + 2]):
            # “In his speech Nader said”: his who speaks.
            return next((each.record for each in self._people if each.start >= chunk.end), None)
        person = self._person if self._person is self._before else self._before
        if not is_own and len(before) == 1 and (link := lows[chunk.start - 1]) in _UNTIL | _AFTER:
            only = next(iter(before.values()))
            if link in _UNTIL:
                # “Nader led the brigade until his arrest”: his own, whomever the sentence before was about
                return only if self._agrees(only, lows[chunk.start]) else None
            if only is not person and OBJECTS.isdisjoint(lows[self._start : chunk.start]):
                return None  # “Nader fled after his arrest” may be either's; “succeeded him after his arrest” is not
        if person is None and chunk.head in _OWN_PLACES and len(before) == 1:
            # “Bekov was buried in his birthplace”, and not “Bekov's sister was”
            named = next(each for each in self._people if each.start < chunk.start and each.record)
            person = named.record if lows[named.end] not in {"'s", "'"} else None
        # “Bekov attended his funeral” is not Bekov's own; “Bekov praised Aden in his speech” may be.
        is_safe = not before or (len(before) == 1 and (not is_own or person in before.values()))
        return person if is_safe and person is not None and self._agrees(person, lows[chunk.start]) else None
