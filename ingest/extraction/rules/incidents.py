"""Incidents: happenings whose victims and doers have no names: “a bomb exploded in Aden, killing three people”.

An incident is known by where it was, or by its day; “the explosion”, said later, is the last one of its kind.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from ingest.extraction.rules.chunks import NOUN, PREPOSITION, Chunk, Chunks
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.deaths import DYING, is_killing
from ingest.extraction.rules.lexicon import read_toml, shipped
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sums import is_number, read_sum
from ingest.extraction.rules.verbs import Form
from schema.claims import Modality
from schema.text import Span

_JUST_BEFORE = 400
"""Characters within which the victims of an attack are told of."""
_WHERE = ("in", "at", "near", "outside", "inside")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "each"})
_PEOPLE = shipped()["people.heads"]
_LABOUR = shipped()["happenings.labour"]
_STRIKES = frozenset({"strike", "strikes"})


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    data = read_toml("patterns/incidents.toml")
    verbs = {verb: kind for kind, entry in data.items() for verb in entry["verbs"].split()}
    nouns = {noun: kind for kind, entry in data.items() for noun in entry["nouns"].split()}
    return verbs, nouns, {kind: entry["name"] for kind, entry in data.items()}


def forms_of_incidents(forms: Mapping[str, Form]) -> frozenset[str]:
    """Give every word that may tell of an incident.

    Args:
        forms: The forms of verbs.
    """
    verbs, nouns, _ = _kinds()
    return frozenset(nouns) | {form for form, meant in forms.items() if meant.lemma in verbs}


class Incidents:
    """The incidents of one document.

    Args:
        reading: The document while it is read.
        forms: The words that may tell of an incident.
    """

    def __init__(self, reading: Reading, forms: frozenset[str]) -> None:
        self._tokens = reading.tokens
        self._registry = reading.registry
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._events = reading.events
        self._verbs, self._nouns, self._names = _kinds()
        self._forms = forms
        self._last: dict[str, Record] = {}
        self._here: Record | None = None
        self._attacked = 0
        """Where the words that told of an attack last end."""

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether a word between two tokens may tell of one."""
        return not self._forms.isdisjoint(self._tokens.lows[start:end])

    def read(self, sentence: Sentence) -> None:
        """Find the incidents of a sentence.

        Args:
            sentence: The sentence.
        """
        if self._forms.isdisjoint(sentence.words):
            return
        verbs, nouns, judge, dates = self._verbs, self._nouns, sentence.judge, sentence.dates
        told: list[tuple[int, str, Clause | None]] = [
            (clause.index, verbs[clause.verb.head], clause) for clause in sentence.clauses if clause.verb.head in verbs
        ]
        if not nouns.keys().isdisjoint(sentence.heads):
            of_work = not _LABOUR.isdisjoint(sentence.words)  # “the strike of the miners”
            told += [
                (at, nouns[chunk.head], None)
                for at, chunk in sentence.nouns
                if chunk.head in nouns and not (of_work and chunk.head in _STRIKES)
            ]
        if not told:
            return
        self._here = None
        for at, kind, clause in sorted(told, key=lambda each: (each[1] != "attack", each[0])):
            if clause is not None:
                if clause.verb.head not in DYING or is_killing(sentence.words, of_many=bool(self._victims(clause))):
                    self._told(kind, clause, judge.of(clause), dates)
            else:
                self._named(kind, at, sentence.chunks, judge, dates)

    def _told(self, kind: str, clause: Clause, putting: Putting, dates: Sequence[Dated]) -> None:
        if not self._counts(putting):
            return
        trigger = self._tokens.span(clause.verb.start, clause.verb.end)
        if kind == "wounding":
            self._casualties("CASUALTIES_WOUNDED", self._attack_before(trigger), clause, putting)
            return
        record = self._events.at.get(trigger.start)
        if record is None:
            place = self._place(clause.adjuncts)
            dated = self._date(clause.verb.start, dates)
            victims = self._victims(clause) if kind in {"killing", "capture"} else ""
            record = self._incident(kind, place, dated, trigger, victims, definite=clause.verb.passive)
            if record is not None and record.spans[0] == trigger and clause.verb.head not in DYING:
                self._done_by(
                    clause.adjuncts.get("by", []) if clause.verb.passive else clause.subject, record, trigger, putting
                )
            if record is not None and place is not None and record.name.endswith(f" in {place.name}"):
                self._add(record, "TOOK_PLACE_AT", place, trigger, putting)
        if record is None:
            return
        self._note(kind, record, trigger)
        if kind == "killing":
            self._casualties("CASUALTIES_KILLED", self._attack_before(trigger) or record, clause, putting)

    def _note(self, kind: str, record: Record, trigger: Span) -> None:
        self._last[kind] = record
        if kind == "attack":
            self._here, self._attacked = record, trigger.end

    def _attack_before(self, trigger: Span) -> Record | None:
        """Find the attack that was told of in the sentence or just before: its victims are told of next."""
        return self._here or (self._last.get("attack") if trigger.start - self._attacked < _JUST_BEFORE else None)

    def _named(self, kind: str, at: int, chunks: Chunks, judge: Judge, dates: Sequence[Dated]) -> None:
        chunk = chunks[at]
        if chunk.mentions and chunk.mentions[-1].end == chunk.end:
            return
        putting = judge.of_noun(at)
        if not self._counts(putting):
            return
        trigger = self._tokens.span(chunk.start, chunk.end)
        record = self._events.at.get(trigger.start)
        if record is None:
            behind: dict[str, list[Chunk]] = {}
            each = at + 1
            while each + 1 < len(chunks) and chunks[each].tag == PREPOSITION and chunks[each + 1].tag == NOUN:
                behind.setdefault(chunks[each].head, []).append(chunks[each + 1])
                each += 2
            place = self._place(behind)
            definite = self._tokens.lows[chunk.start] in _DEFINITE or bool(at and chunks[at - 1].possessive)
            word = self._tokens.span(chunk.end - 1, chunk.end)
            record = self._incident(kind, place, self._date(chunk.end, dates), word, "", definite=definite)
            if record is not None and kind == "attack" and record.spans[0] == word:
                owner = [chunks[at - 1]] if at and chunks[at - 1].possessive else []
                self._done_by(owner or behind.get("by", []), record, trigger, putting)
            if record is not None and place is not None and record.name.endswith(f" in {place.name}"):
                self._add(record, "TOOK_PLACE_AT", place, trigger, putting)
        if record is not None:
            self._note(kind, record, trigger)

    def _counts(self, putting: Putting) -> bool:
        return (
            putting.is_act
            and putting.modality in {Modality.REPORTED, Modality.ALLEGED}
            and (not putting.quoted or bool(putting.speaker))
        )

    def _incident(
        self, kind: str, place: Record | None, dated: Dated | None, trigger: Span, victims: str, *, definite: bool
    ) -> Record | None:
        last = self._last.get(kind)
        if kind == "killing" and self._here is not None:
            # “A bomb exploded, killing three”: one happening.
            self._here.spans.append(trigger)
            return self._here
        if (place is not None and place.kind not in {"country", "continent", "region", None}) or (
            place is not None and dated is not None
        ):
            name = f"{self._names[kind]} in {place.name}"
        elif victims:
            name = f"{self._names[kind]} of {victims}"
        elif last is not None and (definite or place is None):
            last.spans.append(trigger)
            return last
        elif dated is not None and len(dated.edtf) == len("2000-01-01"):
            name = f"{self._names[kind]} of {dated.edtf}"
        else:
            return None
        record = self._registry.add("Event", name, kind, why=f"{kind} with a place, a day or a number")
        record.spans.append(trigger)
        return record

    def _victims(self, clause: Clause) -> str:
        """Give how many were killed or taken, and what they were, where they have no name: “13 protesters”."""
        suffers = clause.subject if clause.verb.passive or clause.verb.head in DYING else clause.object
        for chunk in suffers[:1]:
            if not _is_people(chunk) or any(mention.type == "Organization" for mention in chunk.mentions):
                continue
            number = read_sum(self._tokens.lows, chunk.start, chunk.end)
            if number is not None and number.value == int(number.value) and not number.currency:
                return f"{int(number.value)} {chunk.head if chunk.head in _PEOPLE else 'people'}"
        return ""

    def _done_by(self, chunks: Sequence[Chunk], event: Record, trigger: Span, putting: Putting) -> None:
        for chunk in chunks:
            mention = self._resolver.mention(chunk)
            who = self._events.body(mention) if mention is not None else None
            if who is not None and who.type in {"Person", "Organization"}:
                self._add(who, "RESPONSIBLE_FOR", event, trigger, putting)

    def _place(self, behind: dict[str, list[Chunk]]) -> Record | None:
        for where in _WHERE:
            for chunk in behind.get(where, ()):
                mention = self._resolver.mention(chunk)
                if mention is None or mention.form == "adjective" or mention.type not in {"Place", "State"}:
                    continue
                return mention.record if mention.record is not None else self._events.state(mention, "Place")
        return None

    def _date(self, at: int, dates: Sequence[Dated]) -> Dated | None:
        return next((dated for dated in dates if abs(dated.start - at) < 12 and "/" not in dated.edtf), None)

    def _casualties(self, predicate: str, event: Record | None, clause: Clause, putting: Putting) -> None:
        """Claim how many died or were hurt, where those who did have no name."""
        if event is None:
            return
        for chunk in (clause.subject if clause.verb.passive or clause.verb.head in DYING else clause.object)[:1]:
            if not _is_people(chunk) or any(mention.type in {"Person", "Organization"} for mention in chunk.mentions):
                continue
            number = read_sum(self._tokens.lows, chunk.start, chunk.end)
            if number is None or number.currency or number.value != int(number.value):
                continue
            span = self._tokens.span(min(chunk.start, clause.verb.start), max(chunk.end, clause.verb.end))
            finding = Finding(event, predicate, None, span, "number of people", value=int(number.value))
            if number.bound != "exact":
                finding.qualifiers["bound"] = number.bound
            self._put(finding, putting)
            self._collector.add(finding)

    def _add(self, subject: Record, predicate: str, object_: Record, span: Span, putting: Putting) -> None:
        finding = Finding(subject, predicate, object_, span, "incident with a place")
        self._put(finding, putting)
        self._collector.add(finding)

    def _put(self, finding: Finding, putting: Putting) -> None:
        finding.polarity, finding.modality = putting.polarity, putting.modality


def _is_people(chunk: Chunk) -> bool:
    """Whether a noun phrase may be of a number of people: “13 protesters”, “killing three”."""
    return chunk.head in _PEOPLE or is_number(chunk.head)
