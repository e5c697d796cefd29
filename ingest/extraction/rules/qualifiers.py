"""Qualifiers: with what, where, how much and how many, of what a clause claims."""

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.patterns import ClausePattern
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.sums import read_sum


class Qualifiers:
    """Reads the qualifiers of claims.

    Args:
        reading: The document while it is read.
        arguments: What stands where beside a verb.
    """

    def __init__(self, reading: Reading, arguments: Arguments) -> None:
        self._reading = reading
        self._arguments = arguments

    def read(self, finding: Finding, pattern: ClausePattern, clause: Clause) -> None:
        """Note on a finding what its clause says besides.

        Args:
            finding: The claim.
            pattern: The pattern that found it.
            clause: Its clause.
        """
        if pattern.role and self._reading.collector.takes(finding.predicate, "role"):
            finding.qualifiers["role"] = pattern.role
        if pattern.equipment and self._reading.collector.takes(finding.predicate, "equipment"):
            keys = [
                mention.record.key
                for where in pattern.equipment
                for chunk in self._arguments.standing(where, clause)
                for mention in chunk.mentions
                if mention.type == "Equipment" and mention.record is not None
            ]
            keys += (
                [m.record.key for chunk in clause.subject for m in chunk.mentions if m.type == "Equipment" and m.record]
                if pattern.harm
                else []
            )
            if keys:
                finding.qualifiers["equipment"] = tuple(dict.fromkeys(keys))
        if (
            self._reading.collector.takes(finding.predicate, "place")
            and (place := self._arguments.place(clause)) is not None
            and place is not finding.object
        ):
            finding.qualifiers["place"] = place.key
        if pattern.money and self._reading.collector.takes(finding.predicate, "amount"):
            for chunk in (*clause.object[:2], *clause.complement[:1]):
                number = read_sum(self._reading.tokens.lows, chunk.start, chunk.end)
                if number is not None and number.currency:
                    finding.qualifiers.update({"amount": number.value, "currency": number.currency})
                    if number.bound != "exact":
                        finding.qualifiers["bound"] = number.bound
        # “4,200 rifles and 35 mortars”: neither number is that of both
        is_of_several = len(finding.qualifiers.get("equipment", ())) > 1
        if self._reading.collector.takes(finding.predicate, "count") and not is_of_several:
            counted = clause.complement if "complement" in pattern.equipment else clause.whom
            for chunk in counted[:1]:
                first = chunk.mentions[0].start if chunk.mentions else chunk.end
                number = read_sum(self._reading.tokens.lows, chunk.start, first)
                if (
                    number is not None
                    and not number.currency
                    and number.value == int(number.value)
                    and number.end < chunk.end
                ):
                    finding.qualifiers["count"] = int(number.value)
                    if number.bound != "exact":
                        finding.qualifiers["bound"] = number.bound
