"""Score: right, wrong and missed, and what comes of them."""

from dataclasses import dataclass, field


@dataclass
class Score:
    """Right, wrong and missed.

    Args:
        errors: What was wrong or missed, for whoever improves it.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def count(self, found: bool, missed: str) -> None:
        """Count what should be found.

        Args:
            found: Whether it was.
            missed: What to say of it where it was not.
        """
        if found:
            self.right += 1
        else:
            self.missed += 1
            self.errors.append(missed)
