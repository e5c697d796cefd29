"""The gazetteer: names that are known before a text is read, from what comes with dots and from the graph.

What is shipped is general knowledge: states and their regions, capitals and large cities, nationalities,
international bodies, national legislatures, and parties.

Which parties are listed follows one rule: those with seats in the lower house of the national parliament after its last
election up to 2024, of the forty states with the most inhabitants and all those of Europe and the Levant. Left out are
names with a word for a body (“Party”, “Union”), which tell by themselves, and those that may mean something else (“Law
and Justice”, “Renaissance”, “Lega”): what stands around these has to tell.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from identity.letters import romanise
from identity.letters import word as sounds_of
from identity.states import states
from ingest.extraction.rules.lexicon import read_table, read_user_toml
from ingest.extraction.rules.tokens import ARTICLES, Tokens, tokenise
from ingest.extraction.source import KnownEntity
from schema.errors import CallError
from schema.vocabulary import Vocabulary

Phrase = tuple[str, ...]

NAMES: Final = "names.toml"
_LONG_ENOUGH: Final = 6
"""Letters from which the sound of one word tells a name from others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name's meaning.

    Args:
        type: The entity's type; ``State`` for what is a state and a country at once.
        name: The name that answers show.
        kind: Its kind, as its type has it.
        form: How it is named: ``name``, ``adjective`` (“Iranian”) or ``people`` (“Iranians”).
        within: The place that it lies in.
        known: The id of the known entity.
        among: The states that share the name, where the name alone does not tell which is meant.
    """

    type: str
    name: str
    kind: str | None = None
    form: str = "name"
    within: str | None = None
    known: str | None = None
    among: tuple[str, ...] = ()


class Gazetteer:
    """Names by their words.

    Args:
        entries: Names and what each means; of two that are spelt the same, the first counts.
        by_sound: Whether another transliteration finds a name too: “Asa'ib” for “Asaib”.
    """

    def __init__(self, entries: Iterable[tuple[str, Entry]], *, by_sound: bool = False) -> None:
        by_first: dict[str, dict[Phrase, Entry]] = {}
        for name, entry in entries:
            phrase = words_of(name)
            if phrase[:1] == ("the",) and len(phrase) > 1:
                phrase = phrase[1:]
            if phrase:
                by_first.setdefault(phrase[0], {}).setdefault(phrase, entry)
        self._by_first: dict[str, list[tuple[int, Phrase, Entry]]] = {
            first: sorted(((len(phrase), phrase, entry) for phrase, entry in found.items()), key=lambda each: -each[0])
            for first, found in by_first.items()
        }
        self._by_sound = _sorted_by_sound(self._by_first) if by_sound else {}

    def at(self, lows: Sequence[str], start: int, end: int) -> tuple[Entry, int] | None:
        """Find the longest name that begins at a token.

        Args:
            lows: The tokens in lower case.
            start: Where it would begin.
            end: Where it must have ended.

        Returns:
            What it means, and the token after it.
        """
        for size, phrase, entry in self._by_first.get(lows[start], ()):
            if start + size <= end and (size == 1 or tuple(lows[start : start + size]) == phrase):
                return entry, start + size
        return self._sounding(lows, start, end) if self._by_sound else None

    def _sounding(self, lows: Sequence[str], start: int, end: int) -> tuple[Entry, int] | None:
        for phrase, entry in self._by_sound.get(sound(lows[start]), ()):
            stop = start + len(phrase)
            if stop <= end and all(sound(low) == told for low, told in zip(lows[start:stop], phrase, strict=True)):
                return entry, stop
        return None

    def whole(self, lows: Sequence[str]) -> Entry | None:
        """Find what is named by exactly these words."""
        for size, phrase, entry in self._by_first.get(lows[0], ()) if lows else ():
            if size == len(lows) and tuple(lows) == phrase:
                return entry
        return None


class Known:
    """What gazetteers know of the words of one text.

    Args:
        tokens: The text.
        gazetteers: What is known, the most trusted first.
    """

    def __init__(self, tokens: Tokens, gazetteers: Sequence[Gazetteer]) -> None:
        self._words, self._lows = tokens.words, tokens.lows
        self._gazetteers = gazetteers

    def at(self, at: int, end: int) -> tuple[Entry, int] | None:
        """Find the longest name that begins at a token; of two that are as long, the more trusted.

        Args:
            at: Where it would begin.
            end: Where it must have ended.

        Returns:
            What it means, and the token after it.
        """
        word = self._words[at]
        if word.islower():
            return None
        best: tuple[Entry, int] | None = None
        for gazetteer in self._gazetteers:
            found = gazetteer.at(self._lows, at, end)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
        if best is not None and best[1] - at == 1 and len(word) < 4 and not word.isupper():
            # “US” is a state, “us” and “Us” are not.
            is_sure = word.replace(".", "").isupper() or best[0].type == "Place" or best[0].known
            return best if is_sure else None
        return best


@lru_cache(maxsize=8192)
def sound(low: str) -> str:
    """Give the sounds of a word of a name, without an Arabic article: the same for every transliteration."""
    article = next((each for each in ARTICLES if low.startswith(each) and each != "abd-"), "")
    letters = re.sub(r"[^a-z0-9]", "", romanise(low.removeprefix(article)))
    return sounds_of(letters).letters if letters.isalpha() else letters


def _sorted_by_sound(
    by_first: Mapping[str, Sequence[tuple[int, Phrase, Entry]]],
) -> dict[str, list[tuple[Phrase, Entry]]]:
    """Sort names by the sound of their first word, the longest first; one short word alone sounds like too many."""
    found: dict[str, list[tuple[Phrase, Entry]]] = {}
    for listed in by_first.values():
        for size, phrase, entry in listed:
            heard = tuple(sound(word) for word in phrase)
            if all(heard) and (size > 1 or len(heard[0]) >= _LONG_ENOUGH):
                found.setdefault(heard[0], []).append((heard, entry))
    for each in found.values():
        each.sort(key=lambda told: -len(told[0]))
    return found


def words_of(name: str) -> Phrase:
    """Cut a name into lower-case words, as a text's tokens are cut."""
    return tuple(tokenise(name))


@cache
def shipped() -> Gazetteer:
    """Read the gazetteer that comes with dots, once."""
    return Gazetteer(_shipped())


def _shipped() -> Iterable[tuple[str, Entry]]:
    capitals: list[tuple[str, Entry]] = []
    sharing: dict[str, list[str]] = {}
    for each in states():
        for shared in (*each.also, *each.adjectives):
            sharing.setdefault(shared, []).append(each.name)
    for each in states():
        state = Entry("State", each.name, "state")
        yield each.name, state
        for other in each.also:
            among = tuple(sharing[other])
            yield other.removeprefix("the "), state if len(among) == 1 else Entry("State", other, "state", among=among)
        for adjective in each.adjectives:
            among = tuple(sharing[adjective])
            if len(among) == 1:
                yield adjective, Entry("State", each.name, "state", form="adjective")
                continue
            name = next(other for other in each.also if tuple(sharing[other]) == among)
            yield adjective, Entry("State", name, "state", form="adjective", among=among)
        for people in each.people:
            yield people, Entry("State", each.name, "state", form="people")
        if each.capital:
            capitals.append((each.capital, Entry("Place", each.capital, "city", within=each.name)))
    yield from capitals
    for kind, within, *listed in itertools.chain(*map(read_table, ("places.csv", "regions.csv", "cities.csv"))):
        yield from _spellings("Place", kind, within or None, listed)
    for kind, *listed in read_table("bodies.csv"):
        yield from _spellings("Organization", kind, None, listed)
    for _, *listed in read_table("parties.csv"):
        yield from _spellings("Organization", "political party", None, listed)


def _spellings(label: str, kind: str | None, within: str | None, listed: Iterable[str]) -> Iterable[tuple[str, Entry]]:
    for names in listed:
        spellings = names.split("|")
        entry = Entry(label, spellings[0], kind, within=within)
        for spelling in spellings:
            yield spelling.removeprefix("the "), entry


def of_known(known: Sequence[KnownEntity]) -> Gazetteer:
    """Make a gazetteer of what the graph knows.

    Args:
        known: The entities; of each, every spelling.
    """
    return Gazetteer(
        (
            (name, Entry(each.type, each.name, known=each.id))
            for each in known
            for name in dict.fromkeys((each.name, *each.names))
            if len(name) > 2 and not name.islower()
        ),
        by_sound=True,
    )


def of_folder(folder: Path, vocabulary: Vocabulary) -> Gazetteer:
    """Read the gazetteer of a user's folder, ``names.toml``; there need be none.

    Args:
        folder: The folder.
        vocabulary: The types that there are.

    Raises:
        CallError: There is no such folder, or the file is broken.
    """
    if not folder.is_dir():
        raise CallError(f"There is no folder {folder}.", remedy="Make it, or take it out of `rules` in the settings.")
    path = folder / NAMES
    return Gazetteer(_of_user(path, vocabulary) if path.is_file() else ())


def _of_user(path: Path, vocabulary: Vocabulary) -> Iterable[tuple[str, Entry]]:
    """Read a gazetteer of the user's: TOML with a table for each entity type, a name and its other spellings a line.

    Args:
        path: The file.
        vocabulary: The types that there are.

    The file reads such as::

            [Organization."Harbour Guard"]
            names = ["HG", "the Guard"]
            kind = "armed force"

    Yields:
        Names and what they mean.

    Raises:
        CallError: It is no TOML, or not of that form.
    """
    for label, entries in read_user_toml(path).items():
        if label not in vocabulary.entity_types:
            raise CallError(f"{path}: {label} is no entity type.", remedy="See `dots schema show`.")
        if not isinstance(entries, Mapping):
            raise CallError(f"{path}: {label} is no table of names.", remedy='Write [Organization."Its name"].')
        for name, fields in entries.items():
            if not isinstance(fields, Mapping) or not set(fields) <= {"names", "kind"}:
                raise CallError(f"{path}: {label}.{name} may hold `names` and `kind` only.", remedy="Correct it.")
            entry = Entry(label, name, fields.get("kind"))
            for spelling in (name, *fields.get("names", ())):
                yield spelling, entry
