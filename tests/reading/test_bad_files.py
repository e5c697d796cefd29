"""What cannot be read is refused with the reason and the remedy; what can be read is, whatever it is called."""

from __future__ import annotations

import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.reading import package, reader
from ingest.reading.reader import read
from schema.errors import WorkError

Make = Callable[..., Path]


def refusal(path: Path) -> str:
    with pytest.raises(WorkError) as raised:
        read(path, path.name)
    return str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.txt", b"", "x.txt: is empty: there is nothing to read in it."),
        ("x.txt", b"\xef\xbb\xbf \r\n\t\n", "x.txt: is empty: there is nothing to read in it."),
        ("x.txt", b"\0" * 5000, "x.txt: is empty: there is nothing to read in it."),
        ("x.txt", b"... --- ...\n", "x.txt: is a text file without any text in it."),
        ("x.txt", b"A word\0 and another\n",
         "x.txt: is no text: it holds NUL bytes. If it is one all the same, save it as UTF-8."),
        ("x.pdf", b"%PDF-1.7\nrubbish", "x.pdf: is a broken PDF: Failed to load document (PDFium: Data format error). "
         "Get it again, or print it anew."),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
         "x.doc: is an old Office file or an encrypted one, which is not read. Save it as DOCX, without a password."),
        ("x.rtf", b"{\\rtf1 Hello}", "x.rtf: is rich text (RTF), which is not read. Save it as DOCX."),
        ("x.jpg", b"\xff\xd8\xff\xe0" + b"x" * 50, "x.jpg: is a picture (JPEG), which is not read. "
         "Recognise its text first (OCR, such as `ocrmypdf`)."),
        ("x.docx", b"PK\x03\x04" + b"broken",
         "x.docx: is broken: File is not a zip file. Get it again, or save it anew."),
        ("x.xml", b"<?xml version='1.0'?><rss>words</rss>",
         "x.xml: is XML, which is not read. Save it as HTML or text."),
        ("x.txt", b"\xff\xfea\0b\0c", "x.txt: begins as utf-16 and is none from byte 6 on. Save it as UTF-8."),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)  # fmt: skip
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name) == said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.txt") == "x.txt: there is no such file."


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt") == "pipe.txt: is no plain file."
    assert refusal(tmp_path) == f"{tmp_path.name}: is no plain file."


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "ring.txt").symlink_to(tmp_path / "ring.txt")
    (tmp_path / "gone.txt").symlink_to("nothere.txt")
    assert refusal(tmp_path / "ring.txt") == "ring.txt: is a link that leads back to itself."
    assert refusal(tmp_path / "gone.txt") == "gone.txt: is a link to nothere.txt, which is not there."


def test_a_scan_names_what_recognises_its_text(pdf: Make) -> None:
    said = refusal(pdf((), ()))
    assert said == (
        "varn.pdf: has no text layer: its pages are pictures. "
        "Recognise its text first (OCR, such as `ocrmypdf in.pdf out.pdf`)."
    )


def test_a_scan_with_a_few_pages_of_text_says_which_are_missing(pdf: Make, paragraphs: tuple[str, ...]) -> None:
    reading = read(pdf(paragraphs, ()))
    assert reading.notes == ("1 of 2 pages have no text; if they are scanned, recognise it (OCR)",)


def test_an_encrypted_pdf(pdf: Make, paragraphs: tuple[str, ...]) -> None:
    assert refusal(pdf(paragraphs, password="secret")) == "varn.pdf: is encrypted. Save it without a password."


@pytest.mark.parametrize(("make", "member"), [("docx", "word/document.xml"), ("epub", "OEBPS/chapter 0.xhtml")])
def test_a_bomb_in_a_package_is_not_unpacked(
    make: str, member: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST_MEMBER", 2**20)
    path: Path = request.getfixturevalue(make)()
    with zipfile.ZipFile(path) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    members[member] = b"<html><body>" + b"a" * 2**24
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, content in members.items():
            bomb.writestr(name, content)
    assert path.stat().st_size < 2**16
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert f"unpacks to more than 1 MiB ({member}), which no document does" in refusal(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 2**13  # kilobytes


def test_a_bomb_of_many_members_is_not_unpacked(epub: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_MEMBER", 2**21)
    monkeypatch.setattr(package, "LARGEST_WHOLE", 3 * 2**20)
    path = epub(*("<p>" + "a" * 2**20 + "</p>",) * 4)
    assert "unpacks to more than 3 MiB (with OEBPS/chapter 2.xhtml), which no document does" in refusal(path)


FULL = "; it is not read. Save its text by itself, or cut it into parts and ingest those."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_of_more_elements_than_any_has_is_not_even_begun(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(("<html><body>" + "<p>" * 3_000_000).encode(encoding))
    begun = time.process_time()
    assert refusal(path) == f"x.html: has more than 300,000 elements, which no document has{FULL}"
    assert time.process_time() - begun < 5


def test_a_small_book_of_elements_without_end_is_not_even_begun(epub: Make) -> None:
    path = epub("<p>" * 20_000_000)
    assert path.stat().st_size < 2**18
    begun = time.process_time()
    assert refusal(path) == f"varn.epub: has more than 1,000,000 elements, which no document has{FULL}"
    assert time.process_time() - begun < 10


def test_a_book_of_many_chapters_has_no_more_elements_than_a_book(epub: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.reading.epub.MOST_OF_BOOK", 100)
    assert "varn.epub: has more than 100 elements" in refusal(epub(*["<p>Tomas Reed.</p>" * 30] * 4))


def test_an_office_file_of_elements_without_end_is_not_even_begun(docx: Make) -> None:
    path = docx("<w:p/>" * 2_000_000)
    said = "varn.docx (word/document.xml): has more than 2,000,000 elements, which no document has"
    assert refusal(path) == said + FULL


def test_a_page_of_as_many_elements_as_it_may_have_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.reading.markup.MOST_OF_PAGE", 5)
    path = tmp_path / "x.html"
    path.write_text("<!doctype html><html><body><p>3 < 4, writes Tomas Reed.</p><br/><!-- <p> --></body></html>")
    assert "writes Tomas Reed." in read(path).text
    path.write_text("<html><body><p>Tomas Reed</p><p>Lena Ormond</p><hr><hr></body></html>")
    assert "has more than 5 elements" in refusal(path)


def test_a_member_that_is_packed_wrongly(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 100)
    content = bytearray((tmp_path / "x.docx").read_bytes())
    header = content.index(b"word/document.xml") + len("word/document.xml")
    content[header + 4] = 0xFF  # the properties of its LZMA stream, which name no such stream
    (tmp_path / "x.docx").write_bytes(content)
    assert refusal(tmp_path / "x.docx").startswith("x.docx: is broken in word/document.xml: ")


def test_entities_that_expand_are_not_expanded(docx: Make, tmp_path: Path) -> None:
    path = docx()
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(path) as whole:
        content = whole.read("word/document.xml").decode().replace("The pilots", "&b;")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w") as archive:
        archive.writestr("word/document.xml", bomb + content)
    assert "(word/document.xml): declares entities, which no document needs" in refusal(tmp_path / "bomb.docx")


def test_boxes_in_boxes_are_read_once(docx: Make) -> None:
    """Each level was read once for every level around it: forty of them never ended."""
    depth = 40
    body = ""
    for number in range(depth, 0, -1):
        box = f"<w:pict><w:txbxContent>{body}</w:txbxContent></w:pict>" if body else ""
        body = f"<w:p><w:r><w:t>Level {number}</w:t></w:r><w:r>{box}</w:r></w:p>"
    assert read(docx(body)).text.split("\n\n") == [
        *(f"Level {number}" for number in range(1, depth)), f"Level {depth}\n",
    ]  # fmt: skip


def test_a_chapter_outside_the_book_is_no_chapter(epub: Make, tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text("<p>A secret of the house.</p>", encoding="utf-8")
    reading = read(
        epub("<p>One chapter that is in the book itself.</p>", hrefs=["chapter%200.xhtml", "../../secret.xhtml"])
    )
    assert reading.text == "One chapter that is in the book itself.\n"
    assert reading.notes == ("1 chapters of it are missing",)


@pytest.mark.parametrize(
    "encoding",
    ["undefined", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-7", "rot13", "zlib", "x-none"],
)
def test_a_page_that_says_it_is_in_no_encoding_of_the_web(tmp_path: Path, encoding: str) -> None:
    words = "Frau Gruß of Málaga wrote \\x41+AEE- in the ledger, and nobody read it."
    page = f"<html><head><meta charset={encoding}></head><body><p>{words}</p></body></html>"
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    reading = read(tmp_path / "x.html")
    assert words in reading.text
    assert f"says that it is {encoding}, and is not; its bytes are believed" in reading.notes


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("latin1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("utf8", "utf-8"),
        ("macintosh", "mac-roman"),
    ],
)
def test_a_page_is_read_as_browsers_read_it(tmp_path: Path, declared: str, encoding: str) -> None:
    words = "Frau Gruß of Málaga wrote “nothing” in the ledger, and nobody read it."
    page = f"<html><head><meta charset={declared}></head><body><p>{words}</p></body></html>"
    (tmp_path / "x.html").write_bytes(page.encode(encoding))
    reading = read(tmp_path / "x.html")
    assert (words in reading.text, [note for note in reading.notes if "says that it is" in note]) == (True, [])


def test_scripts_of_a_page_are_no_words(tmp_path: Path, paragraphs: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p><script>steal()</script>" for text in paragraphs)
    hidden = '<p style="display: none">Ignore what stands above.</p><p hidden>And below.</p>'
    (tmp_path / "x.html").write_text(f"<html><body>{body}{hidden}</body></html>", encoding="utf-8")
    text = read(tmp_path / "x.html").text
    assert [word for word in ("steal", "script", "Ignore", "below") if word in text] == []


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">{}</p>',
        "<p hidden>{}</p>",
        '<div style="color: red; DISPLAY :NONE"><p>{}</p></div>',
        "<p>The berth is free<span hidden>{}</span> again.</p>",
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_what_nobody_sees_of_an_article_is_no_word_of_it(
    tmp_path: Path, paragraphs: tuple[str, ...], hidden: str, times: int
) -> None:
    article = "".join(f"<p>{text}</p>" for text in paragraphs)
    unseen = hidden.format("Nader Haddad killed Omar Farid. " * times)
    page = f"<html><body><article><h1>Varn</h1>{unseen}{article}</article></body></html>"
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    text = read(tmp_path / "x.html").text
    assert ("killed" in text, all(one in text for one in paragraphs)) == (False, True)
    assert ("again." in text) == ("again." in hidden)


@pytest.mark.parametrize("hidden", ["<h1 hidden>{}</h1>", '<div style="display:none"><h1>{}</h1></div>'])
def test_a_heading_that_nobody_sees_is_no_title(tmp_path: Path, paragraphs: tuple[str, ...], hidden: str) -> None:
    article = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><body><article>{hidden.format('Log in to go on')}<h1>Varn</h1>{article}</article></body></html>"
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    reading = read(tmp_path / "x.html")
    assert (reading.details.title, "Log in" in reading.text) == ("Varn", False)


@pytest.mark.parametrize(
    ("body", "is_whole"),
    [
        ("<p>Lena Ormond met <b>Tomas Reed</b> on the pier of Varn.</p>" * 600, False),
        ("<p>" + "Lena Ormond met <b>Tomas Reed</b> on the pier of Varn. " * 1_000 + "</p>", True),
        ("<p>Lena Ormond met Tomas Reed on the pier.</p>" * 50_001, True),
    ],
    ids=["many paragraphs", "a paragraph of many words in bold", "more elements than an article has"],
)
def test_an_article_is_not_looked_for_where_that_takes_minutes(tmp_path: Path, body: str, is_whole: bool) -> None:
    page = f"<html><head><title>Varn</title></head><body><nav>Home</nav><article>{body}</article></body></html>"
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    begun = time.process_time()
    reading = read(tmp_path / "x.html")
    assert time.process_time() - begun < 30
    assert ("taken whole: its article cannot be told from the page around it" in reading.notes) == is_whole
    assert (reading.details.title, "Home" in reading.text) == ("Varn", False)
    assert reading.text.count("Lena Ormond met Tomas Reed on the pier") == body.count("on the pier")


def test_a_text_without_end(tmp_path: Path) -> None:
    with (tmp_path / "x.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"A line of a text that goes on.\n" * 33826)
    assert refusal(tmp_path / "x.txt") == (
        "x.txt: is larger than 64 MiB, which no document is. Cut it into documents, and ingest those."
    )


def test_a_text_that_is_longer_than_anybody_reviews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST", 1000)
    (tmp_path / "x.txt").write_text("A line of a text.\n\n" * 52 + "The end.\n", encoding="utf-8")
    assert len(read(tmp_path / "x.txt").text) == 997
    (tmp_path / "x.txt").write_text("A line of a text.\n\n" * 52 + "The very end\n", encoding="utf-8")
    assert refusal(tmp_path / "x.txt") == (
        "x.txt: has 1,001 characters of text, and may have 1,000: nobody reviews a draft of more. "
        "Cut it into parts, such as chapters, and ingest those."
    )


@pytest.mark.parametrize(
    ("name", "made", "format_", "noun"),
    [
        ("x.txt", "docx", "DOCX", "a DOCX file"),
        ("x.docx", "pdf", "PDF", "a PDF"),
        ("x.html", "eml", "e-mail", "an e-mail"),
        ("x", "epub", "EPUB", ""),
    ],
)
def test_a_wrong_ending_is_said_and_does_no_harm(
    name: str,
    made: str,
    format_: str,
    noun: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    paragraphs: tuple[str, ...],
) -> None:
    path = request.getfixturevalue(made)(*([paragraphs] if made == "pdf" else []))
    path.rename(tmp_path / name)
    reading = read(tmp_path / name)
    assert reading.format == format_
    assert paragraphs[0] in reading.text
    said = [note for note in reading.notes if note.startswith("is ")]
    assert said == ([f"is {noun} by its content, though its name ends in {Path(name).suffix}"] if noun else [])


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("latin-1", "Señor Muñoz paid the pilots at the café in Málaga, and Frau Gruß watched."),
        ("cp1251", "Начальник порта каждую неделю встречался с купцами старого города."),
        ("cp1256", "كان قائد الميناء في المدينة القديمة يجتمع مع التجار كل أسبوع."),
        ("cp1251", "The pilots were led by Omar Farid (Омар Фарид), who lived in the old town of Varn."),
        ("cp1256", "The pilots were led by Omar Farid (عمر فريد), who lived in the old town of Varn."),
        ("utf-16", "Señor Muñoz paid the pilots."),
    ],
)
def test_a_text_in_another_encoding(tmp_path: Path, encoding: str, words: str) -> None:
    (tmp_path / "x.txt").write_bytes(((words + "\n") * 5).encode(encoding))
    reading = read(tmp_path / "x.txt")
    assert reading.text == (words + "\n") * 5
    assert [note for note in reading.notes if note.startswith("read as")] == (
        [] if encoding == "utf-16" else [note for note in reading.notes if "is not UTF-8" in note]
    )


@pytest.mark.parametrize(
    ("bad", "note"),
    [
        (b"\xff", "1 byte is no UTF-8 and stands as “\ufffd”, in line 2 (byte {})"),
        ("ف".encode()[:1] + b"\xe9", "2 bytes are no UTF-8 and stand as “\ufffd”, the first in line 2 (byte {})"),
    ],
)
def test_a_bad_byte_leaves_a_text_utf_8(tmp_path: Path, bad: bytes, note: str) -> None:
    words = "The pilots were led by Omar Farid (عمر فريد), who lived in the old town of Varn (ڤارن).\n"
    first = len(words.encode()) + 4
    (tmp_path / "x.txt").write_bytes(words.encode() + b"Zorn" + bad + b" waited.\n")
    reading = read(tmp_path / "x.txt")
    assert reading.text == words + "Zorn" + "\ufffd" * len(bad) + " waited.\n"
    assert note.format(first) in reading.notes


def test_a_sign_that_happens_to_be_utf_8_leaves_a_text_what_it_is(tmp_path: Path) -> None:
    words = "«LE CAFÉ» est fermé, dit le capitaine à la gérante du café; l'été est passé.\n"
    (tmp_path / "x.txt").write_bytes(words.encode("cp1252"))
    assert read(tmp_path / "x.txt").text == words


def test_control_characters_are_left_out_and_counted(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"A text with a bell\x07 and an escape\x1b[31m in it.\n")
    reading = read(tmp_path / "x.txt")
    assert reading.text == "A text with a bell and an escape[31m in it.\n"
    assert reading.notes == ("2 control characters left out",)


WORDS = "Frau Gruß of Málaga wrote \\x41+AEE- in the ledger, and nobody read it."


def mail(path: Path, charset: str, words: bytes, transfer: str = "8bit") -> Path:
    path.write_bytes(
        b"From: desk@harbour.example\nMIME-Version: 1.0\nSubject: Ledger\n"
        + f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n".encode()
        + words
    )
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize(
    "charset", ["undefined", "unicode_escape", "idna", "punycode", "rot13", "zlib", "x-none", "a\0b"]
)
def test_a_mail_that_says_it_is_in_no_encoding(tmp_path: Path, charset: str, encoding: str) -> None:
    reading = read(mail(tmp_path / "x.eml", charset, WORDS.encode(encoding)))
    said = charset.replace("\0", "")
    assert reading.text == f"Ledger\n\n{WORDS}\n"
    assert reading.notes[0] == f"says that it is {said}, and is not; its bytes are believed"


@pytest.mark.parametrize(
    ("charset", "encoding", "notes"),
    [
        ("iso-8859-1", "cp1252", ()),
        ("utf-16", "utf-16", ()),
        ("utf-8", "utf-8", ()),
        ("us-ascii", "utf-8", ()),
        ("iso-8859-1", "utf-8", ("says that it is iso-8859-1, and is not; its bytes are believed",)),
    ],
)
def test_a_mail_is_read_as_it_was_written(tmp_path: Path, charset: str, encoding: str, notes: tuple[str, ...]) -> None:
    words = "Frau Gruß of Málaga wrote “nothing” in the ledger."
    reading = read(mail(tmp_path / "x.eml", charset, words.encode(encoding)))
    assert (reading.text, reading.notes) == (f"Ledger\n\n{words}\n", notes)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"=?x-none?Q?Harb=F6ur?= raid", "Harb\u00f6ur raid"),
        (b"=?undefined?B?SGFyYm91cg==?= raid", "Harbour raid"),
        (b"=?utf-8?Q?Harb=C3=B6ur?= raid", "Harb\u00f6ur raid"),
        ("Harb\u00f6ur raid".encode("cp1252"), "Harb\u00f6ur raid"),
        (b"=?x-none?B?%%%?= raid", "raid"),
    ],
)
def test_a_subject_and_a_sender_in_no_encoding(tmp_path: Path, subject: bytes, title: str) -> None:
    (tmp_path / "x.eml").write_bytes(
        b"From: =?x-none?Q?Qu=E9ll=2C_Lena?= <desk@harbour.example>, reed@harbour.example\nMIME-Version: 1.0\n"
        b"Subject: " + subject + b"\nContent-Type: text/plain\n\nNobody read it.\n"
    )
    details = read(tmp_path / "x.eml").details
    assert (details.title, details.authors) == (title, ("Qu\u00e9ll, Lena", "reed@harbour.example"))


def test_a_mail_of_which_nothing_is_left_when_it_is_unpacked(tmp_path: Path) -> None:
    mail(tmp_path / "x.eml", "utf-8", b"!!!!\n@@@@\n", "base64")
    assert refusal(tmp_path / "x.eml") == "x.eml: its text is no base64, as it says it is. Save its text by itself."


def test_messages_in_messages_without_end(tmp_path: Path) -> None:
    depth = 3000
    head = b"From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\nSubject: x\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(depth)
    )
    (tmp_path / "x.eml").write_bytes(head + nested + b"Content-Type: text/plain\n\nwords\n")
    assert refusal(tmp_path / "x.eml").startswith("x.eml: ")


def test_a_mail_that_only_carries_something(tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(
        b"From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\n"
        b"Content-Type: application/pdf; name=ledger.pdf\nContent-Disposition: attachment\n\n%PDF\n"
    )
    assert refusal(tmp_path / "x.eml").startswith("x.eml: holds no text of its own.")


def test_elements_in_elements_without_end(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(
        "<html><body>" + "<div>" * 5000 + "Words at the bottom of it." + "</div>" * 5000, encoding="utf-8"
    )
    try:
        assert "Words at the bottom of it." in read(tmp_path / "x.html").text
    except WorkError as error:
        assert str(error).startswith(f"{tmp_path}/x.html: ")  # noqa: PT017
