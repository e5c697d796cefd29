"""Government: how firmly an infinitive or a gerund is put by the verb or noun that it hangs on."""

from typing import Final

from ingest.extraction.rules.chunks import NOUN, PREPOSITION, VERB
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.putting import Putting, weaker
from schema.claims import Modality, Polarity

_ACCUSING: Final = shipped()["putting.accusing"]
_ALLEGED: Final = shipped()["hedges.alleged"]
_ASSESSED: Final = shipped()["hedges.assessed"]
_SPEECH: Final = shipped()["speech.neutral"]
_DENYING: Final = shipped()["speech.denying"]
_INTENDED: Final = shipped()["before-verbs.intended"]
_DENIED: Final = shipped()["before-verbs.denied"]
_FACTUAL: Final = shipped()["before-verbs.factual"]
_HELD: Final = shipped()["before-verbs.held"]
_PREVENTING: Final = shipped()["putting.preventing"]
_ENDING: Final = shipped()["putting.ending"]
_PLAYED: Final = shipped()["putting.played"]
_ANSWERING: Final = shipped()["putting.answering"]
_ANSWERING_PASSIVE: Final = shipped()["putting.answering-passive"]
_OWNING: Final = shipped()["putting.owning"]
_ANSWERS: Final = shipped()["putting.answers"]
_RESPONSIBLE: Final = shipped()["putting.responsible"]
_CLEARING: Final = shipped()["putting.clearing"]
_CONFESSING: Final = shipped()["putting.confessing"]
_BOASTING: Final = shipped()["putting.boasting"]
_DONE_OF: Final = shipped()["putting.done-of"]
_NOT_QUITE: Final = shipped()["putting.not-quite"]
_SUSPECTING: Final = shipped()["contents.alleged"]
_OF: Final = frozenset({"of", "to"})
_LISTING: Final = frozenset({"add", "list", "place"})
"""Verbs of putting somebody on a list, for what he is said to have done."""
_REAL_AFTER: Final = frozenset(
    {"by", "after", "in", "while", "since", "before", "despite", "with", "besides", "when", "upon", "through"}
)


def of_infinitive(clause: Clause, governor: Clause, word: str, noun: str, putting: Putting) -> Putting:
    """Put what an infinitive says: “ordered to attack”, “failed to attack”.

    Args:
        clause: The clause.
        governor: The clause that it hangs on.
        word: The verb of that, as it is written.
        noun: The noun that it hangs on: “a plan to”.
        putting: How it is put by what that hangs on.
    """
    if "have" in clause.verb.auxiliaries and (
        word in _SPEECH
        or word in _ALLEGED
        or word in _ASSESSED
        or governor.verb.head in {"appear", "seem", "believe", "accuse", "claim"}
    ):
        speaker = (
            tuple(governor.subject) if not governor.verb.passive and governor.verb.head == "claim" else putting.speaker
        )
        return weaker(putting, Modality.ALLEGED)._replace(speaker=speaker)
    if governor.verb.passive and word in _HELD and clause.index == governor.index + 1:
        return weaker(putting, Modality.ALLEGED)  # “is believed to lead the brigade”
    if noun == "able" and governor.verb.form == "past":
        return putting
    if word in _DENIED or noun in _DENIED:
        return putting._replace(polarity=Polarity.DENIES)
    is_direct = clause.index == governor.index + 1
    if is_direct and word in _FACTUAL and word not in _INTENDED:
        return putting
    return weaker(putting, Modality.INTENDED)


def of_participle(clause: Clause, governor: Clause, word: str, putting: Putting) -> Putting:
    """Put what a gerund says: “accused of attacking”, “denied attacking”, “without attacking”.

    Args:
        clause: The clause.
        governor: The clause that it hangs on.
        word: The verb of that, as it is written.
        putting: How it is put by what that hangs on.
    """
    previous = clause.previous
    if word in _DENYING and "having" in clause.verb.auxiliaries:
        return putting._replace(polarity=Polarity.DENIES, speaker=tuple(governor.subject))
    if previous is None:
        return putting
    if previous.tag == PREPOSITION:
        if previous.head == "without":
            return putting._replace(polarity=Polarity.DENIES)
        if previous.head == "against":
            return weaker(putting, Modality.CONDITIONAL)  # “warned Farid against killing”, “voted against arming”
        is_accused = governor.verb.head in _ACCUSING and (
            previous.head in {"of", "for", "with"} or clause.chunks[clause.index - 2].head in _PLAYED
        )
        if is_accused or (governor.verb.head in _LISTING and previous.head == "for"):
            speaker = tuple(governor.doers)
            return weaker(putting, Modality.ALLEGED)._replace(speaker=speaker or putting.speaker)
        if previous.head == "from" and (word in _DENIED or governor.verb.head in _PREVENTING):
            return putting._replace(polarity=Polarity.DENIES)
        if previous.head == "for" and (said := _of_what_is_answered_for(clause, governor, word, putting)) is not None:
            return said
        if previous.head in _OF and (said := _of_what_is_owned_up_to(clause, governor, word, putting)) is not None:
            return said
        return putting if previous.head in _REAL_AFTER else weaker(putting, Modality.INTENDED)
    if previous.tag == VERB:
        if word in _DENYING:
            return putting._replace(polarity=Polarity.DENIES, speaker=tuple(governor.subject))
        if governor.verb.head in _ENDING and putting.modality.is_act:
            return putting  # “stopped training the brigade”: it had trained it
        if governor.verb.head in _PREVENTING or word in _DENIED:
            return putting._replace(polarity=Polarity.DENIES)
        return putting if word in _FACTUAL else weaker(putting, Modality.INTENDED)
    if previous.tag == NOUN and (word in _INTENDED or governor.verb.head in _PREVENTING):
        return weaker(putting, Modality.INTENDED)
    return putting


def _of_what_is_answered_for(clause: Clause, governor: Clause, word: str, putting: Putting) -> Putting | None:
    """Put a deed for which somebody answers: “jailed for killing”, “claimed responsibility for killing”."""
    noun, verb = clause.chunks[clause.index - 2], governor.verb
    speaker = tuple(governor.doers) or putting.speaker
    if noun.head in _ANSWERS:
        if word in _DENYING:
            return putting._replace(polarity=Polarity.DENIES, speaker=speaker)
        return weaker(putting, Modality.ALLEGED)._replace(speaker=speaker)
    if verb.head in _OWNING or (verb.head == "be" and noun.head in _RESPONSIBLE):
        return putting
    answers = verb.head in _ANSWERING or (verb.passive and verb.head in _ANSWERING_PASSIVE)
    return weaker(putting, Modality.ALLEGED)._replace(speaker=speaker) if answers else None


def _of_what_is_owned_up_to(clause: Clause, governor: Clause, word: str, putting: Putting) -> Putting | None:
    """Put a deed “of” or “to” which somebody is cleared, suspected or guilty: “acquitted of killing”."""
    before, verb = clause.chunks[clause.index - 2], governor.verb
    noun = before.head if before.tag == NOUN else ""
    speaker = tuple(governor.doers) or putting.speaker
    is_talked_out = verb.head == "talk" and bool(governor.object) and clause.previous is not before
    if verb.head in _CLEARING:
        return putting._replace(polarity=Polarity.DENIES, speaker=speaker)
    if is_talked_out or noun in _NOT_QUITE:
        return putting._replace(polarity=Polarity.DENIES)
    if noun in _SUSPECTING or (noun in _RESPONSIBLE and verb.head == "find"):
        if word in _DENYING:
            return putting._replace(polarity=Polarity.DENIES, speaker=speaker)
        return weaker(putting, Modality.ALLEGED)._replace(speaker=speaker if verb.head == "find" else putting.speaker)
    if verb.head in _BOASTING:
        return weaker(putting, Modality.ALLEGED)._replace(speaker=speaker)
    if noun in _DONE_OF or (verb.head in _CONFESSING and not noun):
        return putting
    return None
