"""Reading: what those who read one document share while they do: its tokens, its records, and what was found so far."""

from dataclasses import dataclass

from ingest.extraction.rules.claims import Collector, Finding
from ingest.extraction.rules.coreference import Resolver
from ingest.extraction.rules.events import Events
from ingest.extraction.rules.lexicon import Lexicon
from ingest.extraction.rules.records import Record, Registry
from ingest.extraction.rules.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """One document while it is read.

    Args:
        tokens: The text.
        lexicon: What words do.
        registry: The records of the document.
        resolver: Whom noun phrases mean.
        collector: Where findings go.
        events: The events of the document.
    """

    tokens: Tokens
    lexicon: Lexicon
    registry: Registry
    resolver: Resolver
    collector: Collector
    events: Events

    def claim(self, subject: Record, predicate: str, object_: Record, start: int, end: int, why: str) -> None:
        """Claim what names that stand beside each other say, unless that is within somebody's speech.

        Args:
            subject: Of whom or what.
            predicate: What.
            object_: To whom or what.
            start: The first token that says so.
            end: The token after the last.
            why: Which rule.
        """
        if not self.tokens.quoted[start]:
            self.collector.add(Finding(subject, predicate, object_, self.tokens.span(start, end), why))
