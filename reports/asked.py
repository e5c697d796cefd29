"""Asked: which claims a report was asked to count, and how firmly what it tells holds then, in sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from charts.holding import Holds
from charts.network import Said
from reports.spoken import spoken

if TYPE_CHECKING:
    from queries.contract import Contract

APART: Final = (
    "Names, and the line below the title, are of the records in the dossiers: they are the same whichever claims count."
)
"""What a contract leaves as it is: it asks of claims, and a record is none."""


def asked(contract: "Contract") -> str:
    """Say which claims count.

    Args:
        contract: What was asked of them.

    Returns:
        What was asked, and what does not follow it; empty where all of them count.
    """
    parts = list(_parts(contract))
    return f"Asked {', '.join(parts)}. {APART}" if parts else ""


def holding(contract: "Contract", claims: Iterable[Said]) -> str:
    """Say how many claims hold for certain at the time that was asked about, and how many only may.

    Args:
        contract: What was asked of them.
        claims: The claims that are told.

    Returns:
        Two sentences; empty where no time was asked about.
    """
    number = Counter(claim.holds for claim in claims)
    if contract.as_of is None or not number:
        return ""
    told = [
        f"{number[holds] or 'none'} {holds}{why}"
        for holds, why in (
            (Holds.CERTAIN, ""),
            (Holds.POSSIBLE, " (their dates allow it, and say no more)"),
            (Holds.UNKNOWN, " (nobody dates them)"),
        )
        if number[holds] or holds is Holds.CERTAIN
    ]
    uncertain = " What is not certain says so in brackets." if len(told) > 1 else ""
    return f"Of the claims, as of {spoken(contract.as_of.text)}: {', '.join(told)}.{uncertain}"


def _parts(contract: "Contract") -> Iterator[str]:
    if contract.as_of is not None:
        yield f"as of {spoken(contract.as_of.text)}"
    if contract.known_by is not None:
        yield f"of what was published by {spoken(contract.known_by.isoformat())}"
    if grade := f"{contract.reliability or ''}{contract.credibility or ''}":
        yield f"of what is graded {grade} or better"
    if contract.disputes != "include":
        yield "of what is disputed alone" if contract.disputes == "only" else "without what is disputed"
    for told, left_out in (("source", contract.without_sources), ("claim", contract.without_claims)):
        if left_out:
            yield f"without the {told}{'' if len(left_out) == 1 else 's'} {' and '.join(left_out)}"
