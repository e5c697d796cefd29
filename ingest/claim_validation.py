"""Validation of claims: each against its predicate, the types on its two sides, and the documents that it stands in."""

from datetime import date
from functools import lru_cache
from typing import Any

import orjson
from pydantic import ValidationError

from identity.resolution import Resolution
from ingest.known import DocumentFacts, Known
from ingest.problems import Place, Problems
from ingest.raw_records import RawRecord
from ingest.rows import (
    LARGEST_WHOLE,
    canonical,
    claim_row,
    hash_of,
    reference_qualifiers,
)
from ingest.spool import Spool
from ingest.texts import Texts, check_quote, prove
from ingest.triples import Triple
from schema.attributes import Attribute
from schema.claims import Claim
from schema.dates import parse
from schema.dossiers import qualified, sides
from schema.keys import is_key
from schema.mistakes import NO_KEY, problems_of
from schema.names import check_line
from schema.relationships import Relationship
from schema.suggestion import meant
from schema.vocabulary import Vocabulary

_REMEDY = {"entity": "declare it under entities", "document": "declare it under documents"}

SUGGESTIONS = 20
"""Keys for which the nearest is looked for: it takes a while among many, and who misspelt so many has one to mend."""

PUT_CLAIM = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)"
PUT_STANDING = "INSERT INTO standing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PUT_DISPUTE = "INSERT INTO disputes VALUES (?, ?)"
PUT_AIM = "INSERT INTO aims VALUES (?, ?, ?, ?, ?)"
PUT_QUOTES = "INSERT INTO quotes VALUES (?, ?, ?)"
PUT_PENDING = "INSERT INTO pending VALUES (?, ?, ?, ?, ?, ?)"
PENDING = "SELECT dossier, key, fields, file, line, lines FROM pending ORDER BY rowid"


class ClaimValidation:
    """Checks claims one by one; those that refer to what is not known yet wait until everything is read.

    Args:
        vocabulary: The types that there are.
        spool: Where rows are set aside.
        texts: The texts at hand.
        known: What a claim may refer to; it grows while the load is read.
        problems: Where to note what is wrong.
        resolution: Which entity each key stands for.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        spool: Spool,
        texts: Texts,
        known: Known,
        problems: Problems,
        resolution: Resolution,
    ) -> None:
        self._vocabulary = vocabulary
        self._spool = spool
        self._texts = texts
        self._known = known
        self._problems = problems
        self._resolution = resolution
        # Claims repeat their predicates and the types beside them: what was found right once is not asked again.
        self._bare: set[str] = set()
        self._suggested: dict[str, str] = {}
        self._fitting: set[tuple[str, str, str | None]] = set()
        self._references: dict[str, tuple[str, ...]] = {}
        self._sources: dict[tuple[str, ...], tuple[date | None, str | None, str | None, str]] = {}

    def take(self, dossier: str, record: RawRecord) -> None:
        """Check a claim, and set its row aside; what it refers to may still come.

        Args:
            dossier: The key of its dossier.
            record: The claim as it was written.

        Raises:
            DossierInvalid: There are too many problems.
        """
        if self._check(dossier, record, final=False):
            return
        place = record.place
        lines = orjson.dumps(place.lines) if place.lines else None
        fields = orjson.dumps(record.fields, option=orjson.OPT_NON_STR_KEYS, default=str)
        self._spool.put(PUT_PENDING, (dossier, record.key, fields, place.file, place.line, lines))

    def settle(self) -> None:
        """Check the claims that waited, now that everything is known that will be.

        Raises:
            DossierInvalid: There are too many problems.
        """
        for dossier, key, fields, file, line, lines in self._spool.rows(PENDING):
            place = Place(file, line, f"claims.{key}", orjson.loads(lines) if lines else None)
            self._check(dossier, RawRecord("claims", key, orjson.loads(fields), place), final=True)

    def _check(self, dossier: str, record: RawRecord, *, final: bool) -> bool:
        place = record.place
        try:
            claim = Claim.model_validate(record.fields)
            qualifiers = self._qualifiers(claim)
        except ValidationError as error:
            inside = "" if error.title == "Claim" else "qualifiers."
            for found, message in problems_of(error, Claim, *self._vocabulary.predicates.values()):
                place.report(self._problems, found if found == "value" else inside + found, message)
            return True
        except ValueError as error:
            place.report(self._problems, "predicate", str(error))
            return True
        missing = self._missing(claim, qualifiers)
        if missing and not final:
            return False
        for found, key, kind in missing:
            if key not in self._known.broken:
                remedy = self._nearest(key, kind) or _REMEDY[kind]
                place.report(self._problems, found, f"{key} is no {kind} of this load or of the graph; {remedy}")
        if not missing:
            self._settle(dossier, record.key, claim, qualifiers, place)
        return True

    def _nearest(self, key: str, kind: str) -> str:
        if len(self._suggested) >= SUGGESTIONS and key not in self._suggested:
            return ""
        if key not in self._suggested:
            known = self._known.entities if kind == "entity" else self._known.documents
            self._suggested[key] = meant(key, known).removeprefix("; ")
        return self._suggested[key]

    def _qualifiers(self, claim: Claim) -> Relationship | Attribute | None:
        if not claim.qualifiers and claim.value is None and claim.predicate in self._bare:
            return None
        read = qualified(self._vocabulary, claim)
        if not claim.qualifiers and claim.value is None:
            self._bare.add(claim.predicate)
        return read

    def _missing(self, claim: Claim, qualifiers: Relationship | Attribute | None) -> list[tuple[str, str, str]]:
        entities = self._known.entities
        missing: list[tuple[str, str, str]] = []
        if claim.subject not in entities:
            missing.append(("subject", claim.subject, "entity"))
        if claim.object is not None and claim.object not in entities:
            missing.append(("object", claim.object, "entity"))
        if claim.speaker is not None and claim.speaker not in entities:
            missing.append(("speaker", claim.speaker, "entity"))
        if qualifiers is not None:
            missing += [
                (f"qualifiers.{name}", key, "entity") for name, key in self._referred(qualifiers) if key not in entities
            ]
        missing += [
            (f"evidence.{number}.document", found.document, "document")
            for number, found in enumerate(claim.evidence)
            if found.document not in self._known.documents
        ]
        return missing

    def _referred(self, qualifiers: Relationship | Attribute) -> list[tuple[str, str]]:
        names = self._references.get(qualifiers.predicate)
        if names is None:
            names = self._references[qualifiers.predicate] = reference_qualifiers(type(qualifiers))
        referred = []
        for name in names:
            value = getattr(qualifiers, name)
            keys = value if isinstance(value, tuple) else () if value is None else (value,)
            referred += [(name, key) for key in keys]
        return referred

    def _settle(
        self, dossier: str, key: str, claim: Claim, qualifiers: Relationship | Attribute | None, place: Place
    ) -> None:
        before = len(self._problems.found)
        self._check_sides(claim, place)
        if not is_key(key):
            place.report(self._problems, "", NO_KEY)
        try:
            check_line(" ".join(claim.statement.split()))
        except ValueError as error:
            place.report(self._problems, "statement", str(error))
        passages, quotes = self._prove(claim, place)
        row = claim_row(dossier, key, claim, qualifiers, passages)
        self._check_numbers(row, qualifiers, place)
        if len(self._problems.found) > before:
            return
        referred = self._referred(qualifiers) if qualifiers is not None else []
        self._set_aside(row, claim, referred, quotes, place)

    def _check_sides(self, claim: Claim, place: Place) -> None:
        types = self._known.entities
        subject = types[claim.subject]
        object_ = types[claim.object] if claim.object is not None else None
        if (claim.predicate, subject, object_) in self._fitting and claim.object != claim.subject:
            return
        trouble = sides(self._vocabulary, claim, subject, object_)
        if trouble is None:
            self._fitting.add((claim.predicate, subject, object_))
        else:
            side, sentence = trouble
            place.report(self._problems, side, sentence)

    def _check_numbers(self, row: dict[str, Any], qualifiers: Relationship | Attribute | None, place: Place) -> None:
        if qualifiers is None:
            return
        for name in type(qualifiers).model_fields:
            field_path = name if name == "value" else f"qualifiers.{name}"
            value = row.get(name)
            if isinstance(value, int) and not -LARGEST_WHOLE <= value < LARGEST_WHOLE:
                place.report(self._problems, field_path, "is too large a number for the database")
            if isinstance(value, str):
                try:
                    check_line(value)
                except ValueError as error:
                    place.report(self._problems, field_path, str(error))

    def _prove(self, claim: Claim, place: Place) -> tuple[list[str], list[str | None]]:
        passages: list[str] = []
        quotes: list[str | None] = []
        for number, found in enumerate(claim.evidence):
            facts = self._known.documents[found.document]
            index = facts.passage(found.start, found.end)
            if index is None or found.start >= found.end:
                self._report_span(number, found.start, found.end, facts, place)
                index = 0
            elif (text := self._texts.of(found.document)) is not None:
                quotes.append(prove(found, number, text, place, self._problems))
            else:
                if found.quote is not None:
                    check_quote(found, number, place, self._problems)
                quotes.append(found.quote)
            passages.append(f"{found.document}#{index}")
        return passages, quotes

    def _report_span(self, number: int, start: int, end: int, facts: DocumentFacts, place: Place) -> None:
        path = f"evidence.{number}"
        if start >= end:
            place.report(self._problems, f"{path}.end", f"{end} is not after the start, {start}")
        elif end > facts.length:
            place.report(
                self._problems, f"{path}.end", f"{end} is outside {facts.key}, which has {facts.length} characters"
            )
        else:
            place.report(
                self._problems, path, f"the span {start}–{end} lies within no one passage of {facts.key}; split it"
            )

    def _set_aside(
        self,
        row: dict[str, Any],
        claim: Claim,
        referred: list[tuple[str, str]],
        quotes: list[str | None],
        place: Place,
    ) -> None:
        content = canonical(row)
        claim_id = row["id"]
        disputes, supports = row.get("disputes", ()), row.get("supports", ())
        links = (
            f"1 {int(claim.object is not None)} {int(claim.speaker is not None)} {len(row['evidence'])} "
            f"{len(dict.fromkeys(referred))} {len(disputes)} {len(supports)}"
        )
        put = self._spool.put
        put(PUT_CLAIM, (claim_id, row["dossier"], hash_of(content), content, links, place.file, place.line))
        put(PUT_STANDING, self._standing(row, claim))
        for target in disputes:
            put(PUT_DISPUTE, (claim_id, target))
            put(PUT_AIM, (claim_id, "disputes", target, place.file, place.line_of("disputes")))
        for target in supports:
            put(PUT_AIM, (claim_id, "supports", target, place.file, place.line_of("supports")))
        if any(quotes):
            spans = {
                f"{found.document} {found.start} {found.end}": quote
                for found, quote in zip(claim.evidence, quotes, strict=True)
                if quote is not None
            }
            put(PUT_QUOTES, (claim_id, orjson.dumps(spans), len(spans)))

    def _standing(self, row: dict[str, Any], claim: Claim) -> tuple[Any, ...]:
        newest, oldest, grade, keys = self._sources_of(tuple(found.document for found in claim.evidence))
        subject = self._resolution.entity_of(claim.subject)
        object_ = None
        if claim.object is not None:
            object_ = self._resolution.entity_of(claim.object)
            subject, _, object_ = Triple.of(self._vocabulary, subject, claim.predicate, object_)
        return (
            row["id"],
            subject,
            claim.predicate,
            object_,
            row["polarity"],
            row["modality"],
            row["status"],
            claim.when,
            *bounds_of(claim.when, newest),
            oldest,
            grade,
            keys,
            0,
        )

    def _sources_of(self, documents: tuple[str, ...]) -> tuple[date | None, str | None, str | None, str]:
        """Give the newest day, the oldest day, the best grade and the keys of documents; claims share them."""
        if documents not in self._sources:
            facts = [self._known.documents[key] for key in documents]
            days = [fact.published for fact in facts if fact.published is not None]
            self._sources[documents] = (
                max(days, default=None),
                min(days).isoformat() if days else None,
                min((fact.reliability for fact in facts if fact.reliability is not None), default=None),
                " ".join(sorted({fact.key for fact in facts})),
            )
        return self._sources[documents]


@lru_cache(maxsize=65536)
def bounds_of(when: str | None, published: date | None) -> tuple[str, str, str, str] | tuple[None, None, None, None]:
    """Give the four bounds of a date as ISO days, as far as its documents can vouch for them.

    Args:
        when: An EDTF text; None where the claim bears no date.
        published: The latest day on which the newest of its documents may have been published.

    Returns:
        Earliest and latest start, earliest and latest end; four times None where there is no date.
    """
    if when is None:
        return (None, None, None, None)
    bounds = parse(when).vouched_by(published)
    return (
        bounds.start_earliest.isoformat(),
        bounds.start_latest.isoformat(),
        bounds.end_earliest.isoformat(),
        bounds.end_latest.isoformat(),
    )
