"""Incident words: the verbs and nouns that tell of a happening even where nobody in it is named, read from the data."""

import itertools
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extraction.rules.casualties import NO_PEOPLE
from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import NOUN, PREPOSITION, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.deaths import DYING, is_by_violence, is_killing, is_vat
from ingest.extraction.rules.event_names import ALONE
from ingest.extraction.rules.figurative import is_figurative
from ingest.extraction.rules.lexicon import plural, read_toml, shipped, words_of
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sums import is_number
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form

_LABOUR: Final = shipped()["happenings.labour"]
_HARMLESS: Final = shipped()["happenings.harmless"]
_BESIDE: Final = shipped()["happenings.beside"]
_DEVICES: Final = shipped()["happenings.devices"]
TOLL: Final = "toll"
"""How many died by now: “raising the toll to eleven”."""
_STRIKING: Final = frozenset({"hit", "strike", "rip", "tear", "target"})
_OF_THE_DEAD: Final = frozenset({"be", "lose"})
"""Verbs whose subject are those who died."""
_FARTHEST: Final = 5
"""Words within which “up” stands behind “blew”."""
_SHOOTING: Final = frozenset({"shooting", "shootings", "capture"})
_EXPLODING: Final = frozenset({"explode", "detonate"})
_OF_PICTURES: Final = frozenset({"shoot", "capture"})
_PICTURED: Final = shipped()["happenings.pictured"]
_MISHAPS: Final = shipped()["happenings.mishaps"]
_OF_BOMBS: Final = tuple(shipped()["happenings.of-bombs"])
_DISASTERS: Final = shipped()["deaths.disasters"]
_NOBODY: Final = shipped()["contents.nobody"]
_PEOPLE: Final = shipped()["people.heads"] | shipped()["grammar.pronoun"]
_TARGETS: Final = shipped()["happenings.targets"] | shipped()["places.heads"] | shipped()["places.named"]
_WEAPONS: Final = shipped()["deaths.assault"] | _DEVICES
_MACHINES: Final = shipped()["equipment.machines"]
_FILMERS: Final = shipped()["happenings.filmers"]
_ACCIDENTALLY: Final = frozenset({"accidental", "accidentally"})
_BETRAYED: Final = ["in", "the", "back"]
_HARMING: Final = frozenset({"killing", "wounding"})
_TO_PEOPLE: Final = shipped()["deaths.harming"]
_RAIDS: Final = frozenset({"raid", "raids"})
_DEATHS: Final = frozenset({"death", "deaths"})
_STRIKES: Final = frozenset({"strike", "strikes"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words that tell of incidents, each with the kind.

    Args:
        verbs: Lemmas of verbs.
        behind: For verbs that tell of one with what stands behind them, the kind by each such word.
        nouns: Nouns.
        names: What an incident of each kind is called.
        deaths: Those of the verbs that tell of deaths with what stands behind them.
        telling: All verbs that may tell of one.
        people: Those that tell of one only where they are done to people.
        targets: Those that tell of one only where they are done to people, places, houses or what drives.
        aimed: Those of both that tell of none where it is not said to whom.
    """

    verbs: Mapping[str, str]
    behind: Mapping[str, Mapping[str, str]]
    nouns: Mapping[str, str]
    names: Mapping[str, str]
    deaths: Set[str]
    telling: Set[str]
    people: Set[str]
    targets: Set[str]
    aimed: Set[str]

    def forms(self, forms: Mapping[str, Form]) -> frozenset[str]:
        """Give every word of which one stands in a sentence that tells of an incident.

        Args:
            forms: The forms of verbs.
        """
        told = {form for form, meant in forms.items() if meant.lemma in self.verbs or meant.lemma in _STRIKING}
        return frozenset(self.nouns).union(told, *self.behind.values(), {TOLL})

    def of_verb(self, clause: Clause, tokens: Tokens, meant: Callable[[Chunk], Mention | None]) -> tuple[str, int]:
        """Say what kind of incident a verb tells of with what stands behind it; nobody is arrested “in hospital”.

        Args:
            clause: The verb with what belongs to it.
            tokens: The text.
            meant: Finds what a noun phrase means.

        Returns:
            The kind, empty where it tells of none, and the token after the last that tells of it.
        """
        head, end = clause.verb.head, clause.verb.end
        kind = self.verbs.get(head, "")
        is_mishap = head in _EXPLODING and _is_mishap(clause, tokens.lows)
        is_picture = head in _OF_PICTURES and _is_picture(clause)
        if is_mishap or is_picture or (kind and self._is_no_harm(clause, tokens.lows)):
            return "", end
        if kind == "capture":
            is_ill = any(chunk.head == "hospital" for chunk in clause.adjuncts.get("in", ()))
            return "" if is_ill else kind, end
        if head in _STRIKING and clause.subject and clause.subject[0].head in _DEVICES:
            return "attack", end  # “a mine struck a convoy”
        if head in _STRIKING and _is_by_machines(clause):
            return "attack", end  # “helicopters struck a camp”
        if kind == "killing" and not is_by_violence(clause, tokens.lows, meant):
            return "", end
        if kind or head not in self.behind:
            return kind, end
        # “blew himself up”, “bombs went off”, “left three dead”
        behind = self.behind[head]
        stop = min(end + _FARTHEST, clause.chunks[-1].end)
        at = next((at for at in range(end, stop) if tokens.lows[at] in behind), -1)
        is_of_device = any(chunk.head in _DEVICES for chunk in (*clause.subject, *clause.object))
        if at < 0 or (tokens.lows[at] == "off" and not is_of_device):
            return "", end
        kind = behind[tokens.lows[at]]
        if kind == "killing":
            chunk = next(each for each in clause.chunks if each.end > at)
            # “left thirty dead letters”
            if chunk.end > at + 1 or not (head in _OF_THE_DEAD or is_by_violence(clause, tokens.lows, meant)):
                return "", end
        return kind, at + 1

    def _is_no_harm(self, clause: Clause, lows: Sequence[str]) -> bool:
        """Whether a verb tells of what nobody did to anybody: “a storm killed three”, “executed a warrant”."""
        verb = clause.verb
        doers = clause.doers
        if any(chunk.head in _DISASTERS for chunk in doers) or is_figurative(clause, lows):
            return True
        aimed_at: Sequence[Chunk] = clause.whom
        if verb.head in self.aimed:
            aimed_at = aimed_at or clause.adjuncts.get("at", ())
            if not aimed_at or lows[verb.end : verb.end + 3] == _BETRAYED:
                return True  # “stormed to victory”, “stabbed in the back”
        whom = next(iter(aimed_at), None)
        if whom is None or verb.head in DYING:
            return False
        if whom.head in _NOBODY or (verb.head in _TO_PEOPLE and all(map(_is_beast, aimed_at))):
            return True
        if verb.head not in self.people | self.targets or whom.mentions or is_number(whom.head):
            return False
        return not (_is_people(whom) or (verb.head in self.targets and whom.head in _TARGETS))

    def nouns_of(self, sentence: Sentence, tokens: Tokens, *, of_arrests: bool) -> dict[int, int]:
        """Find the nouns of a sentence that tell of incidents.

        Args:
            sentence: The sentence.
            tokens: The text.
            of_arrests: It tells of arrests, so that “raids in Aden” are no attacks.

        Returns:
            For the place of each noun phrase among the chunks, the token of the noun.
        """
        if self.nouns.keys().isdisjoint(sentence.words):
            return {}
        lows = tokens.lows
        of_work = not _LABOUR.isdisjoint(sentence.words)  # “the strike of the miners”
        has_beside = not _BESIDE.isdisjoint(sentence.words)
        found = {}
        for at, chunk in sentence.nouns:
            noun = chunk.end - 1 - chunk.possessive
            if lows[noun] not in self.nouns:
                noun = self._before(chunk, lows) if has_beside else -1
            word = lows[noun] if noun >= 0 else ""
            if not word or (of_arrests and word in _RAIDS):
                continue
            if of_work and word in _STRIKES and not self._does_harm(chunk, sentence):
                continue
            # “a gas explosion”, “the explosion of a boiler”, “the shooting of a film”
            beside = [*lows[chunk.start : noun], *_whose(sentence.chunks, at, lows)]
            is_mishap = word.startswith(_OF_BOMBS) and _WEAPONS.isdisjoint(beside)
            if (is_mishap and (not _MISHAPS.isdisjoint(beside) or is_vat(beside))) or (
                word in _SHOOTING and not _PICTURED.isdisjoint(beside)
            ):
                continue
            if word in _DEATHS and not is_killing(sentence.words, of_many=True):
                continue
            if lows[noun - 1] not in _HARMLESS and not any(each.start <= noun < each.end for each in chunk.mentions):
                found[at] = noun
        return found

    def _does_harm(self, chunk: Chunk, sentence: Sentence) -> bool:
        """Whether a strike is said to have killed or hurt somebody, as one of those who lay down work does not."""
        return any(
            chunk in clause.subject and self.verbs.get(clause.verb.head) in _HARMING for clause in sentence.clauses
        )

    def _before(self, chunk: Chunk, lows: list[str]) -> int:
        """Find the noun for a happening before the last of a noun phrase: “the bombing suspect Farid”."""
        last = chunk.end - 1 - chunk.possessive
        within = (at for at in range(chunk.start, last) if lows[at] in self.nouns and lows[at + 1] in _BESIDE)
        return next(within, -1)


def _is_mishap(clause: Clause, lows: Sequence[str]) -> bool:
    """Whether what exploded did so by itself: “a gas boiler exploded”, and not “a bomb near a gas station”."""
    verb = clause.verb
    if not _ACCIDENTALLY.isdisjoint(lows[verb.start - 1 : verb.end + 1]):
        return True
    what = [low for chunk in clause.subject for low in lows[chunk.start : chunk.end]]
    return _WEAPONS.isdisjoint(what) and (not _MISHAPS.isdisjoint(what) or is_vat(what))


def _is_by_machines(clause: Clause) -> bool:
    """Whether machines of war did it to people, to somebody with a name or to a place."""
    is_done = any(chunk.head in _MACHINES for chunk in clause.doers)
    return is_done and any(each.mentions or _is_people(each) or each.head in _TARGETS for each in clause.whom)


def _is_picture(clause: Clause) -> bool:
    """Whether pictures are shot or captured, or whoever takes them does: “the film was shot”, “caught on camera”."""
    beside = itertools.chain(clause.object, *(clause.adjuncts.get(each, ()) for each in ("on", "for")))
    if any(chunk.head in _PICTURED for chunk in beside):
        return True
    if any(_is_people(chunk) for chunk in clause.object):
        return False  # “gunmen with cameras shot four people”
    return any(chunk.head in (_PICTURED - _FILMERS if clause.verb.passive else _PICTURED) for chunk in clause.subject)


def _is_people(chunk: Chunk) -> bool:
    return not _PEOPLE.isdisjoint((chunk.head, plural(chunk.head)))


def _whose(chunks: Chunks, at: int, lows: Sequence[str]) -> Sequence[str]:
    """Give the words of what a noun is said to be “of”, or in: “an explosion in a septic tank”."""
    if not chunks.tags.startswith(PREPOSITION + NOUN, at + 1):
        return ()
    said = lows[chunks[at + 2].start : chunks[at + 2].end]
    return said if chunks[at + 1].head == "of" or (chunks[at + 1].head == "in" and is_vat(said)) else ()


@cache
def words() -> Words:
    """Read the words that tell of incidents, once."""
    data = read_toml("patterns/incidents.toml")
    behind: dict[str, dict[str, str]] = {}
    for kind, entry in data.items():
        for verb, listed in entry.get("behind", {}).items():
            behind.setdefault(verb, {}).update(dict.fromkeys(listed.split(), kind))
    verbs = {verb: kind for kind, entry in data.items() for verb in words_of(entry["verbs"], shipped().__getitem__)}
    return Words(
        verbs,
        behind,
        {noun: kind for kind, entry in data.items() for noun in entry["nouns"].split()},
        ALONE,
        frozenset(verb for verb, told in behind.items() if "killing" in told.values()),
        frozenset(verbs) | frozenset(behind) | _STRIKING,
        *(
            frozenset(verb for entry in data.values() for verb in entry.get(field, "").split())
            for field in ("people", "targets", "aimed")
        ),
    )


def _is_beast(chunk: Chunk) -> bool:
    """Whether a noun phrase is of what nobody is: “the bill”, “nine camels”."""
    return not chunk.mentions and not NO_PEOPLE.isdisjoint((chunk.head, plural(chunk.head)))
