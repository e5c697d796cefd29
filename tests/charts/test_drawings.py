"""Drawings hold every name as text, set no words upon others, and become pictures of their size."""

import math
import re
import struct
import sys
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import pytest
import typst

from charts import figure, letters, raster, svg, timeline
from charts.lettering import BOLD, Box, Room, cut, fold, width
from charts.letters import lost
from charts.made import Made
from charts.network import Network, Node, Tie
from charts.svg import NAMESPACE
from schema.appearance import appearances
from schema.errors import WorkError
from schema.vocabulary import Vocabulary

DRAWINGS = {"figure": figure.draw, "timeline": timeline.draw}


@pytest.mark.parametrize("kind", DRAWINGS)
def test_names_are_text_and_never_elements(kind: str, everything: Network, vocabulary: Vocabulary, made: Made) -> None:
    root = fromstring(svg.standalone(DRAWINGS[kind](everything, appearances(vocabulary), made)))
    tags = {one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in root.iter()}
    assert tags <= {
        "svg", "title", "desc", "style", "rect", "g", "path", "text", "tspan", "line", "defs", "linearGradient", "stop",
    }  # fmt: skip
    titles = [one.text for one in root.iter(f"{{{NAMESPACE}}}title")]
    assert titles[0] == "Who led </title> whom & when?"
    assert any("<b>Harbour Watch</b>" in (title or "") for title in titles)


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_picture_has_two_dots_to_each_pixel_of_its_drawing(
    kind: str, everything: Network, vocabulary: Vocabulary, made: Made
) -> None:
    drawing = DRAWINGS[kind](everything, appearances(vocabulary), made)
    told: list[str] = []
    # Few machines have a font for the ship.
    picture = raster.png(svg.standalone(drawing).replace("🚢", ""), told.append)
    assert told == []
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", picture[16:24])
    assert (wide, high) == pytest.approx(
        (2 * float(drawing.get("width", 0)), 2 * float(drawing.get("height", 0))), abs=3
    )


def test_a_drawing_as_long_as_a_street_is_made_coarser_rather_than_refused() -> None:
    size = 'viewBox="0 0 100 40000" width="100" height="40000"'
    street = f'<svg xmlns="{NAMESPACE}" {size}><rect width="9" height="9"/></svg>'
    told: list[str] = []
    wide, high = struct.unpack(">II", raster.png(street, told.append)[16:24])
    assert told == []
    assert (wide, high) == pytest.approx((40, raster.LONGEST), abs=3)


def test_letters_that_no_font_has_are_told_and_those_that_one_has_are_not() -> None:
    told: list[str] = []
    drawing = f'<svg xmlns="{NAMESPACE}" viewBox="0 0 9 9"><text>Жанна \U0010fffd مريم {"e" + chr(0x301)}</text></svg>'
    assert raster.png(drawing, told.append)[:4] == b"\x89PNG"
    assert told == [
        "No font of this machine has U+10FFFD: boxes stand instead. Install one that has them, or ask for SVG, "
        "which is drawn with the fonts of whoever reads it."
    ]
    assert lost("Жанна مريم Ελένη\u200d\ufe0f") == ""


def test_letters_that_typst_brings_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    brought = "".join(filter(letters._BROUGHT.fullmatch, map(chr, range(sys.maxunicode))))
    brought = "".join(letter for letter in brought if unicodedata.category(letter)[0] not in "CZM")
    assert set("“Жанна”—Ελένη’sfaçade…Ἀχιλλεύς,Dương") < set(brought)
    # A file for archives is refused where a letter has no glyph.
    assert typst.compile(
        letters._DOCUMENT, format="pdf", pdf_standards="a-2b", sys_inputs={"letters": brought}, ignore_system_fonts=True
    )
    monkeypatch.setattr(letters, "_DOCUMENT", b"#stumble")
    assert lost(brought) == ""
    # What goes wrong otherwise is not taken for letters that are all there.
    with pytest.raises(WorkError, match="cannot be found out: unknown variable: stumble"):
        lost(f"{brought} مريم")


def test_a_long_name_without_any_space_is_broken_and_whom_one_asked_about_is_always_named(
    vocabulary: Vocabulary, made: Made
) -> None:
    name = "Panzergrenadierbataillon" * 9
    crowd = [Node(f"e{number}", "A name " * 9, "Person") for number in range(300)]
    network = Network(
        (*crowd, Node("z", name, "Organization", asked=True)), tuple(Tie("z", one.id, "LED", (), 1) for one in crowd)
    )
    root = figure.draw(network, appearances(vocabulary), made)
    named = list(_names(root))
    (asked,) = (words for words, _ in named if words.startswith("Panzer"))
    assert name.startswith(asked.removesuffix("…"))
    # It takes its room as every name does, though others go without: none lies upon another.
    without = next(told for told in root.itertext() if told.startswith("without a name for want of room: "))
    assert int(without.split(": ")[1]) == len(network.nodes) - len(named) > 0
    assert [(one, other) for (one, at), (other, there) in combinations(named, 2) if at.meets(there)] == []


def _names(root: Element) -> Iterator[tuple[str, Box]]:
    """Give the names of a figure, and the room that each takes."""
    for text in root.iter("text"):
        if text.get("class") == "halo":
            size, lines = float(text.get("font-size", 0)), list(text.iter("tspan"))
            wide = max(width(line.text or "", size) for line in lines) * (BOLD if text.get("font-weight") else 1)
            middle, top = float(lines[0].get("x", 0)), float(lines[0].get("y", 0)) - size
            box = Box(middle - wide / 2, top, middle + wide / 2, top + len(lines) * size * 1.2)
            yield "".join(line.text or "" for line in lines), box


def test_characters_that_xml_has_no_place_for_are_left_out() -> None:
    assert svg.printable("a\x00b\x0bc\ud800d\uffffe\tf") == "abcde\tf"


def test_who_has_no_room_for_a_name_is_counted(vocabulary: Vocabulary, made: Made) -> None:
    crowd = Network(tuple(Node(f"e{number}", "A name " * 9, "Person") for number in range(400)), ())
    root = figure.draw(crowd, appearances(vocabulary), made)
    told = "".join(root.itertext())
    named = told.count("A name A name")
    assert named or "without a name for want of room" in told


def test_only_free_room_is_given_away() -> None:
    room = Room()
    boxes = [Box(x, 0, x + 30, 10) for x in (0, 10, 200, 31)]
    given = [box for box in boxes if room.first_free([box]) is not None]
    assert given == [boxes[0], boxes[2], boxes[3]]
    assert not any(one.meets(other) for one, other in combinations(given, 2))


def test_words_are_folded_and_cut_to_their_room() -> None:
    lines = fold("Family of Qasem Soleimani and of those who came with them", 90, 12)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    broken = fold("Donaudampfschifffahrtsgesellschaft", 90, 12, most=9)
    assert "".join(broken) == "Donaudampfschifffahrtsgesellschaft"
    assert max(width(line, 12) for line in broken) <= 90
    # What is read as one letter stays one.
    assert fold("e\u0301" * 20, 30, 12, most=30) == ["e\u0301" * 4] * 5
    short = cut("Somebody with a name that is far too long", 100, 12)
    assert short.endswith("…")
    assert width(short, 12) <= 100


def test_a_name_makes_way_for_the_lines_of_its_node_and_a_tie_is_named_upon_its_line(
    vocabulary: Vocabulary, made: Made
) -> None:
    around = [Node(f"e{number}", f"Leaf {number}", "Person") for number in range(4)]
    ties = [Tie("hub", node.id, "LED", (), 1) for node in around]
    root = figure.draw(
        Network((Node("hub", "The Hub of it", "Person"), *around), tuple(ties)), appearances(vocabulary), made
    )
    named = {"".join(text.itertext()): text for text in root.iter("text")}
    span = next(named["The Hub of it"].iter("tspan"))
    half = width("The Hub of it", 12) / 2
    paths = [one.get("d", "") for one in root.iter("path") if one.get("class") == "tie"]
    ends = [tuple(float(number) for number in re.findall(r"[\d.]+", path)) for path in paths]
    assert len(ends) == 4
    for from_x, from_y, _, _, to_x, to_y in ends:
        for part in (0.0, 0.25, 0.5, 0.75, 1.0):
            x, y = from_x + part * (to_x - from_x), from_y + part * (to_y - from_y)
            hides = abs(x - float(span.get("x", 0))) < half and -12 < y - float(span.get("y", 0)) < 2
            assert not hides
    middles = [
        (
            float(box.get("x", 0)) + float(box.get("width", 0)) / 2,
            float(box.get("y", 0)) + float(box.get("height", 0)) / 2,
        )
        for box in root.iter("rect")
        if box.get("class") == "ground" and box.get("x")
    ]
    assert len(middles) == 4
    for middle in middles:
        assert (
            min(
                abs(math.dist(middle, end[:2]) + math.dist(middle, end[4:]) - math.dist(end[:2], end[4:]))
                for end in ends
            )
            < 1
        )
