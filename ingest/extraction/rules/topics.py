"""Topics: whom a sentence was about, and the next may call “he”. Where two people come into question, it is nobody."""

from collections.abc import Callable, Sequence
from typing import Final

from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.tokens import Tokens

HE: Final = frozenset({"he", "him", "she", "her", "himself", "herself"})
HIS: Final = frozenset({"his", "her"})
HE_OR_HIS: Final = HE | HIS
SUBJECTS: Final = frozenset({"he", "she"})
OBJECTS: Final = frozenset({"him", "her"})
_THEIRS: Final = HIS | {"their"}
_DYING: Final = shipped()["funerals.dying"]
_MADE: Final = shipped()["clauses.made"]
_RELATIONS: Final = shipped()["people.relation"]


class Topics:
    """Tells whom the sentences of one text are about.

    Args:
        tokens: The text.
        mention: What a noun phrase means.
    """

    def __init__(self, tokens: Tokens, mention: Callable[[Chunk], Mention | None]) -> None:
        self._tokens = tokens
        self._mention = mention

    def after(
        self,
        clauses: Sequence[Clause],
        mentions: Sequence[Mention],
        *,
        before: Record | None,
        now: Record | None,
        start: int,
        end: int,
    ) -> tuple[Record | None, bool]:
        """Tell whom the sentence after one may call “he”.

        Args:
            clauses: The clauses of the sentence.
            mentions: Its mentions.
            before: Whom the sentence before it was about.
            now: Whom it has been about so far.
            start: Its first token.
            end: The token after its last.

        Returns:
            Who that is, and whether it is doubtful: the sentence does no more than name him.
        """
        main = [clause for clause in clauses if clause.subject and not clause.relative and clause.governor is None]
        people = [person for clause in main if (person := self._person_of(clause.subject[0])) is not None]
        if any(self._is_still_about(clause, before, start) for clause in main) or before in people:
            return before, not people
        if people:
            return self._of_those_who_act(main, people, before, start), False
        if any(self._tokens.lows[clause.subject[0].start] in SUBJECTS for clause in clauses if clause.subject):
            return None, True  # about somebody who could not be told
        done_to = [
            person
            for clause in main
            if not clause.verb.passive
            for chunk in clause.object[:1]
            if (person := self._person_of(chunk)) is not None
        ]
        if len(done_to) == 1:
            return done_to[0], True  # “A bomb hit Farid, who had met Nader. He …”
        named = {
            mention.record.key: mention.record for mention in mentions if mention.type == "Person" and mention.record
        }
        if not named:
            return now, True
        # “Many, among them Nader, called for his removal”: whom the next sentence calls “he”, nobody can tell.
        is_his = before is not None and not HE_OR_HIS.isdisjoint(self._tokens.lows[start:end])
        return None if is_his or len(named) > 1 else next(iter(named.values())), True

    def _of_those_who_act(
        self, main: Sequence[Clause], people: Sequence[Record], before: Record | None, start: int
    ) -> Record | None:
        """Tell whom the next sentence may call “he” of those who do something in one."""
        if self._is_of_family(start):
            # “His father, Nader, had come from Aden. He …” goes on with whose father he was; else he may be either.
            # Nor is he “he” who is dead: “His brother was killed. He …”.
            is_over = "had" in main[0].verb.auxiliaries or main[0].verb.head in _DYING
            return before if is_over else None
        are_several = sum(self._person_of(chunk) is not None for chunk in main[0].subject) > 1
        # “Nader praised him”: of whom the next “he” is, nobody can tell who cannot tell who “him” is.
        is_of_two = any(self._is_unknown(chunk) for clause in main for chunk in clause.object)
        return None if are_several or is_of_two else people[0]

    def _is_unknown(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is “him” or “her”, and nobody knows whom it means."""
        is_him = chunk.end - chunk.start == 1 and self._tokens.lows[chunk.start] in OBJECTS
        return is_him and self._person_of(chunk) is None

    def _is_of_family(self, start: int) -> bool:
        """Whether the sentence begins with somebody of the family of whom the one before was about: “His father”."""
        lows = self._tokens.lows
        return lows[start] in _THEIRS and not _RELATIONS.isdisjoint(lows[start + 1 : start + 4])

    def _is_still_about(self, clause: Clause, before: Record | None, start: int) -> bool:
        """Whether it is done to him whom the sentence before was about: “Nader appointed Farid. He …”.

        Of other verbs than those of appointing, where he is “him”, and who does it is first named here.
        """
        whom = clause.object[0] if clause.object and not clause.verb.passive else None
        if before is None or whom is None or self._person_of(whom) is not before:
            return False
        doer = self._person_of(clause.subject[0])
        if doer is None or doer is before:
            return False
        is_him = whom.end - whom.start == 1 and self._tokens.lows[whom.start] in OBJECTS
        is_new = all(span.start >= self._tokens.starts[start] for span in doer.spans)
        return clause.verb.head in _MADE or (is_him and is_new)

    def _person_of(self, chunk: Chunk) -> Record | None:
        mention = self._mention(chunk)
        return mention.record if mention is not None and mention.type == "Person" else None
