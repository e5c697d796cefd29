"""Keys of the review, and what each does."""

KEYS: tuple[tuple[str, str], ...] = (
    ("a", "accept; a claim brings the entities that it speaks of"),
    ("r", "reject; it is not proposed again"),
    ("e", "edit its fields, and the words that it stands at"),
    ("s", "say who it is: a known entity, or another one of here"),
    ("g", "grade the claim or the document"),
    ("c w", "write a claim, an entity that nobody proposed"),
    ("u", "undo the last decision"),
    ("x", "take the decision on this one back"),
    ("n p ↓ ↑", "next, previous"),
    ("f", "show undecided, all, accepted, rejected"),
    ("t", "show claims and entities, claims, entities"),
    ("/", "show only what has the words that you type; none for all"),
    ("q", "leave; every decision is saved already"),
)

FOOTER = (
    "a accept  r reject  e edit  s same as  g grade  u undo  n next  p previous\n"
    "c w write a claim, an entity  x undecide  f t / show others  ? keys  q leave"
)
