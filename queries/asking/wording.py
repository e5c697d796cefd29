"""Wordings: what may be said in several ways is brought into one, for questions and for the wordings of queries alike.

The passive becomes active (``Who was funded by Iran`` is ``Whom did Iran fund``), what is told by the receiver is told
by the giver (``Who got money from Iran``), and a verb in several words becomes one. What is left has its question word
apart, and says who did it to whom by the order of its words alone.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from queries.asking.words import (
    POSSESSIVE,
    Entries,
    Word,
    entries,
    interrogatives,
    is_misspelt,
    listed,
    prepositions,
    replaced,
    stem,
    table,
    whoever,
)

AUXILIARIES: Final = frozenset({"do", "be", "have"})
REWRITTEN: Final = 0.05
PASSIVE: Final = Word("", "(passive)")
_FRONTED: Final = frozenset(
    {"from", "to", "of", "with", "at", "on", "in", "for", "under", "against", "about", "through", "between"}
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in the one way of saying it.

    Args:
        asked: Its question word: who, what, when, where, how, how-many, how-much; None where it has none.
        words: The rest of it, in the active voice.
        cost: How far it was turned about.
    """

    asked: str | None
    words: tuple[Word, ...]
    cost: float = 0.0


def wordings(said: Sequence[Word], known: frozenset[str]) -> list[Wording]:
    """Bring a question into the one way of saying it.

    Args:
        said: Its words.
        known: The senses of all content words that the queries know.

    Returns:
        The ways in which it may be read, the plainest first: a possessive may be part of a name.
    """
    asked = in_one(_where(said), entries("interrogatives"))
    ways: dict[tuple[Word, ...], float] = {}
    for read in (asked, in_one(asked, whoever())):
        whole = _with_last_asked_first(_fronted(read))
        plain = tuple(_active(_unreversed(in_one(_noun_of_name(whole, known), entries("phrases"))), known))
        ways.setdefault(plain, 0.0)
        for turn in (
            _possessives_turned(plain, known),
            _agents_as_verbs(plain),
            _agents_as_verbs(_possessives_turned(plain, known)),
        ):
            ways.setdefault(tuple(turn), REWRITTEN)
    return [_apart(way, cost) for way, cost in ways.items()]


def _noun_of_name(said: Sequence[Word], known: frozenset[str]) -> list[Word]:
    """Read ``Naim Qassem position``, and no more than that, as ``position of Naim Qassem``."""
    *name, noun = said
    opens = AUXILIARIES & {word.stem for word in name[:1]}  # Is Nasrallah dead?
    is_name = name and not opens and all(word.is_capitalised and not is_question(word) for word in name)
    if is_name and _is_noun(noun, known) and not noun.is_capitalised:
        return [noun, Word("of", "of"), *name]
    return list(said)


def without_openers(said: Sequence[Word]) -> list[Word]:
    """Take away what opens a question and asks nothing: ``Can you tell me``."""
    rest = list(said)
    while rest and (
        found := next((each for each in _openers(rest[0].stem) if _begins(rest, each) and len(rest) > len(each)), None)
    ):
        rest = rest[len(found) :]
    return rest


@cache
def _openers(first: str) -> tuple[tuple[str, ...], ...]:
    """Give the openers that begin with a stem, or with what may be a slip for it, the longest first."""
    openers = (tuple(stem(word) for word in opener.split()) for opener in table()["openers"])
    return tuple(
        sorted((each for each in openers if first == each[0] or is_misspelt(first, each[0])), key=len, reverse=True)
    )


def without_asides(said: Sequence[Word]) -> list[Word]:
    """Take away what ends a question and says nothing more: ``before he died``."""
    for aside in table()["asides"]:
        run = tuple(stem(word) for word in aside.split())
        if _ends(said, run):
            return list(said[: -len(run)])
    return list(said)


def parted(said: Sequence[Word]) -> tuple[list[Word], str | None]:
    """Part a question from what it asks beside: ``Who killed him, and when?``.

    Args:
        said: Its words.

    Returns:
        The question, and the question word of the other; None where it asks one thing.
    """
    for second in table()["seconds"]:
        run = ("and", *(stem(word) for word in second.split()))
        if _ends(said, run):
            asked = in_one(said[1 - len(run) :], entries("interrogatives"))
            return list(said[: -len(run)]), next(word.stem for word in asked if is_question(word))
    return list(said), None


def _ends(said: Sequence[Word], run: Sequence[str]) -> bool:
    return len(said) > len(run) and tuple(word.stem for word in said[-len(run) :]) == tuple(run)


def _begins(said: Sequence[Word], run: Sequence[str]) -> bool:
    """Say whether words begin so, with a slip or without."""
    return len(said) >= len(run) and all(
        word.stem == stem or is_misspelt(word.stem, stem) for word, stem in zip(said, run, strict=False)
    )


def in_one(said: Sequence[Word], table: Entries) -> list[Word]:
    """Make one word of each run that is an entry: ``in which year`` is when, ``give money to`` is fund.

    Args:
        said: Words.
        table: What is said in several.
    """
    joined: list[Word] = []
    place = 0
    while place < len(said):
        length = table.longest(said, place)
        run = said[place : place + (length or 1)]
        joined.append(replaced(run, table.meaning(run)) if length else said[place])
        place += len(run)
    return joined


def is_question(word: Word) -> bool:
    """Say whether a word asks, once question words were made one."""
    return word.stem in interrogatives()


def _is_in_name(word: Word, said: Sequence[Word]) -> bool:
    """Say whether a capital makes a word part of a name: it is not the first, and not all others have one."""
    return word.is_capitalised and word is not said[0] and not all(other.is_capitalised for other in said)


def turning(said: Sequence[Word], also: Set[str] = frozenset()) -> Iterator[Word]:
    """Give the words that turn a question round or narrow it; as part of a name none does: the Second Lebanon War.

    Args:
        said: The words of a question.
        also: The stems of others that do.
    """
    turns = listed("never") - {"by"} | also
    return (word for word in said if word.stem in turns and not _is_in_name(word, said))


def _fronted(said: Sequence[Word]) -> list[Word]:
    """Put the preposition of ``to whom did he give`` where ``whom did he give to`` has it."""
    if len(said) > 2 and said[0].stem in _FRONTED and said[1].stem in {"who", "what"}:
        return [*said[1:], replace(said[0], text=said[0].text.lower())]
    return list(said)


def _where(said: Sequence[Word]) -> list[Word]:
    """Read ``which countries does he work in`` as ``where does he work``."""
    asks = len(said) > 3 and said[0].stem in {"which", "what"} and said[1].stem in listed("areas")
    if asks and said[-1].stem in {"in", "at"}:
        return [replace(said[0], text="where", stem="where"), *said[2:-1]]
    return list(said)


def _with_last_asked_first(said: Sequence[Word]) -> list[Word]:
    """Read ``he met whom`` as ``whom did he meet``."""
    if len(said) > 1 and said[-1].stem in {"who", "what", "when", "where"} and not any(map(is_question, said[:-1])):
        if said[-2].stem == "by":
            return list(said)
        return [said[-1], *said[:-1]]
    return list(said)


def _unreversed(said: Sequence[Word]) -> list[Word]:
    """Let the giver tell what the receiver told: ``who got money from Iran`` is ``whom did Iran fund``."""
    table = entries("reversed")
    for place in range(len(said)):
        length = table.longest(said, place)
        if not length:
            continue
        run = said[place : place + length]
        verb = replaced(run, table.meaning(run))
        asked = [word for word in said[:place] if is_question(word)]
        receiver = [word for word in said[:place] if not is_question(word) and word.stem not in AUXILIARIES]
        giver = list(said[place + length :])
        if asked and not receiver:
            return [*asked, *giver, verb]
        if all(map(is_question, giver)):
            return [*(asked or giver), verb, *receiver]
        return [*asked, *giver, verb, *receiver]
    return list(said)


def _active(said: Sequence[Word], known: frozenset[str]) -> list[Word]:
    """Turn a passive to the active voice; where nobody says by whom, a mark keeps it from being read as active."""
    be = next((place for place, word in enumerate(said) if word.stem == "be"), None)
    if be is None or any(word.stem == "do" for word in said[:be]):
        return list(said)
    while be + 1 < len(said) and said[be + 1].stem == "be":
        be += 1
    verb = next((p for p in range(be + 1, len(said)) if said[p].is_participle and said[p].sense in known), None)
    if verb is None:
        return list(said)
    head = [word for word in said[:be] if word.stem not in AUXILIARIES]
    between = [word for word in said[be + 1 : verb] if word.stem not in AUXILIARIES]
    rest = list(said[verb + 1 :])
    by = next((place for place, word in enumerate(rest) if word.stem == "by"), None)
    tail, agent = (rest, []) if by is None else (rest[:by], rest[by + 1 :])
    asked = [word for word in head if is_question(word)]
    by_whom = any(word.stem == "by" for word in head) or (by is not None and not agent and bool(asked))
    if between:
        if by_whom:
            return [*asked, said[verb], *between, *tail]
        if agent and all(map(is_question, agent)):
            return [*agent, said[verb], *between, *tail]
        if asked and asked[-1].stem in {"who", "what"} and not agent:
            return [*head, PASSIVE, said[verb], *between, *tail]
        return [*head, *agent, said[verb], *between, *tail]
    if asked:
        # Whatever was done to bases by somebody, “bases” are no part of his name.
        is_of_a_sort = asked[-1].stem == "what" and any(_is_plain_noun(word, known) for word in head)
        return [*head, *([] if agent and not is_of_a_sort else [PASSIVE]), *agent, said[verb], *tail]
    if agent:
        return [*agent, said[verb], *head, *tail]
    return [said[verb], *head, *tail]


def _is_plain_noun(word: Word, known: frozenset[str]) -> bool:
    """Say whether a word is a noun that no query knows, and no name."""
    small = listed("empty") | listed("never") | listed("pronouns") | prepositions().keys() | {POSSESSIVE, "by"}
    return not (word.is_slot or word.is_capitalised or is_question(word) or word.stem in small or word.sense in known)


def _possessives_turned(said: Sequence[Word], known: frozenset[str]) -> list[Word]:
    """Read ``Soleimani's funeral`` as ``funeral of Soleimani``, where a funeral is something that queries know."""
    turned = list(said)
    for place, word in enumerate(said):
        if word.stem != POSSESSIVE or place + 1 >= len(said) or not _is_noun(said[place + 1], known):
            continue
        begin = place
        while begin > 0 and _may_be_named(said[begin - 1], known):
            begin -= 1
        if begin < place:
            owner = said[begin:place]
            turned[begin : place + 2] = [said[place + 1], Word("of", "of"), *owner]
            break
    return turned


def _is_noun(word: Word, known: frozenset[str]) -> bool:
    return word.sense in known or word.stem in agents()


def _may_be_named(word: Word, known: frozenset[str]) -> bool:
    if word.is_slot or word.stem == "the" or (word.is_capitalised and not is_question(word)):
        return True
    return not (
        is_question(word)
        or word.stem in AUXILIARIES | listed("never") | listed("empty") | listed("pronouns")
        or word.stem in prepositions()
        or word.sense in known
    )


def _agents_as_verbs(said: Sequence[Word]) -> list[Word]:
    """Read ``the commander of the force`` as ``who commanded the force``."""
    turned: list[Word] = []
    for place, word in enumerate(said):
        if word.stem in agents() and place + 1 < len(said) and said[place + 1].stem in {"of", "behind"}:
            turned.append(replaced([word], agents()[word.stem]))
        elif not (word.stem in {"of", "behind"} and place and said[place - 1].stem in agents()):
            turned.append(word)
    return turned


@cache
def agents() -> Mapping[str, str]:
    """Give, for each noun that names who does it, the verb."""
    return {run[0]: meaning for run, meaning in entries("agents").meanings.items()}


def _apart(said: Sequence[Word], cost: float) -> Wording:
    asked = next((word.stem for word in said if is_question(word)), None)
    rest = list(said)
    if asked is not None:
        rest.pop(next(place for place, word in enumerate(said) if is_question(word)))
    return Wording(asked, tuple(rest), cost)
