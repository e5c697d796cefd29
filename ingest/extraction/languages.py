"""Languages: which paragraphs of a document an extractor can read that reads some languages only."""

import unicodedata
from collections import Counter
from collections.abc import Set
from dataclasses import replace
from functools import cache

from ingest.extraction.source import Source
from ingest.reading.language import FEWEST_LETTERS, SURE, SUREST, detect

_SCRIPTS = {
    "ARABIC": "ar ary arz azb ckb fa ks ps sd sdh ug ur uzs",
    "HEBREW": "hbo he yi",
    "CYRILLIC": "ab av ba be bg ce cv kk kv ky mk mn os ru sr tg tt uk",
    "GREEK": "el grc",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ETHIOPIC": "am ti",
    "DEVANAGARI": "gom hi mr ne sa",
    "BENGALI": "as bn",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "THAI": "th",
    "LAO": "lo",
    "MYANMAR": "my",
    "KHMER": "km",
    "TIBETAN": "bo dz",
    "CJK": "ja wuu yue zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
}
"""The languages that are written in each script, by ISO 639 code; the others are written in Latin letters. Scripts are
called as the names of their letters begin in Unicode."""

_LATIN = "LATIN"
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
"""What of ASCII is no letter."""


def legible(source: Source, languages: Set[str]) -> Source:
    """Leave of a document what is in some languages.

    Of a document in one of them, or in nobody knows which, paragraphs in the letters of others go. Of a document in
    another language only those paragraphs stay that are surely in one of them; where that language is written in other
    letters, and some of it is, all stay that are in the letters of one of them and not clearly in a third language.

    Args:
        source: The document.
        languages: Their ISO 639 codes.

    Returns:
        The document with those paragraphs; it has none where there are none.
    """
    said = source.document.language
    scripts = frozenset(script for code in languages for script in _written_in(code))
    texts = [(passage, source.text[passage.start : passage.end]) for passage in source.passages]
    left = [(passage, text) for passage, text in texts if _is_in_letters(text, scripts)]
    if said is not None and said not in languages:
        others = frozenset(_written_in(said)) - scripts
        if others and not others.isdisjoint(_scripts(source.text)):
            left = [one for one in left if _may_be_in(_without(one[1], others), languages)]
        else:
            left = [one for one in left if _is_surely_in(one[1], languages)]
    found = tuple(passage for passage, _ in left)
    return source if len(found) == len(source.passages) else replace(source, passages=found)


def beyond(source: Source, left: Source, name: str) -> str | None:
    """Say what of a document an extractor cannot read.

    Args:
        source: The document.
        left: What of it is legible to the extractor.
        name: What the extractor is called.

    Returns:
        A remark; None where it reads everything.
    """
    if not left.passages:
        what = f"is in {source.document.language}, which is" if source.document.language else _letters(source.text)
        return f"{what} beyond {name}; read and kept, and nothing is proposed by it"
    if missing := len(source.passages) - len(left.passages):
        many = f"{missing:,} paragraphs are" if missing > 1 else "1 paragraph is"
        return f"{many} in a language beyond {name}: read and kept, with nothing proposed"
    return None


def _letters(text: str) -> str:
    found = _scripts(text).most_common(1)
    script = found[0][0].capitalize() if found else _LATIN.capitalize()
    return f"is written in {script if script != 'Cjk' else 'Chinese'} letters, which are"


def _scripts(text: str) -> Counter[str]:
    """Count the letters of each script."""
    found: Counter[str] = Counter()
    for sign, number in Counter(text).items():
        if sign.isalpha():
            found[_script(sign)] += number
    return found


def _written_in(code: str) -> tuple[str, ...]:
    return tuple(script for script, codes in _SCRIPTS.items() if code in codes.split()) or (_LATIN,)


def _is_in_letters(text: str, scripts: Set[str]) -> bool:
    """Say whether at least half of the letters of a paragraph are of some scripts; one without letters is."""
    if _LATIN in scripts:
        plain = text.encode("ascii", "ignore")
        if len(plain.translate(None, _NO_LETTERS)) >= len(text) - len(plain):
            return True  # more letters of ASCII than other signs
    letters = _scripts(text)
    return 2 * sum(letters[script] for script in scripts) >= letters.total()


def _is_surely_in(text: str, languages: Set[str]) -> bool:
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return False
    code, sureness = detect(text)
    return code in languages and sureness >= SUREST


def _may_be_in(text: str, languages: Set[str]) -> bool:
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return True
    code, sureness = detect(text)
    return code in languages or sureness < SURE


def _without(text: str, scripts: Set[str]) -> str:
    """Give a text without the letters of some scripts: “Omar Farid (عمر فريد) fled” is in none that has those."""
    return "".join(sign for sign in text if sign.isascii() or _script(sign) not in scripts)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
