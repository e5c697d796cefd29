"""How messages put what is too long to be said in full."""

from collections.abc import Sequence


def few_of(names: Sequence[object], most: int = 3, *, of: int | None = None) -> str:
    """Name the first of several, and say how many more there are.

    Args:
        names: What there is, or the first of it.
        most: How many are named.
        of: How many there are; None where `names` are all of them.

    Returns:
        Such as ``a, b, c and 4 more``.
    """
    shown = names[:most]
    more = (len(names) if of is None else of) - len(shown)
    return ", ".join(map(str, shown)) + (f" and {more:,} more" if more > 0 else "")
