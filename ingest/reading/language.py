"""Languages: which one a text is in, told by its letters and its words."""

import re
from functools import cache
from typing import Any

from ingest.reading.reading import Details

SAMPLE = 4000
"""Characters that are looked at."""

FEWEST_LETTERS = 40
"""Letters under which nothing is said: a name is in any language."""

SUREST = 0.9
"""How sure one must be to contradict what a document says of itself."""

SURE = 0.6
"""How sure one must be of a text of some length that says nothing of itself."""

FEWEST_TO_CONTRADICT = 200

FEWEST_WORDS = 30

MOST_ENGLISH = 0.2
"""The part of a text's words that are English and of no other language, over which it is English."""

_ENGLISH = frozenset(
    {"the", "of", "and", "to", "was", "that", "for", "with", "his", "by", "from", "which", "were", "they", "have"}
    | {"been", "had", "who", "their"}
)

_ADDRESS = re.compile(r"https?://\S+")


def settle(details: Details, text: str) -> tuple[str, ...]:
    """Find the language of a text, and hold against it what the document says.

    Args:
        details: What the document says of itself; its language is set.
        text: The normalised text.

    Returns:
        What a person should know of it.
    """
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < FEWEST_LETTERS or (details.language is not None and letters < FEWEST_TO_CONTRADICT):
        return ()
    code, sureness = detect(sample)
    said = details.language
    if said is None:
        if sureness >= SUREST or (letters >= FEWEST_TO_CONTRADICT and sureness >= SURE):
            details.offer("language", code, "its words")
        return ()
    if code != said and sureness >= SUREST:
        details.language, where = code, details.found["language"]
        details.found["language"] = f"its words; {where} says {said}"
        return (f"is in {code} by its words, where it says {said} of itself",)
    return ()


def detect(text: str) -> tuple[str, float]:
    """Tell the language of a text.

    Args:
        text: A few sentences.

    Returns:
        The ISO 639-1 code, and how sure that is, from 0 to 1.
    """
    words = [word for word in text.casefold().split() if word.isascii()]
    if sum(word in _ENGLISH for word in words) > MOST_ENGLISH * max(len(words), FEWEST_WORDS):
        return "en", 1.0  # Most texts are, and the model takes a second to be read.
    code, sureness = _identifier().classify(_ADDRESS.sub(" ", text))
    return str(code), float(sureness)


@cache
def _identifier() -> Any:
    # Its model is read once for each process, and only where a text is there to be told.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
