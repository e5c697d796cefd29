"""Verb groups: a verb with its auxiliaries and adverbs, told from nouns and adjectives that are spelt like it."""

import bisect
from collections.abc import Sequence, Set
from typing import Final

from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    DATE,
    NOUN,
    OPEN,
    PREPOSITION,
    RELATIVE,
    THAT,
    VERB,
    Chunk,
)
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.tokens import POSSESSIVE, Tokens
from ingest.extraction.rules.verbs import AUXILIARIES, MODALS, Form, Verbs

_BEFORE_HAPPENINGS: Final = shipped()["happenings.after"]
_HAPPENINGS: Final = shipped().events.keys()
_NUMBERS: Final = shipped()["calendar.numbers"]
_NEGATIONS: Final = shipped()["grammar.negation"]
_ADVERBS: Final = shipped()["grammar.adverb"] | {"each"}  # “have each supported”
_WITHIN: Final = _ADVERBS | _NEGATIONS
_DETERMINERS: Final = shipped()["grammar.determiner"]
_PRONOUNS: Final = shipped()["grammar.pronoun"]
_OFFICES: Final = shipped()["people.office-before"]
_PEOPLE: Final = shipped()["people.heads"] - {"dead", "wounded"}
_PLANNING: Final = shipped()["people.relation"] | _OFFICES | frozenset(shipped().heads)
_HEADS: Final = shipped()["equipment.heads"] | frozenset(shipped().groups)
_BANDS: Final = frozenset({group for group in shipped().groups if group.endswith("s")})
_STOPS: Final = frozenset(".!?…”")
_SHORT: Final = 4
_NO_MANNER: Final = frozenset({"family", "assembly", "monopoly", "reply", "supply", "rally", "bully", "jelly", "belly"})
_BE: Final = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m", "get", "got", "gets"}
)
_HAVE: Final = frozenset({"have", "has", "had", "having", "'ve"})
_DO: Final = frozenset({"do", "does", "did"})
_YEAR: Final = len("2015")
_PRESENT: Final = frozenset({"base", "s"})
_CARRYING: Final = frozenset({"be", "have", "do"})
_ALSO_NOUNS: Final = shipped()["clauses.also-nouns"]
_WHOSE: Final = shipped()["grammar.possessive"]


class VerbGroups:
    """Reads the verb groups of one text.

    Args:
        tokens: The text.
        verbs: The forms of verbs.
        small: Small words that are pieces of their own, in lower case.
    """

    def __init__(self, tokens: Tokens, verbs: Verbs, small: Set[str]) -> None:
        self._tokens = tokens
        self._verbs = verbs.forms
        self._phrasal = verbs.phrasal
        self._told_by = verbs.told_by
        self._small = small

    def is_verb(self, low: str) -> bool:
        """Whether a word may be a verb or an auxiliary."""
        return low in self._verbs or low in AUXILIARIES

    def at(
        self, at: int, end: int, starts: dict[int, Mention], chunks: Sequence[Chunk], open_: Chunk | None
    ) -> Chunk | None:
        """Read the verb group that begins at a token.

        Args:
            at: The token.
            end: The token after the sentence's last.
            starts: The mentions of the sentence, by their first tokens.
            chunks: What stands before it.
            open_: The noun phrase that has not come to its end before it.

        Returns:
            The verb group; None where the word is no verb here.
        """
        lows = self._tokens.lows
        low = lows[at]
        forms, auxiliaries = self._verbs, AUXILIARIES
        is_to = low == "to"
        if at and lows[at - 1] == "-" and self._tokens.ends[at - 1] == self._tokens.starts[at]:
            return None  # “Farid-led”
        if low == "'s" and not self._is_contraction(at, end):
            return None
        if low in forms and low not in auxiliaries:
            return (
                self._group(forms[low], at, at + 1, [])
                if self._fits(forms[low], at, end, starts, chunks, open_)
                else None
            )
        each = at + 1 if is_to else at
        said: list[str] = ["to"] if is_to else []
        while each < end and each not in starts:
            word = lows[each]
            if word in auxiliaries and not (word in forms and self._is_main(each, end, starts)):
                said.append(word)
            elif word in _NEGATIONS:
                said.append("not")
            elif word == "since" and said:
                said.append(word)  # “has since attacked”
            elif not (said or is_to) or not (word in _ADVERBS or (word.endswith("ly") and len(word) > 4)):
                break
            each += 1
        if each < end and each not in starts and (form := forms.get(lows[each])):
            helping = [word for word in said if word not in {"not", "to", "since"}]
            if helping:
                fits = self._is_helped(form, helping[-1])
            elif is_to:
                fits = form.name == "base"
            else:
                fits = self._fits(form, each, end, starts, chunks, open_)
            if fits:
                group = self._group(form, at, each + 1, said)
                if not helping and form.lemma in _CARRYING and each + 1 < end:
                    self._negate(group)
                return group
        if is_to or not said or all(word == "not" for word in said):
            return None
        # “was the head of”: a form of be, have or do that carries the sentence itself.
        last = max(index for index in range(at, each) if lows[index] in auxiliaries)
        lemma = (
            "be" if lows[last] in _BE else "have" if lows[last] in _HAVE else "do" if lows[last] in _DO else lows[last]
        )
        negated = tuple(said)
        return Chunk(
            VERB,
            at,
            each,
            lemma,
            form="past" if lows[last] in {"was", "were", "had", "did"} else "s",
            auxiliaries=negated,
        )

    def _negate(self, group: Chunk) -> None:
        """Take “not” behind a form of be or have that is the verb itself: “was not behind it”."""
        if self._tokens.lows[group.end] in _NEGATIONS:
            group.auxiliaries, group.end = (*group.auxiliaries, "not"), group.end + 1

    def _is_told_again(self, end: int) -> bool:
        """Whether a sentence is a headline of which the story follows, that tells the same at length.

        Args:
            end: The token after its last.
        """
        words, sentences = self._tokens.words, self._tokens.sentences
        if end >= len(words) or words[end - 1] in _STOPS:
            return False
        following = bisect.bisect_left(sentences, (end, 0))
        return words[sentences[following][1] - 1] in _STOPS

    def _is_contraction(self, at: int, end: int) -> bool:
        after = self._tokens.lows[at + 1] if at + 1 < end else ""
        before = self._tokens.lows[at - 1] if at else ""
        return before in {"he", "she", "it", "that", "there", "who"} or after in {"been", "not"}

    def _is_main(self, at: int, end: int, starts: dict[int, Mention]) -> bool:
        """Whether a form of have or do is the verb itself: “had rockets”."""
        after, lows = at + 1, self._tokens.lows
        while after < end and (lows[after] in _WITHIN or _is_manner(lows[after])):
            after += 1
        if after >= end or after in starts:
            return True
        return lows[after] not in self._verbs and lows[after] not in AUXILIARIES

    def _group(self, form: Form, start: int, end: int, said: list[str]) -> Chunk:
        auxiliaries = tuple(said)
        name = form.name
        participle = name in {"participle", "both"}
        passive = participle and not _BE.isdisjoint(said)
        if said and said[0] == "to":
            name = "to"
        elif "having" in said[:2] or said[:1] == ["being"]:
            name = "ing"  # “denied having fled”, “not having fled”, “for being owned by”
        elif participle and not said:
            name = "participle" if form.name == "participle" else "past"
        elif participle:
            name = "participle"
        lemma = form.lemma
        if lemma in self._phrasal:
            behind, meant = self._phrasal[lemma]  # “passed away”, “was laid to rest”
            if self._tokens.lows[end : end + len(behind)] == behind:
                lemma, end = meant, end + len(behind)
        return Chunk(VERB, start, end, lemma, (), name, passive, auxiliaries)

    def _is_helped(self, form: Form, auxiliary: str) -> bool:
        """Whether a form may stand behind an auxiliary: “would go”, “is going”, “has gone”."""
        if form.name == "base":
            return auxiliary in MODALS or auxiliary in _DO or auxiliary == "'d"
        if form.name == "ing":
            return auxiliary in _BE
        return form.name != "s" and (auxiliary in _BE or auxiliary in _HAVE)

    def _fits(
        self,
        form: Form,
        at: int,
        end: int,
        starts: dict[int, Mention],
        chunks: Sequence[Chunk],
        open_: Chunk | None,
    ) -> bool:
        """Whether a form without an auxiliary stands here as a verb, and not as a noun or before one."""
        if form.lemma == "be" and form.name != "ing":
            return True  # “who was ill”
        if open_ is None and chunks and chunks[-1].head == "whose":
            return False  # “whose pay”, “whose armed wing”
        if form.name == "ing":
            return self._fits_ing(at, end, starts, chunks, open_)
        if form.name not in _PRESENT:
            return self._fits_past(form, at, end, starts, chunks, open_)
        if open_ is None:
            return self._fits_present(form, at, end, starts, chunks)
        return self._fits_behind(form, at, end, starts, open_)

    def _behind(self, at: int, end: int, starts: dict[int, Mention]) -> tuple[str, bool]:
        """Give the word behind a token, and whether a noun phrase of its own begins there."""
        after = self._tokens.lows[at + 1] if at + 1 < end else ""
        return after, at + 1 in starts or after in _DETERMINERS or after in _PRONOUNS

    def _fits_ing(
        self, at: int, end: int, starts: dict[int, Mention], chunks: Sequence[Chunk], open_: Chunk | None
    ) -> bool:
        """Whether a form in -ing is a verb: not in “a car bombing”, “the training of”."""
        lows = self._tokens.lows
        after, follows = self._behind(at, end, starts)
        if open_ is not None and (open_.head in _DETERMINERS or lows[at - 1] in _DETERMINERS):
            return False
        if open_ is not None and after in _OFFICES:
            return False  # “the Harbour bombing suspect Omar Farid”
        if open_ is not None and lows[at - 1] in _BEFORE_HAPPENINGS and not follows:
            return False  # “a car bombing in Aden”
        if open_ is not None and lows[at] in _HAPPENINGS and not follows:
            is_one = self._tokens.words[at - 1][0].isupper() or not lows[at - 1].endswith("s")
            is_named = lows[open_.start] == "the" and is_one and at - 1 > open_.start
            # “after a two-hour emergency meeting in Aden”
            is_named |= chunks[-2:-1] != [] and chunks[-2].tag == PREPOSITION and lows[open_.start] in {"a", "an"}
            ends_here = after in self._small or self.is_verb(after) or not after[:1].isalpha()
            if _ends_in_place(open_, at) or (is_named and ends_here):
                return False  # “the Aden bombing killed”, “the concert bombing.”
        if (lows[at - 1] in {"'s", "'"} or lows[at] in _ALSO_NOUNS) and not follows:
            return False
        return not (open_ is None and bool(chunks) and chunks[-1].tag == PREPOSITION and after in {"of", "by"})

    def _fits_present(self, form: Form, at: int, end: int, starts: dict[int, Mention], chunks: Sequence[Chunk]) -> bool:
        """Whether a present form is a verb where no noun phrase is open before it: “who leads”, “and leads”."""
        lows = self._tokens.lows
        after, follows = self._behind(at, end, starts)
        previous = chunks[-1] if chunks else None
        if previous is not None and previous.tag == VERB and previous.head in {"help", "let", "make"}:
            return form.name == "base" and not previous.passive
        joined = (
            previous is not None
            and previous.tag == CONJUNCTION
            and any(c.tag == VERB and c.form == form.name for c in chunks[-4:])
        )
        relative = previous is not None and previous.tag in {RELATIVE, THAT}
        is_told = form.name == "s" and (follows or after == "to")
        if is_told and (_closes_apposition(chunks) or _closes_insertion(chunks)):
            return True
        is_counted = after[:1].isdigit() or after in _NUMBERS  # “which holds 60 per cent”
        joined = joined or (lows[at - 1] == "and" and lows[at + 1 : at + 3] == ["to", "have"])  # “and claims to have”
        return (relative and (follows or is_counted or not form.doubtful)) or joined

    def _fits_behind(self, form: Form, at: int, end: int, starts: dict[int, Mention], open_: Chunk) -> bool:
        """Whether a present form is a verb behind a noun phrase, and not its last noun: “the brigade attacks Aden”."""
        lows = self._tokens.lows
        if not form.doubtful:
            return lows[at - 1] not in _DETERMINERS
        after, follows = self._behind(at, end, starts)
        if form.name == "base" and open_.head in _PEOPLE and (follows or after == "to"):
            return True  # “Its members report to”
        is_subject = bool(open_.mentions and open_.mentions[-1].end == at) or lows[at - 1] in _PRONOUNS
        if after.endswith("ly") and lows[at + 2 : at + 3] == ["to"]:
            after = "to"  # “reports directly to”
        is_counted = after[:1].isdigit() or after in _NUMBERS
        if form.name == "s" and form.lemma == "kill" and is_counted and not self._is_told_again(end):
            return True  # “Bomb kills four in Aden”
        if form.name == "s" and is_counted and len(after) != _YEAR and (is_subject or open_.mentions == ()):
            return is_subject  # “Zorn Holdings holds 60 per cent”, and not “the Aden talks 2015”
        if form.name == "s" and after == "to" and lows[at - 1] in _PLANNING:
            return True  # “His widow plans to”
        if form.name == "s" and is_subject and (after in self._told_by.get(form.lemma, ()) or after in _BANDS):
            return True  # “the brigade claims responsibility”, “the brigade attacks militias”
        if form.name == "s" and is_subject and open_.mentions and open_.mentions[-1].type == "Person":
            return True  # “Farid acts on behalf of”: no noun follows the name of a person
        return is_subject and (follows or after == "to") and lows[at - 1] not in _WHOSE

    def _fits_past(
        self,
        form: Form,
        at: int,
        end: int,
        starts: dict[int, Mention],
        chunks: Sequence[Chunk],
        open_: Chunk | None,
    ) -> bool:
        """Whether a past form is a verb, and no adjective before a noun: “the captured soldiers”, “armed groups”."""
        lows = self._tokens.lows
        previous = chunks[-1] if chunks else None
        if lows[at - 1] in POSSESSIVE and previous is not None and previous.possessive:
            return False  # “the party's armed wing”
        if open_ is not None and open_.end == at == open_.start + 1 and lows[at - 1] in _DETERMINERS:
            return False  # “the captured”
        after = lows[at + 1] if at + 1 < end else ""
        is_before_noun = (
            bool(after)
            and after not in self._small
            and after not in AUXILIARIES
            and after not in _DETERMINERS
            and after not in _PRONOUNS
            and at + 1 not in starts
            and after not in self._verbs
            and not after.endswith("ly")
            and after[0].isalpha()
            and not self._tokens.words[at + 1][0].isupper()
            and after not in _ADVERBS
            and after != "dead"
        )
        if is_before_noun and (open_ is None or not open_.mentions or open_.mentions[-1].end != at):
            noun_before = open_ is not None and lows[at - 1] not in _DETERMINERS
            if open_ is None:
                # “…, recruited sailors”: behind a comma or “and”, a verb; behind a preposition, an adjective.
                said_when = (
                    len(chunks) > 1 and previous is not None and previous.tag == DATE and bool(chunks[-2].mentions)
                )
                return form.name == "both" and (
                    said_when or (previous is not None and previous.tag in {COMMA, CONJUNCTION, RELATIVE, CLOSE})
                )
            if lows[at - 1].endswith("s") and noun_before and form.name == "both":
                return True
            return bool(
                noun_before and form.name != "participle" and open_.head not in _DETERMINERS and after not in _HEADS
            )
        return True


def _closes_apposition(chunks: Sequence[Chunk]) -> bool:
    """Whether the second comma of “his deputy, Farid, commands the brigade” stands last, around a person's name."""
    if [chunk.tag for chunk in chunks[-4:]] != [NOUN, COMMA, NOUN, COMMA]:
        return False
    return any(mention.type == "Person" for chunk in (chunks[-4], chunks[-2]) for mention in chunk.mentions)


def _closes_insertion(chunks: Sequence[Chunk]) -> bool:
    """Whether what is said of a name comes to its end: “Farid, who fled in 1990, commands”, “Farid (HB) commands”.

    So it does in “the Harbour Brigade, a group based in Aden, commands” too.
    """
    if not chunks or chunks[-1].tag not in {COMMA, CLOSE}:
        return False
    opens = OPEN if chunks[-1].tag == CLOSE else COMMA
    at = next((at for at in range(len(chunks) - 1) if chunks[at].tag == opens), 0)
    if not at or chunks[at - 1].tag != NOUN or any(chunk.tag == VERB for chunk in chunks[:at]):
        return False
    first, within = chunks[at + 1], [each for each in range(at, len(chunks)) if chunks[each].tag == VERB]
    is_said = opens == OPEN or first.tag == RELATIVE or (first.tag == VERB and not first.is_finite)
    is_said = is_said or not within or (within == [at + 2] and _is_said_of_noun(chunks, at + 2))
    return is_said and any(each.type in {"Person", "Organization"} for each in chunks[at - 1].mentions)


def _is_said_of_noun(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb is a participle that only says more of the noun before it: “a group based in Aden”."""
    verb = chunks[at]
    is_participle = verb.form in {"past", "participle"} and not verb.auxiliaries
    return is_participle and chunks[at - 1].tag == NOUN and chunks[at + 1].tag == PREPOSITION


def _ends_in_place(chunk: Chunk, at: int) -> bool:
    """Whether a noun phrase has come to the end of a place's name."""
    last = chunk.mentions[-1] if chunk.mentions else None
    return last is not None and last.end == at and last.type in {"Place", "State"} and last.form == "name"


def _is_manner(low: str) -> bool:
    """Whether a word says how something is done: “was swiftly killed”, and not “had family killed”."""
    return low.endswith("ly") and len(low) > _SHORT and low not in _NO_MANNER
