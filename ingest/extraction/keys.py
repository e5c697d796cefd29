"""Keys: what a proposed entity is called, made from its name."""

import re
from collections.abc import Container
from itertools import count

from identity.letters import romanise

LONGEST = 60
"""Characters of a key that is made from a name: enough to be read, and to leave room for a number."""

_OTHER = re.compile(r"[^a-z0-9]+")


def key_of(name: str, label: str, taken: Container[str]) -> str:
    """Make a key from a name.

    Args:
        name: The name, in any script.
        label: The type of the entity: its key where the name has no letter.
        taken: The keys that others have.

    Returns:
        Lower-case letters, digits and hyphens, with a number where another has the same.
    """
    key = _OTHER.sub("-", romanise(name).lower()).strip("-")[:LONGEST].strip("-") or label.lower()
    return key if key not in taken else next(each for n in count(2) if (each := f"{key}-{n}") not in taken)
