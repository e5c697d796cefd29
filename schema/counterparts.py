"""Counterparts: the words that FollowTheMoney and STIX 2.1 have for what the vocabulary names, read in both directions.

Several of their words may mean one of ours; the first of these is the one that is written. Sources: the schemata of
followthemoney.tech, and docs.oasis-open.org/cti/stix/v2.1.
"""

from collections.abc import Mapping
from typing import Final, TypeVar

Ours = TypeVar("Ours")

FTM_TYPES: Final[Mapping[str, tuple[str, str | None]]] = {
    "Person": ("Person", None),
    "Organization": ("Organization", None),
    "Company": ("Organization", "company"),
    "LegalEntity": ("Organization", None),
    "PublicBody": ("Organization", "government body"),
    "Address": ("Place", "address"),
    "RealEstate": ("Place", "real estate"),
    "Vehicle": ("Equipment", None),
    "Vessel": ("Equipment", None),
    "Airplane": ("Equipment", None),
    "Position": ("Position", None),
    "Event": ("Event", None),
    "Project": ("Programme", None),
    "Document": ("Work", None),
    "Article": ("Work", None),
    "Pages": ("Work", None),
}
"""Entity type and kind, by the schema of an entity."""
FTM_EDGES: Final[Mapping[str, tuple[str, str, str]]] = {
    "Payment": ("payer", "beneficiary", "FUNDED"),
    "Membership": ("member", "organization", "MEMBER_OF"),
    "Employment": ("employee", "employer", "MEMBER_OF"),
    "Directorship": ("director", "organization", "LED"),
    "Family": ("person", "relative", "RELATED_TO"),
    "Representation": ("agent", "client", "REPRESENTED"),
    "Succession": ("successor", "predecessor", "SUCCEEDED"),
    "Occupancy": ("holder", "post", "HELD_POSITION"),
    "UnknownLink": ("subject", "object", "UNSPECIFIED_TIE"),
    "Associate": ("person", "associate", "UNSPECIFIED_TIE"),
    "Ownership": ("owner", "asset", "UNSPECIFIED_TIE"),
}
"""The properties that hold subject and object, and the predicate, by the schema of an interstitial entity."""
STIX_TYPES: Final[Mapping[str, str]] = {
    "identity": "Organization",
    "threat-actor": "Organization",
    "intrusion-set": "Organization",
    "location": "Place",
    "campaign": "Programme",
    "attack-pattern": "Programme",
    "course-of-action": "Programme",
    "tool": "Equipment",
    "malware": "Equipment",
    "infrastructure": "Equipment",
    "incident": "Event",
    "note": "Work",
    "report": "Work",
    "opinion": "Work",
}
"""Entity type, by the type of an object; an identity whose class is ``individual`` is a Person."""
STIX_PREDICATES: Final[Mapping[str, str]] = {
    "located-at": "LOCATED_IN",
    "impersonates": "UNSPECIFIED_TIE",
    "member-of": "MEMBER_OF",
    "part-of": "PART_OF",
}
"""Predicate, by the type of a relationship."""


def outward(theirs: Mapping[str, Ours]) -> dict[Ours, str]:
    """Turn a table around: the word of theirs that is written for each of ours, the first that means it."""
    written: dict[Ours, str] = {}
    for word, meaning in theirs.items():
        written.setdefault(meaning, word)
    return written
