"""The dossier of a source: its things as entities, its ties as claims, each with its record for evidence."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson
from pydantic import ValidationError

from ingest.exchange import followthemoney, stix
from ingest.exchange.mapping import Thing, Tie
from ingest.exchange.source import FTM, STIX, Record, Source, line
from schema import dossiers
from schema.claims import Claim
from schema.dates import parse
from schema.entities import MOST_NAMES, OrganizationKind
from schema.errors import WorkError
from schema.keys import is_key, key_of
from schema.names import LONGEST_NAME, one_line
from schema.text import digest, sha256
from schema.vocabulary import Vocabulary

FALLBACK: Final = "UNSPECIFIED_TIE"
_FORMS: Final = {FTM: followthemoney, STIX: stix}
_TITLES: Final = {FTM: "FollowTheMoney entities", STIX: "STIX bundle"}
_OF_THE_RECORD: Final = {
    FTM: frozenset[str](),
    STIX: frozenset({"id", "type", "spec_version"}),
}


@dataclass(frozen=True)
class Imported:
    """What became of a source.

    Args:
        text: Its records, each a paragraph.
        lines: The dossier, a record a line.
        mapped: How many records of each of the format's types became what.
        aside: How many times each field says what no entity or claim does; it stays in the text.
        beside: How many records of each type are neither entity nor claim.
    """

    text: str
    lines: tuple[bytes, ...]
    mapped: Mapping[str, int] = field(default_factory=dict)
    aside: Mapping[str, int] = field(default_factory=dict)
    beside: Mapping[str, int] = field(default_factory=dict)


def dossier(source: Source, key: str, file: Path, vocabulary: Vocabulary) -> Imported:
    """Make the dossier of a source.

    Args:
        source: The records.
        key: The key of the dossier and of its document.
        file: Where the text will lie, relative to the dossier.
        vocabulary: The types that there are.

    Returns:
        The text and the dossier, every record of which is valid.

    Raises:
        WorkError: Two records have one id, or the key is none.
    """
    if not is_key(key):
        raise WorkError(f"“{key}” is no key for a dossier.", remedy="Use lower-case letters, digits and hyphens.")
    return _Maker(source, key, file, vocabulary).make()


class _Maker:
    def __init__(self, source: Source, key: str, file: Path, vocabulary: Vocabulary) -> None:
        self._source, self._key, self._file, self._vocabulary = source, key, file, vocabulary
        self._form = _FORMS[source.form]
        self._mapped: Counter[str] = Counter()
        self._aside: Counter[str] = Counter()
        self._beside: Counter[str] = Counter()
        self._entities: dict[str, Thing] = {}
        self._lines: list[bytes] = []

    def make(self) -> Imported:
        text, spans = _text(self._source)
        header = {
            "dots": dossiers.FORMAT,
            "dossier": self._key,
            "title": f"{_TITLES[self._source.form]}: {_one_line(self._source.path.name)}",
        }
        document = {
            "document": self._key,
            "title": header["title"],
            "sha256": sha256(text),
            "length": len(text),
            "passages": spans,
            "file": str(self._file),
        }
        self._lines += [orjson.dumps(header), orjson.dumps(document)]
        for thing in self._form.things(self._source.records):
            if thing.id in self._entities:
                raise WorkError(f"{self._source.path}: two records have the id {thing.id}.", remedy="Merge them first.")
            self._entities[thing.id] = thing
            self._lines.append(orjson.dumps(self._entity(thing)))
        ids = frozenset(self._entities)
        for number, record in enumerate(self._source.records):
            used, claims = self._said(record, ids), 0
            for tie in self._form.ties(record, ids):
                if claim := self._claim(record, tie, claims, text, spans[number]):
                    claims += 1
                    used |= tie.used
                    self._lines.append(orjson.dumps(claim))
            self._count(record, used, claims)
        return Imported(text, tuple(self._lines), self._mapped, self._aside, self._beside)

    def _said(self, record: Record, ids: frozenset[str]) -> frozenset[str]:
        return self._entities[record["id"]].used if record.get("id") in ids else frozenset()

    def _count(self, record: Record, used: frozenset[str], claims: int) -> None:
        sort = str(record.get("schema") or record.get("type"))
        thing = self._entities.get(str(record.get("id")))
        if thing is not None:
            self._mapped[f"{sort} → {thing.type}{' (no counterpart)' if thing.is_guess else ''}"] += 1
        elif not claims:
            self._beside[sort] += 1
        fields = record["properties"] if self._source.form == FTM else record
        for name in fields.keys() - used - _OF_THE_RECORD[self._source.form]:
            self._aside[f"{sort}.{name}"] += 1

    def _entity(self, thing: Thing) -> dict[str, Any]:
        name = _one_line(thing.name) or thing.id
        names = {_one_line(value): kind for value, kind in thing.names}
        record: dict[str, Any] = {"entity": key_of(thing.id), "type": thing.type, "name": name}
        if others := [{"value": value, "kind": kind} for value, kind in names.items() if value and value != name]:
            record["names"] = others[:MOST_NAMES]
        if thing.kind and (thing.type == "Place" or thing.kind in list(OrganizationKind)):
            record["kind"] = thing.kind
        if thing.description and (said := _one_line(thing.description)):
            record["description"] = said
        return record

    def _claim(self, record: Record, tie: Tie, number: int, text: str, span: tuple[int, int]) -> dict[str, Any] | None:
        one, other = self._entities[tie.source], self._entities[tie.target]
        if tie.source == tie.target:
            return None
        when = tie.when if tie.when and _is_date(tie.when) else None
        start, end = span
        said: dict[str, Any] = {
            "subject": key_of(tie.source),
            "object": key_of(tie.target),
            "evidence": [{"document": self._key, "start": start, "end": end, "digest": digest(text[start:end])}],
            **({"when": when} if when else {}),
        }
        key = key_of(f"{record['id']}.{number}" if number else str(record["id"]))
        word = _one_line(tie.word)
        for predicate in dict.fromkeys((tie.predicate, FALLBACK)):
            is_meant = predicate != FALLBACK
            verb = predicate.lower().replace("_", " ") if is_meant else f"— {word} —"
            qualifiers = dict(tie.qualifiers) if is_meant else {"note": word}
            claim = {
                **said,
                "predicate": predicate,
                "statement": f"{_one_line(one.name)[:400]} {verb} {_one_line(other.name)[:400]}.",
                **({"qualifiers": qualifiers} if qualifiers else {}),
            }
            if self._is_valid(claim, one.type, other.type):
                self._mapped[f"{tie.word} → {predicate}"] += 1
                return {"claim": key, **claim}
        return None

    def _is_valid(self, content: Mapping[str, Any], one: str, other: str) -> bool:
        try:
            claim = Claim.model_validate(content)
            dossiers.qualified(self._vocabulary, claim)
        except (ValidationError, ValueError):
            return False
        return dossiers.sides(self._vocabulary, claim, one, other) is None


def _text(source: Source) -> tuple[str, list[tuple[int, int]]]:
    spans, reached, paragraphs = [], 0, [line(record) for record in source.records]
    for paragraph in paragraphs:
        spans.append((reached, reached + len(paragraph)))
        reached += len(paragraph) + 2
    return "\n\n".join(paragraphs) + "\n", spans


def _one_line(text: str) -> str:
    return one_line(str(text))[:LONGEST_NAME].strip()


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def notes(imported: Imported) -> Iterator[str]:
    """Yield what became of the records, a line each.

    Args:
        imported: What was made of them.
    """
    for title, counted in (("mapped", imported.mapped), ("kept in the text alone", imported.beside)):
        yield from (f"{title}: {count} × {what}" for what, count in sorted(counted.items()))
    yield from (f"kept in the text alone: field {what} of {count}" for what, count in sorted(imported.aside.items()))
