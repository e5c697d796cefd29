"""Ambiguous names: which of two states that share a name is meant, where the rest of the text tells.

“Congo” is the state whose capital, region or full name the text has, if it has those of one alone, or else left open.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.extraction.rules.name import Name


def settle(names: Sequence[Name], lows: Sequence[str]) -> None:
    """Tell which states are meant by names that several share.

    Args:
        names: The names of the text; changed.
        lows: The text's tokens in lower case.
    """
    shared = [name for name in names if name.entry is not None and name.entry.among]
    if not shared:
        return
    words = {lows[name.start] for name in shared}
    # “Congo and Congo-Brazzaville” are two: a name that only adds to the shared one does not tell.
    told = {
        name.entry.name if name.entry.type == "State" else name.entry.within
        for name in names
        if name.entry is not None and not lows[name.start].startswith(tuple(words))
    }
    for name in shared:
        fitting = [state for state in name.entry.among if state in told] if name.entry is not None else []
        if len(fitting) == 1 and name.entry is not None:
            name.entry = replace(name.entry, name=fitting[0], among=())
