"""Letters: one word of a name, in any script, as the sounds that every transliteration of it shares.

Two forms are made of a word. Its *letters* keep the vowels, folded into three: they tell ``Hasan`` from ``Husayn``.
Its *key* keeps the consonants alone and whether it begins with a vowel, because transliterations from Arabic script
agree on little more (``Muhammad``, ``Mohammed``; ``Hizbullah``, ``Hezbollah``): it finds, and the letters judge.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Arabic script writes long vowels with letters that elsewhere in a word are consonants; what stands here is decided
# before the general romanisation, which drops alif and cannot know where in the word it is.
_ARABIC = str.maketrans(
    {
        "\u200c": "",  # the zero-width non-joiner of Persian compounds
        "\u0640": "",  # tatweel
        "ا": "a",
        "أ": "a",
        "إ": "i",
        "آ": "a",
        "ى": "a",
        "ة": "a",
        "ۀ": "a",
        "ي": "y",
        "ی": "y",
        "ء": "",
        "ئ": "",
        "ؤ": "u",
        "ع": "ʿ",
        "ه": "h",
    }
)
_LATIN = str.maketrans(
    {"š": "sh", "ş": "sh", "ș": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ğ": "gh", "ġ": "gh", "ı": "i", "ḫ": "kh"}
    | {"ḵ": "kh", "ḏ": "dh", "ð": "dh", "þ": "th", "ṯ": "th", "ǧ": "j", "ŭ": "u"}
)
_GREEK = (("ου", "u"), ("ού", "u"), ("ντ", "d"), ("μπ", "b"), ("γκ", "g"))
_MARKS = re.compile("['`´‘’ʻʼʽʾʿˈ′ˋ]")
_ARABIC_WAW = re.compile(r"(?<=\w)و(?!ا)")  # before alif it is a consonant: Jawad
_ARABIC_AYN = re.compile(r"\bʿ(?=\w)")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{3,})")
_PERSIAN_AY = re.compile(r"ه ای\b")
_ARABIC_GOD = re.compile(r"الله\b")
_HAS_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAS_ARABIC = re.compile("[\u0600-\u06ff]")

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^abd[aeiou]{1,2}l(?=\w{2})", "abd"),  # Abdul Aziz, Abdel-Aziz, Abd al-Aziz: the article melts in
        (r"(?<=[aeiouy])h$", ""),  # the written but silent end of -ah, -eh
        (r"ejs$", "ey"),  # the Latvian ending of Slavic names: Sergejs, Lavrovs
        (r"(?<=[aeo]v)s$", ""),
        (r"(?<=[eio])j(?=$|[^aeiouy])", "y"),  # Sergej is Sergey
        (r"(?<=[rnlfsv])ija$", "ia"),  # Marija is Maria
        (r"(?<=[eo])w$", "v"),  # the German and Polish ending of Slavic names
        (r"^x", "s"),
        (r"tsch|tch|ch|cz", "ĉ"),  # marked, like what else must outlive the rules below it
        (r"sch|sh|zh|dh|ts|tz|z", "s"),
        (r"dj", "j"),
        (r"kh", "h"),
        (r"gh|q|ck|g", "k"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"ĉ", "c"),
        (r"w(?=[aeiouy])", "v"),
        (r"w", "u"),
        (r"^y(?=[aeiou])", "ŷ"),  # a consonant where it begins a word
    )
)
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Args:
        text: The word in Latin letters, lower-case, without marks.
        letters: Its sounds, with the vowels folded into a, i and u.
        key: Its consonants, with an ``a`` before them where it begins with a vowel.
    """

    text: str
    letters: str
    key: str

    @property
    def is_number(self) -> bool:
        """Whether it is a figure."""
        return self.text.isdigit()

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter."""
        return len(self.text) == 1 and self.text.isalpha()


def romanise(text: str) -> str:
    """Write a name of any script in lower-case Latin letters, without marks and apostrophes.

    Args:
        text: A name.

    Returns:
        The name in ASCII; what stood between its words still does.
    """
    if text.isascii():
        return _MARKS.sub("", text).lower()
    text = unicodedata.normalize("NFC", text)
    if _HAS_ARABIC.search(text):
        text = _PERSIAN_AY.sub("ه\u200cای", text)  # what the non-joiner joins is often written apart
        text = text.replace("ه\u200c", "e")  # the Persian silent h, shown by the non-joiner after it
        text = _ARABIC_GOD.sub(" allah", text)
        text = _ARABIC_WAW.sub("u", _ARABIC_ARTICLE.sub("al-", text)).translate(_ARABIC)
        text = _ARABIC_AYN.sub("a", text)
    text = text.casefold().translate(_LATIN)
    for written, sound in _GREEK:
        text = text.replace(written, sound)
    if not text.isascii():
        from anyascii import anyascii

        # Every other script, letter by letter; a mark that NFKD sets apart has no ASCII of its own and goes.
        written = anyascii(unicodedata.normalize("NFKC", text))
        # Nobody writes 정은 as the tables do, Jeongeun: it is Jong-un.
        text = written.replace("eo", "o").replace("eu", "u") if _HAS_HANGUL.search(text) else written
    return _MARKS.sub("", text).lower()


@lru_cache(maxsize=65536)
def word(text: str) -> Word:
    """Read one romanised word.

    Args:
        text: A word in lower-case ASCII letters or figures.

    Returns:
        The word with its sounds.
    """
    if text.isdigit():
        number = text.lstrip("0") or "0"
        return Word(number, number, number)
    sounds = text
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    letters = _DOUBLE.sub(r"\1", _VOWELS.sub(_vowel, sounds)).replace("ŷ", "y")
    consonants = re.sub("[aiu]", "", letters)
    key = ("a" if letters[:1] in {"a", "i", "u"} else "") + consonants
    return Word(text, letters or text, key or letters or text)


def _vowel(found: re.Match[str]) -> str:
    run = found[0]
    if any(letter in "iey" for letter in run):
        return "i"
    return "u" if any(letter in "ou" for letter in run) else "a"
