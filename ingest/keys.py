"""Keys: what a document or an entity that is proposed is called, and the key that nothing else has."""

import re
from collections.abc import Container

from identity.letters import romanise

LONGEST = 60
"""Characters of a key that is made from a name: enough to be read, and to leave room for a number."""

LONGEST_BEFORE_NUMBER = 115
"""Characters of a key that are kept before a number, so that the whole stays a key."""

_OTHER = re.compile(r"[^a-z0-9]+")


def plain_key(name: str, label: str, longest: int = LONGEST) -> str:
    """Make a key from a name, whoever else has it.

    Args:
        name: The name, in any script.
        label: The type of what bears it: its key where the name has no letter.
        longest: The most characters.

    Returns:
        Lower-case letters, digits and hyphens.
    """
    return _OTHER.sub("-", romanise(name).lower()).strip("-")[:longest].strip("-") or label.lower()


def key_from_name(name: str, label: str, taken: Container[str]) -> str:
    """Make a key from a name that nothing else has.

    Args:
        name: The name, in any script.
        label: The type of what bears it: its key where the name has no letter.
        taken: The keys that others have.

    Returns:
        Lower-case letters, digits and hyphens, with a number where another has the same.
    """
    return free_key(plain_key(name, label), taken)


def free_key(key: str, *taken: Container[str]) -> str:
    """Give a key that nothing else has: the key itself, or with the first number that is free.

    Args:
        key: The key that is wished for.
        taken: The keys that others have.
    """
    number, found = 2, key
    while any(found in keys for keys in taken):
        found = f"{key[:LONGEST_BEFORE_NUMBER].rstrip('._-')}-{number}"
        number += 1
    return found
