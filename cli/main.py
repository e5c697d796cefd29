"""The way in: runs a command, and turns what goes wrong into one sentence and an exit code.

Exit codes: 0 answered (an empty answer too), 1 the work failed, 2 the call was wrong, 3 no database; 130 interrupted.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

INTERRUPTED = 130
COMPLETION = "_DOTS_COMPLETE"
"""The environment variable by which a shell asks for completions."""

GARBAGE = 20_000
"""Objects made and not freed after which Python looks for garbage; its own 700 suits programs that stay small."""

FLAGS = {"--debug": "DOTS_DEBUG", "--quiet": "DOTS_QUIET", "--no-color": "NO_COLOR"}
"""Options that every command takes, wherever they stand, and the environment variables that say the same."""


def main() -> None:
    """Run the command that the shell was given, and exit."""
    # What is imported stays: looking through it for garbage again and again takes a tenth of a short command's time.
    gc.set_threshold(GARBAGE)
    _open_closed_streams()
    interrupts = _Interrupts()
    try:
        code = run(sys.argv[1:])
        interrupts.are_over = code == INTERRUPTED  # as Typer puts it
    except KeyboardInterrupt:
        # Before anything is called, in which another one could be raised.
        interrupts.are_over = True
        code = INTERRUPTED
    if interrupts.are_over:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        from cli import screen

        code = screen.fail(error)
        _forget_output()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command.

    Args:
        arguments: What follows ``dots`` on the command line.

    Returns:
        The exit code.

    Raises:
        KeyboardInterrupt: The user wants no more of it.
    """
    words = _without_flags(arguments)
    if spoilt := next((word for word in words if not word.isprintable() and _is_spoilt(word)), None):
        from cli import screen
        from schema.errors import CallError

        return screen.fail(CallError(f"“{spoilt.encode(errors='replace').decode()}” is not UTF-8."))
    try:
        if words == ["--version"]:
            from cli.version import version

            print(f"dots {version()}")
            return 0
        return _invoke(words)
    except BrokenPipeError:
        # Whoever read the rows has seen enough (`| head`): nothing went wrong.
        _forget_output()
        return 0
    except SystemExit as left:
        # Typer, asked not to exit, does so all the same where the pipe is closed; nothing went wrong there either.
        if not isinstance(left.__context__, BrokenPipeError):
            raise
        _forget_output()
        return 0
    except Exception as error:
        from cli import screen

        return screen.fail(error)


class _Interrupts:
    """Ctrl-C: it interrupts a command, and is not heard any more once the command has ended over it.

    As Python has it, what is pressed twice in a moment ends the program by the signal, with another exit code.
    """

    def __init__(self) -> None:
        self.are_over = False
        # What a shell runs in the background is deaf to Ctrl-C, and stays so.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if not self.are_over:
            raise KeyboardInterrupt


def _open_closed_streams() -> None:
    """Let what goes to a stream that the shell closed (``>&-``) go nowhere; Python leaves None in its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))


def _is_spoilt(word: str) -> bool:
    """Say whether a word of the command line is bytes that no encoding explains."""
    return any("\udc80" <= character <= "\udcff" for character in word)


def _invoke(words: list[str]) -> int:
    # dots uses no plugin of Pydantic's, and looking for one reads what every installed package says of itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a letter gets its code, not a traceback.
            stream.reconfigure(errors="backslashreplace")
    if words[:2] == ["query", "run"] and _is_plain(words[2:]):
        from cli.answer import run as run_query

        return run_query(words[2:])
    if words[:2] == ["query", "list"] and len(words) < 4 and _are_words(words[2:]):
        from cli.library import list_queries

        list_queries("".join(words[2:]))
        return 0
    if words[:2] == ["query", "show"] and len(words) == 3 and _are_words(words[2:]):
        from cli.library import show_query

        show_query(words[2])
        return 0
    if words[:2] == ["query", "find"] and len(words) > 2 and _are_words(words[2:]):
        from cli.library import find_queries

        find_queries(words[2:])
        return 0
    if words[:1] == ["ask"] and _is_plain(words[1:]):
        from cli.question import run as ask

        return ask(words[1:])
    from typer.main import get_command

    from cli.app import app

    code = get_command(app).main(words, prog_name="dots", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _is_plain(words: Sequence[str]) -> bool:
    """Say whether something is asked, and neither its help nor a completion is wanted."""
    return bool(words) and not {"-h", "--help"} & set(words) and COMPLETION not in os.environ


def _are_words(words: Sequence[str]) -> bool:
    """Say whether no option is among words, and no completion is wanted."""
    return not any(word.startswith("-") for word in words) and COMPLETION not in os.environ


def _without_flags(arguments: Sequence[str]) -> list[str]:
    """Take out the options that every command takes, and note them in the environment."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for word in arguments[:end]:
        if word in FLAGS:
            os.environ[FLAGS[word]] = "1"
    return [word for place, word in enumerate(arguments) if place >= end or word not in FLAGS]


def _forget_output() -> None:
    # Python flushes at exit, into a pipe that nobody reads any more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
