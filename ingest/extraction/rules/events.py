"""Events: the records of what happened to whom, by whom and where, and the claims that make one up."""

from ingest.extraction.rules.claims import Collector, Finding
from ingest.extraction.rules.event_names import named
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.records import Record, Registry
from ingest.extraction.rules.tokens import Tokens
from schema.text import Span


class Events:
    """The events of one document.

    Args:
        tokens: The text.
        registry: The records of the document.
        collector: Where findings go.
    """

    def __init__(self, tokens: Tokens, registry: Registry, collector: Collector) -> None:
        self._tokens = tokens
        self._registry = registry
        self._collector = collector
        self.at: dict[int, Record] = {}
        """The event that is told of by the words at a place of the sentence."""

    def enter(self) -> None:
        """Begin a sentence, of which nothing is told yet."""
        self.at.clear()

    def state(self, mention: Mention, label: str) -> Record:
        """Give the record of a state that a mention means, as a body or as a country."""
        assert mention.entry is not None  # noqa: S101 - it is what made the mention a state's
        is_named = mention.form != "pronoun"  # “it” is no name of a state
        said = self._tokens.said(mention.start, mention.end) if is_named else mention.entry.name
        record = self._registry.of_entry(mention.entry, label, said)
        record.spans.append(self._tokens.span(mention.start, mention.end))
        return record

    def body(self, mention: Mention) -> Record | None:
        """Give the record of a mention that acts; None where it means nothing that is known."""
        return self.record(mention, place=False)

    def country(self, mention: Mention) -> Record | None:
        """Give the record of a mention that tells where something is; of a state, the country."""
        if mention.record is not None or mention.entry is None:
            return mention.record
        return self.state(mention, "Place")

    def machines(self, mention: Mention) -> Record:
        """Give the record of machines that a state's name stands before: “Ruritanian helicopters”."""
        noun = self._tokens.words[mention.end - 1]
        record = self._registry.add("Equipment", f"{noun[0].upper()}{noun[1:]}", why="word for a machine")
        record.spans.append(self._tokens.span(mention.start, mention.end))
        return record

    def event(self, kind: str, of: Record, span: Span) -> Record:
        """Find or make the event of a kind that befell somebody or something."""
        record = self._registry.add("Event", named(kind, of.name), kind, why=f"{kind} of somebody or something named")
        record.spans.append(span)
        self.at[span.start] = record
        return record

    def known(self, kind: str, of: Record) -> Record | None:
        """Find the event of a kind that befell somebody or something, where the document tells of it."""
        return self._registry.find("Event", named(kind, of.name))

    def only(self, kind: str) -> Record | None:
        """Find the one event of a kind of which the document tells; None where it tells of none or of several."""
        told = [each for each in self._registry.records.values() if each.type == "Event" and each.kind == kind]
        return told[0] if len(told) == 1 else None

    def happened(self, kind: str, finding: Finding, place: Record | None, trigger: Span) -> None:
        """Note the event that a claim of harm tells of: who did it, whom it befell, where.

        Args:
            kind: Its kind.
            finding: The claim: who did it to whom.
            place: Where.
            trigger: The words that tell of it.
        """
        object_ = finding.object
        if object_ is None:
            return
        event = self.event(kind, object_, trigger)
        self.also(finding, finding.subject, "RESPONSIBLE_FOR", event)
        if object_.type in {"Person", "Organization"}:
            self.also(finding, object_, "VICTIM_OF", event)
        elif object_.type == "Place":
            self.also(finding, event, "TOOK_PLACE_AT", object_)
        if place is not None and place is not object_:
            self.also(finding, event, "TOOK_PLACE_AT", place)

    def befell(self, kind: str, finding: Finding, place: Record | None, trigger: Span) -> None:
        """Note an event that befell somebody, whoever did it."""
        event = self.event(kind, finding.subject, trigger)
        self.also(finding, finding.subject, "VICTIM_OF", event)
        if place is not None:
            self.also(finding, event, "TOOK_PLACE_AT", place)

    def record(self, mention: Mention, *, place: bool) -> Record | None:
        """Give the record of a mention; of a state, the country where a place is meant, and the body otherwise."""
        if mention.record is not None or mention.type != "State":
            return mention.record
        if place and mention.form == "name":
            return self.country(mention)
        return self.state(mention, "Organization") if mention.entry is not None else None

    def also(self, finding: Finding, subject: Record, predicate: str, object_: Record) -> None:
        """Claim something that a finding says too, as firmly, of the same time and in the same words."""
        self._collector.add(
            Finding(
                subject,
                predicate,
                object_,
                finding.span,
                finding.why,
                polarity=finding.polarity,
                modality=finding.modality,
                speaker=finding.speaker,
                when=finding.when,
                when_text=finding.when_text,
            )
        )
