"""Names: which entity a name in a question means; more strictly than elsewhere, for nobody said that it is one."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from identity.states import by_adjective, by_capital
from queries.arguments import with_subtypes
from queries.asking.belonging import BODY
from queries.asking.words import is_misspelt, listed, misspelt, prepositions, stem, table, words
from queries.parameters import ANY_ENTITY, Parameter
from schema.errors import AmbiguousName, CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.ranking import Candidate
    from identity.states import State


NEAREST: Final = 3
NAMESAKES: Final = ("Person", "Organization", "Place")
"""The types after whose entities others are called."""

GOVERNMENT: Final = ("Organization",)
STATES: Final = (*GOVERNMENT, "Place")
"""The types of a state and of its country."""


_JOINTS: Final = frozenset(
    {"of", "on", "at", "in", "for", "by", "who", "which", "that", "when", "where", "away", *prepositions()}
    - {"and", "or"}
)

_NAMED_FOR_WHAT_THEY_ARE: Final = ("Event", "Programme", "Work")


class Names:
    """Looks names up, each once.

    Args:
        graph: Where; None where no database is at hand.
        given: What names mean that are not looked up.
    """

    def __init__(self, graph: "Graph | None", given: "Mapping[str, Candidate] | None" = None) -> None:
        self._given = given or {}
        self._look_up = lru_cache(maxsize=None)(self._looked_up)
        self.graph = graph

    def read(self, text: str, parameter: str, declared: Parameter, *, is_place: bool = False) -> "Candidate":
        """Say which entity a name in a question means.

        Args:
            text: The name.
            parameter: The parameter that it fills.
            declared: What that asks for.
            is_place: Whether the question says that something is in it or at it: no government is.

        Returns:
            The entity.

        Raises:
            AmbiguousName: Several are meant equally well.
            CallError: Nothing is called so, or something of another type is.
        """
        types = () if ANY_ENTITY in declared.type else with_subtypes(declared.type)
        if (given := self._given.get(text)) and (not types or given.type in types):
            return given
        try:
            return self._look_up(text, types, parameter)
        except AmbiguousName:
            raise
        except CallError:
            spelt_out = _spelt_out(text)
            if spelt_out != text:
                return self._look_up(spelt_out, types, parameter)
            if not is_place and (found := self.government(text, declared)):
                return found
            raise

    def meant(self, ambiguous: AmbiguousName) -> list["Candidate"]:
        """Give the entities that a name may mean; none where they are more than anybody would look through.

        Args:
            ambiguous: The error that says so.
        """
        from identity.lookup import SHOWN, resolve

        if self.graph is None or len(ambiguous.ids) > SHOWN:
            return []
        return [resolve(self.graph, id_) for id_ in ambiguous.ids]

    def government(self, text: str, declared: Parameter) -> "Candidate | None":
        """Give the state whose capital is named, which does what its government does; None where no state is meant.

        Args:
            text: The name.
            declared: What the parameter that it fills asks for.
        """
        named = by_capital().get(text.lower())
        return self.state(named, declared, GOVERNMENT) if named else None

    def body(self, text: str, declared: Parameter) -> "Candidate":
        """Say which body or state a name or an adjective means: Hizbullah, Iranian.

        Args:
            text: The name or the adjective.
            declared: What the parameter that it fills asks for.

        Raises:
            AmbiguousName: Several are meant equally well.
            CallError: Nothing is called so.
        """
        named = by_adjective().get(text.lower())
        found = self.state(named, declared) if named else None
        return found or self.read(text, BODY, declared)

    def state(self, named: "State", declared: Parameter, kinds: Sequence[str] = STATES) -> "Candidate | None":
        """Give the entity of the graph that is a state, or else its country; None where none is called so.

        Args:
            named: The state.
            declared: What the parameter that it fills asks for.
            kinds: The types that it may have, the likeliest first.
        """
        from identity.lookup import find

        if self.graph is None:
            return None
        wanted = () if ANY_ENTITY in declared.type else with_subtypes(declared.type)
        for kind in kinds:
            types = [each for each in with_subtypes((kind,)) if not wanted or each in wanted]
            for name in (named.name, *named.also) if types else ():
                if found := next((each for each in find(self.graph, name, types=types) if each.exact), None):
                    return found
        return None

    def namesakes(self, text: str, declared: Parameter, entity: "Candidate") -> list["Candidate"]:
        """Give the other entities that a name may mean: every word of it is in theirs.

        Args:
            text: The name.
            declared: What the parameter that it fills asks for.
            entity: Whom it was taken to mean; an entity that is called just so has no namesakes.
        """
        from identity.lookup import find
        from identity.spelling import ALIKE

        if self.graph is None or entity.exact:
            return []
        types = () if ANY_ENTITY in declared.type else with_subtypes(declared.type)
        return [
            other
            for other in find(self.graph, text, types=types)
            if other.id != entity.id
            and other.score >= ALIKE
            and _is_all_of(text, other)
            and _is_of_its_sort(text, other)
        ]

    def _looked_up(self, text: str, types: tuple[str, ...], parameter: str) -> "Candidate":
        from identity.lookup import CLEAR, find, resolve
        from identity.spelling import ALIKE

        if self.graph is None:
            raise ValueError("there is no graph to look names up in")
        try:
            found = resolve(self.graph, text, types=types, parameter=parameter)
        except CallError as unclear:
            likely = [
                each
                for each in find(self.graph, text, types=types)
                if each.exact or each.score >= ALIKE or _is_slip_for(text, each)
            ]
            meant = [each for each in likely if each.exact or (_is_all_of(text, each) and _is_of_its_sort(text, each))]
            if not meant and not isinstance(unclear, AmbiguousName):
                raise
            if not meant:
                raise CallError(
                    f"Nothing in the graph is called “{text}” for {parameter}.",
                    remedy=f"Nearest: {', '.join(each.name for each in likely[:NEAREST])}.",
                ) from None
            found = meant[0] if len(meant) == 1 else self._namesake(text, types, parameter, unclear)
        if found.exact:
            return found
        if not _is_of_its_sort(text, found):
            raise CallError(
                f"Nothing in the graph is called “{text}” for {parameter}.", remedy=f"Nearest: {found.name}."
            )
        known = find(self.graph, text)
        if types and known and known[0].type not in types and known[0].score > found.score + CLEAR / 2:
            # Daqduq is a person, and his capture, which the name would do for too, is not meant.
            raise CallError(f"“{text}” is {known[0]}, and cannot be the {parameter}.")
        if _is_all_of(text, found):
            return found
        # What a name lacks may be all that the question is about: Soleimani's dog is not Soleimani.
        others = [
            each for each in find(self.graph, text, types=types) if each.score >= ALIKE and _is_all_of(text, each)
        ]
        if len(others) != 1:
            raise CallError(
                f"Nothing in the graph is called “{text}” for {parameter}.", remedy=f"Nearest: {found.name}."
            )
        return others[0]

    def _namesake(self, text: str, types: tuple[str, ...], parameter: str, unclear: CallError) -> "Candidate":
        """Take the person, body or place that what else is meant is only called after: no appointment of somebody."""
        from identity.lookup import resolve

        if self.graph is None:
            raise unclear
        wanted = with_subtypes(NAMESAKES)
        narrower = tuple(name for name in wanted if not types or name in types)
        if not narrower or set(narrower) == set(types):
            raise unclear
        try:
            found = resolve(self.graph, text, types=narrower, parameter=parameter)
        except CallError:
            raise unclear from None
        return found


def _spelt_out(text: str) -> str:
    """Write a state's initials as what is said of its own, the U.S. embassy as the American one; and words as spelt."""
    adjectives: Mapping[str, str] = table()["initials"]
    return " ".join(adjectives.get(word.replace(".", ""), misspelt().get(word.lower(), word)) for word in text.split())


def _is_of_its_sort(text: str, candidate: "Candidate") -> bool:
    """Say whether a text says what is named: a death is no celebration of it, though that has every word of it.

    What an event is called always says what it is; of others, a name that goes on behind a noun: a family of somebody.
    """
    said = words(candidate.matched)
    joint = next((place for place, word in enumerate(said) if place and word.stem in _JOINTS), len(said))
    if candidate.type not in _NAMED_FOR_WHAT_THEY_ARE and joint == len(said):
        return True
    while joint > 1 and said[joint - 1].is_participle:
        joint -= 1
    head = said[joint - 1]
    return head.stem in listed("kinds") or any(
        word.sense == head.sense or is_misspelt(word.stem, head.stem) for word in words(text)
    )


def _is_slip_for(text: str, candidate: "Candidate") -> bool:
    """Say whether every word of a text is one of a name, and one at least has a slip of the pen."""
    named = candidate.matched.lower().split()
    stems = {stem(word) for word in named}
    slips = [word for word in text.lower().split() if stem(word) not in stems]
    return bool(slips) and all(
        # Syrian is no slip for Syria.
        word not in by_adjective() and any(is_misspelt(word, other) for other in named)
        for word in slips
    )


def _is_all_of(text: str, candidate: "Candidate") -> bool:
    """Say whether every word of a text is in a name, but for those that say what sort of thing it is."""
    from identity.spelling import explain

    lacking = [match.left for match in explain(text, candidate.matched).matches if match.left and not match.right]
    meant_little = listed("kinds") | listed("empty") | prepositions().keys()
    return all(word in meant_little or stem(word) in meant_little for word in lacking)
