"""The screen: what is told on the standard error stream, and how any text is made safe for a terminal."""

import errno
import os
import re
import sys
from collections.abc import Callable
from typing import TextIO

from schema.errors import DotsError

# Controls move the cursor or ring; direction marks show letters in another order than they are written.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
CALL_WAS_WRONG = 2
LONGEST_QUOTE = 90
"""Letters of what an error quotes of what was given."""

LONGEST_WORD = 240
"""Those of a word that it names unquoted, such as an option or a path."""

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def clean(text: str) -> str:
    """Write every character that a terminal would obey, and not show, as its escape; line breaks and tabs stay.

    Args:
        text: Any text.
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unsafe_to_sign(text: str) -> str:
    """Write every character that a terminal would obey as one sign, so that the places of the others stay.

    Args:
        text: Any text; line breaks stay, and a tab is a space.
    """
    return _UNSAFE.sub("\ufffd", text).replace("\t", " ")


def styled(text: str, style: str, stream: TextIO) -> str:
    """Give a text in a style where the stream is a terminal and colours are not unwanted.

    Args:
        text: A text.
        style: One of bold, dim, red, green, yellow, cyan.
        stream: Where it will be written.
    """
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if has_colours(stream) else text


def has_colours(stream: TextIO) -> bool:
    """Say whether a stream takes colours: a terminal, unless ``NO_COLOR`` (no-color.org) or a dumb terminal says no."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def counted(number: int, things: str) -> str:
    """Say how many there are of something: ``1 claim``, ``2 claims``, ``1 entity``.

    Args:
        number: How many.
        things: What, in the plural.
    """
    one = f"{things[:-3]}y" if things.endswith("ies") else things.removesuffix("s")
    return f"{number:,} {one if number == 1 else things}"


def is_quiet() -> bool:
    """Say whether the user wants rows and errors only."""
    return bool(os.environ.get("DOTS_QUIET"))


def say(text: str = "") -> None:
    """Tell something on the standard error stream, unless the user wants quiet.

    Args:
        text: A sentence, or several lines.
    """
    if not is_quiet():
        _tell(clean(text))


def title(text: str) -> None:
    """Tell a heading on the standard error stream.

    Args:
        text: The heading.
    """
    if not is_quiet():
        _tell(styled(clean(text), "bold", sys.stderr))


def _tell(text: str) -> None:
    # Where both streams end up in one place, rows and remarks stand there in the order in which they were written.
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)


def report(message: str) -> None:
    """Tell of something that went wrong while other work goes on, as an error is told.

    Args:
        message: What went wrong, and what to do.
    """
    _tell(f"{styled('error:', 'red', sys.stderr)} {clean(message)}")


def confirm(question: str) -> bool:
    """Ask a question that is answered with y or n.

    Args:
        question: The question.

    Returns:
        Whether it was answered with y; False where nobody sits at a terminal.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"{clean(question)} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def fail(error: Exception) -> int:
    """Tell an error as one sentence, with its traceback where ``--debug`` asks for it.

    Args:
        error: What went wrong.

    Returns:
        The exit code.
    """
    if os.environ.get("DOTS_DEBUG"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    if type(error).__name__ == "NoArgsIsHelpError":
        # A group that was called alone: its help says more than an error would.
        print(clean(str(error)), file=sys.stderr, flush=True)
        return CALL_WAS_WRONG
    sentence, code = _told(error)
    print(f"{styled('error:', 'red', sys.stderr)} {clean(_shortened(sentence))}", file=sys.stderr, flush=True)
    return code


def _shortened(sentence: str) -> str:
    """Cut what was given at great length, quoted or as a word of its own: it would hide what is said of it."""

    def cut(longest: int) -> Callable[[re.Match[str]], str]:
        third = longest // 3
        return lambda found: found[0] if len(found[0]) <= longest else f"{found[0][: 2 * third]} … {found[0][-third:]}"

    return re.sub(r"\S+", cut(LONGEST_WORD), re.sub(r"“[^”\n]*”", cut(LONGEST_QUOTE), sentence))


def _told(error: Exception) -> tuple[str, int]:
    if isinstance(error, DotsError):
        # A message that lists candidates ends its last line itself.
        listed = error.message.endswith("\n") and error.remedy
        return f"{error.message}{error.remedy}" if listed else str(error), error.exit_code
    from typer import Abort
    from typer.exceptions import TyperException

    if isinstance(error, TyperException):
        return _usage(error), error.exit_code
    if isinstance(error, Abort):
        return "Stopped.", 1
    kind = type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        return _of_the_system(error), 1
    return f"{kind}: {str(error).strip() or 'no message'} Run it again with --debug to see where.", 1


def _of_the_system(error: OSError) -> str:
    """Say what the operating system refused, and what to do where that is plain."""
    # What is not said to be a file, and fails as a device does, is where the rows go.
    is_output = error.filename is None and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG}
    place = f"{'The standard output' if is_output else error.filename}: " if is_output or error.filename else ""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return f"{place}{error.strerror}.{' Make room there, and run it again.' if full else ''}"


def _usage(error: Exception) -> str:
    """Give one of Typer's own errors in the voice of dots."""
    context = getattr(error, "ctx", None)
    message = " ".join(error.format_message().split()) if hasattr(error, "format_message") else str(error)
    if not message.endswith((".", "?", "!")):
        message += "."
    return f"{message} See `{context.command_path} --help`." if context else message
