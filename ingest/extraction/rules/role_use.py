"""Role use: a role as a text uses it: whose it is, who has it, and whether it is over."""

from dataclasses import dataclass, field

from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import Role
from ingest.extraction.rules.mentions import Mention


@dataclass(eq=False, slots=True)
class RoleUse:
    """A role as a text uses it.

    Args:
        role: The role.
        first: The first token of its sentence.
        start: The first token of its noun phrase.
        end: The token after the role's last word.
        owners: Whose role it is: bodies or people.
        people: Who has it.
        former: It is over, or was what he was at the time told of.
        past: A word before it says that it is over: “the former commander”.
        doubtful: It is one that somebody is said to have: “a suspected member”.
        stop: The token after the owners.
        pronoun: “He” stands for who has it.
        mention: The mention that stands for the noun phrase.
        plural: Several have it.
        verb: The token of the verb that says so; -1 where he is only called so: “the commander, Farid”.
        told: A sentence says of him that he was it, or was made it; it does not only call him so.
        begins: He was made it: it begins with its date.
        ends: He was it no longer: it ends with its date.
        dated: When he was it, where that stands between “was” and its words.
        department: Of what in the body, where that has no name: “finance” of “its head of finance”.
    """

    role: Role
    first: int
    start: int
    end: int
    owners: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    former: bool = False
    past: bool = False
    doubtful: bool = False
    stop: int = 0
    pronoun: int = -1
    mention: Mention | None = None
    plural: bool = False
    verb: int = -1
    told: bool = False
    begins: bool = False
    ends: bool = False
    dated: Dated | None = None
    department: str = ""

    @property
    def title(self) -> str:
        """What who has it is called."""
        return f"{self.role.words} of {self.department}" if self.department else self.role.words

    @property
    def told_title(self) -> str:
        """The same, with whether it is over: no date tells since when he is not it any more."""
        return f"former {self.title}" if self.past else self.title
