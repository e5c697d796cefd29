"""Records: the entities of one document while it is read, each with its spellings and where it is named."""

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from identity.letters import romanise
from identity.letters import word as sounds_of
from ingest.extraction.proposals import ProposedEntity
from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.name import last_part
from ingest.keys import free_key, plain_key
from schema.entities import MOST_NAMES, EventKind, OrganizationKind
from schema.names import LONGEST_NAME, NameKind
from schema.text import Span
from schema.vocabulary import Vocabulary

_ARTICLE: Final = re.compile(r"^(?:al|el|the)[- ]", re.IGNORECASE)
_MARKS: Final = re.compile(r"[’'`‘ʼ.]")
_NO_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_GAPS: Final = re.compile(r"[\s-]+")
_LEGAL: Final = re.compile(rf"(?<=\w) (?:{'|'.join(sorted(shipped()['bodies.legal-forms']))})$")
_MEN, _WOMEN = shipped()["people.men"], shipped()["people.women"]
_REGNAL: Final = shipped()["people.regnal"]
_PATRONYMS: Final = frozenset(sounds_of(low).letters for low in shipped()["joined.patronyms"])
"""How the words sound behind which a name goes on with the father's."""
_KINDS: Final = frozenset(kind.value for kind in OrganizationKind)
_EVENT_KINDS: Final = frozenset(kind.value for kind in EventKind)
LONGEST_KEY: Final = 80
"""Characters of a key that is made from a name; more than elsewhere, so that the keys of drafts stay what they were."""


@dataclass(eq=False, slots=True)
class Record:
    """An entity of the document.

    Args:
        key: Its key.
        type: Its type.
        name: The name that answers show.
        kind: Its kind, where its type has one.
        why: What led to it.
        known: The id of the known entity that it is.
        spellings: Every spelling and what it is to the entity.
        spans: Where the text names it.
        one_of_many: It is told from no other of its kind, and is proposed only where something is claimed of it.
    """

    key: str
    type: str
    name: str
    kind: str | None = None
    why: str = ""
    known: str | None = None
    spellings: dict[str, NameKind] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    one_of_many: bool = False

    def is_named(self, spelling: str, kind: NameKind = NameKind.ALIAS) -> None:
        """Note a spelling; what was noted first stays."""
        if spelling == self.name or spelling in self.spellings:
            return
        spelling = " ".join(spelling.split())
        if spelling and spelling != " ".join(self.name.split()) and len(spelling) <= LONGEST_NAME:
            self.spellings.setdefault(spelling, kind)

    def proposed(self, vocabulary: Vocabulary) -> ProposedEntity:
        """Give the record as an extractor proposes it."""
        # A name that is broken over two lines is one name.
        cls = vocabulary.entity_types[self.type]
        fields: dict[str, object] = {"name": " ".join(self.name.split())}
        if self.kind and "kind" in vocabulary.fields[cls]:
            fields["kind"] = self.kind
        if self.spellings:
            spelt = itertools.islice(self.spellings.items(), MOST_NAMES)
            fields["names"] = tuple([{"value": value, "kind": kind} for value, kind in spelt])
        entity = cls.model_validate(fields)
        return ProposedEntity(entity, tuple(sorted(set(self.spans))), self.why or "named", self.known)


class Registry:
    """The records of one document, found again by what they are called."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self._named: dict[tuple[str, str], Record] = {}
        self._of_entries: dict[tuple[str, str], Record] = {}
        self._others: dict[str, list[Record]] = {}
        self._surnames: dict[str, list[Record]] = {}
        self._sounds: dict[str, list[str]] = {}
        self._titles: dict[str, set[str]] = {}
        """The ranks, titles and offices that stand before the names of people, by their keys."""
        self._kin: dict[str, str] = {}
        """What people were first said to be to somebody, by their keys."""

    def add(self, label: str, name: str, kind: str | None = None, *, why: str = "", known: str | None = None) -> Record:
        """Find the record of a type and name, or make it.

        Args:
            label: The type.
            name: The name.
            kind: Its kind.
            why: What led to it.
            known: The id of the known entity.
        """
        form = _form(label, name)
        found = self._named.get((label, form))
        if found is None:
            if label == "Organization":
                kind = kind if kind in _KINDS else None
            if label == "Event":
                kind = kind if kind in _EVENT_KINDS else "other"
            found = Record(self._key(name, label), label, name[:LONGEST_NAME].strip(), kind, why, known)
            self.records[found.key] = found
            self._named[label, form] = found
        elif kind and not found.kind and label in {"Organization", "Place"} and (label == "Place" or kind in _KINDS):
            found.kind = kind
        return found

    def rename(self, record: Record, name: str) -> bool:
        """Call a record by another name, and by it alone; of no use where another of its type has that.

        Args:
            record: The record.
            name: Its name from now on.

        Returns:
            Whether it is called so now.
        """
        if (record.type, _form(record.type, name)) in self._named:
            return False
        del self._named[record.type, _form(record.type, record.name)]
        del self.records[record.key]
        record.key, record.name = self._key(name, record.type), name[:LONGEST_NAME].strip()
        self.records[record.key] = self._named[record.type, _form(record.type, name)] = record
        return True

    def find(self, label: str, name: str) -> Record | None:
        """Find the record of a type and name."""
        return self._named.get((label, _form(label, name)))

    def call(self, record: Record, spelling: str, kind: NameKind = NameKind.ALIAS) -> None:
        """Note another spelling of a record, by which it is found from now on."""
        if record.type == "Organization" and _LEGAL.search(plain(spelling)) and not _LEGAL.search(plain(record.name)):
            # The full name of a company is the one that answers show.
            spelling, record.name = record.name, " ".join(spelling.split())
            record.spellings.pop(record.name, None)
        record.is_named(spelling, kind)
        self._named.setdefault((record.type, _form(record.type, spelling)), record)

    def of_entry(self, entry: Entry, label: str, spelling: str) -> Record:
        """Find or make the record of what the gazetteer knows.

        Args:
            entry: What it knows.
            label: The type that is meant: a state is an organization that acts, or a place.
            spelling: How the text has it.
        """
        record = self._of_entries.get((label, entry.name))
        if record is None or record.kind is None:
            kind = {"Organization": "state", "Place": "country"}[label] if entry.type == "State" else entry.kind
            why = "known to the graph" if entry.known else "gazetteer"
            record = self.add(label, entry.name, kind, why=why, known=entry.known)
            self._of_entries[label, entry.name] = record
        if entry.form == "name" and spelling != entry.name:
            record.is_named(spelling)
        elif entry.form == "people":
            record.is_named(spelling, NameKind.WEAK)
        return record

    def person(self, words: Sequence[str], spelling: str, why: str, title: str = "", kin: str = "") -> Record:
        """Find or make the record of a person.

        Args:
            words: The words of the name, without rank and title.
            spelling: How the text has it.
            why: What led to it.
            title: The rank, title or office right before it, in lower case.
            kin: What he is to somebody, where the text says so right before the name: “brother” of “his brother Omar”.
        """
        record = self._person(words, spelling, why, title, kin)
        if kin:
            self._kin.setdefault(record.key, kin)
        return record

    def _person(self, words: Sequence[str], spelling: str, why: str, title: str, kin: str) -> Record:
        parts = [part for part in map(_without_article, words) if part.lower() not in {"al", "el"}] or list(words)
        sounds = [sounds_of(low).letters if (low := _letters_of(part)) else part for part in parts]
        bearers: Sequence[Record] = self._surnames.get(sounds[-1], ())
        if len(parts) == 1:
            bearers = [each for each in bearers if not self._is_of_other_sex(each, title)]
            if bearers and title in _REGNAL:
                # A king is called by his first name: “King Farid” is not Omar Farid.
                return self.add("Person", f"{title.title()} {spelling}", why=why)
            if bearers:
                # Of Colonel Omar Farid and Minister Lina Farid, “Colonel Farid” is he.
                titled = [each for each in bearers if title and title in self._titles.get(each.key, ())]
                # Of father and son, the one of whom the text speaks more.
                record = max(titled or bearers, key=lambda each: len(each.spans))
                if len(bearers) == 1:
                    self._note_title(record, title)
                self.call(record, spelling, NameKind.WEAK)
                return record
            # “Quispe”, of Ramiro Quispe Flores: his father's surname, before his mother's. “Musa”, of Musa al-Tayeb.
            # Nor is Zahid another spelling of Shahid.
            others = [each for each in self._others.get(sounds[0], ()) if _begins_alike(spelling, each.name)]
            if kin:
                others = [each for each in others if self._may_be_kin(each, sounds, kin)]
            if len(others) == 1:
                self.call(others[0], spelling, NameKind.WEAK)
                return others[0]
        else:
            exact = (each for each in bearers if self._sounds.get(each.key) == sounds)
            for record in itertools.chain(exact, bearers) if len(bearers) > 1 else bearers:
                if self._same(record, sounds) and (not kin or self._may_be_kin(record, sounds, kin)):
                    self._note_title(record, title)
                    self.call(record, spelling)
                    return record
            # “Rosa Quispe”, of Rosa Quispe Flores
            shorter = [each for each in self._others.get(sounds[0], ()) if self._goes_on(each, sounds)]
            if len(shorter) == 1:
                self.call(shorter[0], spelling)
                return shorter[0]
        if len(parts) == 1 and (known := self.find("Person", spelling)) and self._is_of_other_sex(known, title):
            spelling = f"{title.title()} {spelling}"  # “Mr Farid said … Mrs Farid asked …”
        record = self.add("Person", spelling, why=why)
        self._note_title(record, title)
        listed = self._surnames.setdefault(sounds[-1], [])
        if len(parts) > 1 and record not in listed:
            listed.append(record)
            if low := _letters_of(last_part(parts[-1])):
                self._surnames.setdefault(sounds_of(low).letters, []).append(record)
            self._sounds[record.key] = sounds
            for sound in sounds[:-1]:
                self._others.setdefault(sound, []).append(record)
        return record

    def _is_of_other_sex(self, record: Record, title: str) -> bool:
        """Whether somebody has been called by a title of the other sex than one: “Mr” before “Mrs”."""
        titles = self._titles.get(record.key, set())
        return any(title in one and not other.isdisjoint(titles) for one, other in ((_MEN, _WOMEN), (_WOMEN, _MEN)))

    def _note_title(self, record: Record, title: str) -> None:
        if title:
            self._titles.setdefault(record.key, set()).add(title)

    def _may_be_kin(self, record: Record, sounds: Sequence[str], kin: str) -> bool:
        """Whether somebody may be who is named as another's kin: “his father, Omar Farid” is not Karim Omar Farid."""
        return self._sounds.get(record.key, [])[:1] == [*sounds[:1]] and self._kin.get(record.key, kin) == kin

    def _same(self, record: Record, sounds: Sequence[str]) -> bool:
        """Whether two full names with one surname are of one person: the shorter's parts are all in the longer.

        “Yusuf al-Farid” is not Omar bin Yusuf al-Farid, but “bin Yusuf” and “Omar al-Farid” are.
        """
        other = self._sounds.get(record.key, [])
        short, long = sorted((list(sounds), other), key=len)
        own = next((at for at, each in enumerate(long) if each in _PATRONYMS), 0)
        if own and short and short[0] not in _PATRONYMS and set(long[:own]).isdisjoint(short):
            return False
        return bool(short) and all(any(_alike(part, each) for each in long) for part in short)

    def _goes_on(self, record: Record, sounds: Sequence[str]) -> bool:
        """Whether of two full names the one is the other with a second surname behind it."""
        short, long = sorted((list(sounds), self._sounds.get(record.key, [])), key=len)
        return len(short) == len(long) - 1 == 2 and long[:2] == short

    def _key(self, name: str, label: str) -> str:
        key = plain_key(name, label, LONGEST_KEY)
        typed = f"{key}-{label.lower()}"
        return typed if key in self.records and typed not in self.records else free_key(key, self.records)

    def forget(self, used: Set[str]) -> None:
        """Drop the records that no claim names, and that are nothing by themselves.

        Args:
            used: The keys of those that claims name.
        """
        self.records = {
            key: record
            for key, record in self.records.items()
            if key in used or (record.spans and not record.one_of_many)
        }


def _without_article(word: str) -> str:
    return _ARTICLE.sub("", word) if "-" in word else word


@lru_cache(maxsize=8192)
def _letters_of(part: str) -> str:
    return _NO_LETTERS.sub("", romanise(part))


def _begins_alike(word: str, name: str) -> bool:
    """Whether a word of a name begins with the letter that a word does."""
    return any(part[:1].lower() == word[:1].lower() for part in name.split())


def _alike(part: str, other: str) -> bool:
    return part == other or (min(len(part), len(other)) == 1 and part[0] == other[0])


@lru_cache(maxsize=8192)
def _form(label: str, name: str) -> str:
    """Give the form by which a name is found: of a company, without its legal form; of a place, with “in” for “at”."""
    if label == "Place":
        return plain(name).replace(" at ", " in ")  # “the Crossing at Zorn” is the crossing in Zorn
    return _LEGAL.sub("", plain(name)) if label == "Organization" else plain(name)


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """Give a name without article, case, hyphens and apostrophes: what two spellings of one name share at least."""
    low = _GAPS.sub(" ", _MARKS.sub("", name.lower())).strip()
    return _ARTICLE.sub("", low).strip() or low
