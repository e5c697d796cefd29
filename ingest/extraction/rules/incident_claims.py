"""Incident claims: what is claimed of incidents, once it is known by what each is called."""

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.occurrences import Occurrences
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from schema.text import Span


class IncidentClaims:
    """Claims what a document says of its incidents.

    Args:
        reading: The document while it is read.
        occurrences: Its incidents.
    """

    def __init__(self, reading: Reading, occurrences: Occurrences) -> None:
        self._tokens = reading.tokens
        self._arguments = Arguments(reading)
        self._collector = reading.collector
        self._occurrences = occurrences
        self._waiting: dict[Record, list[Finding]] = {}
        """Where those incidents were that have no name yet."""

    def call(self, record: Record, name: str) -> Record:
        """Call an incident by what was found of it, and claim where it was, if it was not known before.

        Args:
            record: The incident.
            name: What it may be called.

        Returns:
            The incident as it is known from now on.
        """
        known = self._occurrences.name(record, name)
        for finding in self._waiting.pop(record, ()):
            finding.subject = known
            self._collector.add(finding)
        return known

    def add(self, subject: Record, predicate: str, object_: Record, span: Span, putting: Putting, why: str) -> None:
        """Claim a tie between an incident and what is named in it.

        Args:
            subject: Who or what it is claimed of.
            predicate: The tie.
            object_: The other end.
            span: The words that say so.
            putting: How it is put.
            why: Which rule.
        """
        self.put(Finding(subject, predicate, object_, span, why), putting)

    def put(self, finding: Finding, putting: Putting) -> None:
        """Claim something as firmly as it is put, in the mouth of whoever says so.

        Args:
            finding: The claim.
            putting: How it is put.
        """
        self._arguments.put(finding, putting)
        self._collector.add(finding)

    def date(self, finding: Finding, dated: Dated | None) -> Finding:
        """Date a claim of an incident by the day that its words tell.

        Args:
            finding: The claim.
            dated: When; None where they tell none.

        Returns:
            The claim.
        """
        if dated is not None and "/" not in dated.when:
            finding.when, finding.when_text = dated.when, self._tokens.said(dated.start, dated.end)
        return finding

    def was_at(self, finding: Finding, putting: Putting) -> None:
        """Claim where an incident was: when it is known by something, where it is not yet.

        Args:
            finding: The claim.
            putting: How it is put.
        """
        if self._occurrences.is_known(finding.subject):
            self.put(finding, putting)
        else:
            self._arguments.put(finding, putting)
            self._waiting.setdefault(finding.subject, []).append(finding)
