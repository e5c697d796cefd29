"""The lexicon: what words do in a sentence, read from the data files, and asked by lower-case word."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from identity.letters import word as sounds_of
from schema.errors import CallError

DATA: Final = "ingest.extraction.rules.data"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is to a body or a person.

    Args:
        id: The entry's name in the data file.
        words: The words of the role, as a name for it: ``deputy commander``.
        predicates: What is claimed with a body as object.
        person: What is claimed with a person as object.
        position: Whether it is an office.
        inverse: Whether the owner of the role is the claim's subject.
        any: Whether a body may have it too.
        state: Whether it is an office of a state, of which a text need not say which.
        apart: Whether it tells which office it is also where nothing says of which state.
        armed: Whether it is a rank, so that of a ship or a firm it says nothing but where one has it “in” that.
    """

    id: str
    words: str
    predicates: tuple[str, ...]
    person: tuple[str, ...]
    position: bool
    inverse: bool
    any: bool = False
    state: bool = False
    armed: bool = False
    apart: bool = False

    @property
    def is_of_people(self) -> bool:
        """Whether it says what a person is: no body alone has it."""
        return bool(self.person) or not self.any


@dataclass(frozen=True)
class Lexicon:
    """Words by what they do.

    Args:
        sets: For each section and entry of the data file, the words.
        roles: Roles by the first word of each, the longest first.
        heads: Head nouns of organisations, by the kind that they make it.
        groups: Nouns for people who belong to what stands before them, by the kind of body they make.
        given: Given names, in lower case.
        given_sounds: The sounds of given names, so that any transliteration of one is found.
        ordinary: Every word that the data files have, and so no name by itself.
        numbers: Numbers that are written out, up to ninety-nine, and how many each is.
        name_heads: Head nouns of the names of organisations, by kind: besides those the ones that tell nothing in small
            letters.
    """

    sets: Mapping[str, frozenset[str]]
    roles: Mapping[str, Sequence[tuple[Phrase, Role]]]
    heads: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    given_sounds: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    name_heads: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]

    def role_at(self, lows: Sequence[str], at: int, end: int) -> tuple[Role, int] | None:
        """Find the longest role that begins at a token.

        Args:
            lows: The tokens in lower case.
            at: Where it would begin.
            end: Where it must have ended.

        Returns:
            The role and the token after it.
        """
        for phrase, role in self.roles.get(lows[at], ()):
            stop = at + len(phrase)
            if stop <= end and (stop == at + 1 or (lows[at + 1] == phrase[1] and tuple(lows[at:stop]) == phrase)):
                return role, stop
        return None


@cache
def shipped() -> Lexicon:
    """Read the lexicon that comes with dots, once."""
    words = read_toml("words.toml")
    texts = {f"{section}.{name}": text for section, entries in words.items() for name, text in entries.items()}

    def listed(name: str) -> frozenset[str]:
        return words_of(texts[name], listed)

    sets = {name: listed(name) for name in texts}
    given = frozenset(
        name.lower()
        for line in _text("given_names.txt").splitlines()
        if not line.startswith("#")
        for name in line.split()
    )
    heads, named = (
        {word: name.replace("-", " ") for name, text in words[section].items() for word in text.split()}
        for section in ("organizations", "named-organizations")
    )
    groups = {name.replace("-", " "): sets[f"groups.{name}"] for name in words["groups"]}
    return Lexicon(
        sets,
        _roles(read_toml("roles.toml")["roles"]),
        heads,
        {word: kind for kind, listed in groups.items() for word in listed},
        {word: kind for kind, text in words["events"].items() for word in text.split()},
        given,
        frozenset(sounds_of(low).letters for low in given if low.isascii() and low.isalpha() and len(low) > 3),
        frozenset(word for words_ in sets.values() for word in words_) - given,
        _numbers(words["numbers"]["ones"].split(), words["numbers"]["tens"].split()),
        named | heads,
    )


def _numbers(ones: Sequence[str], tens: Sequence[str]) -> dict[str, int]:
    """Count the numbers that are written out, with those of two words: “twenty-one”."""
    numbers = {word: number for number, word in enumerate(ones, 1)}
    for ten, word in enumerate(tens, 2):
        numbers[word] = 10 * ten
        numbers |= {f"{word}-{one}": 10 * ten + number for number, one in enumerate(ones[:9], 1)}
    return numbers


def words_of(text: str, named: Callable[[str], Set[str]]) -> frozenset[str]:
    """Give the words that a text of a data file lists, and for “@section.entry” those of that entry.

    Args:
        text: Words, and names of entries behind “@”.
        named: Finds the words of an entry.

    Raises:
        KeyError: There is no such entry.
    """
    words = text.split()
    own = frozenset(word for word in words if word[0] != "@")
    return own.union(*(named(word[1:]) for word in words if word[0] == "@"))


def _roles(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, list[tuple[Phrase, Role]]]:
    roles: dict[str, list[tuple[Phrase, Role]]] = {}
    for name, entry in entries.items():
        for words in str(entry["words"]).split("|"):
            phrase = tuple(words.split())
            role = Role(
                name,
                " ".join(phrase),
                tuple(entry.get("predicates", ())),
                tuple(entry.get("person", ())),
                bool(entry.get("position", False)),
                bool(entry.get("inverse", False)),
                bool(entry.get("any", False)),
                bool(entry.get("state", False)),
                bool(entry.get("armed", False)),
                bool(entry.get("apart", False)),
            )
            roles.setdefault(phrase[0], []).append((phrase, role))
            if phrase[-1].isalpha():
                several = (*phrase[:-1], plural(phrase[-1]))
                roles.setdefault(several[0], []).append((several, role))
    for listed in roles.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    return roles


def plural(noun: str) -> str:
    """Give the plural of a regular noun, and of those in -man."""
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def singular(noun: str) -> str:
    """Give the singular of a regular plural; any other noun as it is."""
    if noun.endswith("ies") and len(noun) > len("ties"):
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _text(name: str) -> str:
    return (files(DATA) / name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """Read a data file that comes with dots."""
    return tomllib.loads(_text(name))


def read_table(name: str) -> Iterable[list[str]]:
    """Read a table that comes with dots: its rows without the heading, cut at semicolons."""
    for line in _text(name).splitlines()[1:]:
        yield line.split(";")


def read_user_toml(path: Path) -> dict[str, Any]:
    """Read a data file of the user's.

    Args:
        path: The file.

    Raises:
        CallError: It is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CallError(f"{path}: {error}.", remedy="Correct the file, or take its folder out of `rules`.") from error
