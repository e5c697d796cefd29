"""What is left out of a folder: why no document comes in a kind of file, and what can be done about it."""

from collections.abc import Mapping
from typing import NamedTuple


class Reason(NamedTuple):
    """Why files are left out.

    Args:
        what: What they are.
        remedy: What to do, as a sentence.
    """

    what: str
    remedy: str


_OCR = "Recognise their text first (OCR, such as `ocrmypdf`)."
_KINDS: Mapping[str, Reason] = {
    ".csv .tsv": Reason("tables, and no sentences", "Name such a file to keep its rows as a document all the same."),
    ".xls .xlsx .ods": Reason("tables, and no sentences", "Save what is told there as PDF or DOCX."),
    ".doc .rtf .odt .pages .wpd": Reason("office files of another kind", "Save them as DOCX."),
    ".ppt .pptx .odp": Reason("presentations", "Save them as PDF."),
    ".mobi .azw .azw3 .fb2": Reason("books of another kind", "Convert them to EPUB."),
    ".djvu .ps": Reason("pages of another kind", "Convert them to PDF."),
    ".msg .mbox .pst": Reason("mail of another kind", "Save each message as .eml."),
    ".mht .mhtml .webarchive": Reason("archived pages", "Save them as HTML or PDF."),
    ".zip .gz .tgz .tar .rar .7z .bz2 .xz": Reason("archives", "Unpack them, and ingest the folder."),
    ".jpg .jpeg .png .gif .tif .tiff .bmp .webp .heic": Reason("pictures", _OCR),
    ".mp3 .wav .m4a .ogg .mp4 .mov .avi .mkv .webm": Reason("recordings", "Write down what is said first."),
    ".json .jsonl .xml .yaml .yml .toml .sqlite .db": Reason("data", "Name such a file if it is a text after all."),
    ".ann .xmi .spacy": Reason("annotations", "They are read beside a document of their name."),
}
_REASONS = {ending: reason for endings, reason in _KINDS.items() for ending in endings.split()}
_UNKNOWN = Reason("no documents by their names", "Name such a file if it is one.")

ANNOTATED = Reason("named as documents are", "If they are annotations of those, say `--extractor annotations`.")
"""What is said of files beside documents of their names, of a kind that annotations come in."""


def reason(ending: str) -> Reason:
    """Say why files are left out.

    Args:
        ending: What their names end in, in lower case, with the dot; empty where they have no ending.
    """
    return _REASONS.get(ending, _UNKNOWN)
