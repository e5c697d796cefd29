"""The pictures of the vocabulary show every relationship once, and are those that the page refers to."""

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

from schema.appearance import appearances
from schema.pictures import pictures
from schema.reference import reference
from schema.vocabulary import Vocabulary

DOCS = Path(__file__).parents[2] / "docs"
SVG = "{http://www.w3.org/2000/svg}"


def test_every_relationship_is_drawn_once(vocabulary: Vocabulary) -> None:
    roots = [Xml.fromstring(picture) for picture in pictures(vocabulary).values()]
    words = [text.text for root in roots for text in root.iter(f"{SVG}text")]
    predicates = [relationship.predicate for relationship in vocabulary.relationships]
    assert sorted(word for word in words if word in predicates) == sorted(predicates)


def test_chips_have_the_colours_of_their_types(vocabulary: Vocabulary) -> None:
    colours = {look.colour for look in appearances(vocabulary).values()}
    drawn = {
        chip.get("fill")
        for picture in pictures(vocabulary).values()
        for chip in Xml.fromstring(picture).iter(f"{SVG}rect")
    }
    assert colours <= drawn


def test_the_page_shows_the_pictures_that_there_are(vocabulary: Vocabulary) -> None:
    """`make generated` writes them again."""
    referred = re.findall(r"\]\(pictures/(.*?\.svg)\)", reference(vocabulary, "pictures"))
    assert referred == list(pictures(vocabulary))
    for name, picture in pictures(vocabulary).items():
        assert (DOCS / "pictures" / name).read_text(encoding="utf-8") == picture
    assert "pictures/" not in reference(vocabulary)
