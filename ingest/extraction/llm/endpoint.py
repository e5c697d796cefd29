"""The endpoint: which language model is asked, where it answers, and how patiently."""

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from schema.errors import CallError
from schema.settings import FILE, Model, Settings

PREFIX = "DOTS_LLM_"
SMALLEST_CHUNK = 500
"""Characters under which a request would be more instructions than text."""

_REMEDY = (
    "Set DOTS_LLM_URL (such as http://localhost:11434/v1) and DOTS_LLM_MODEL, and DOTS_LLM_KEY where the server asks "
    "for a key; until then nothing leaves this machine."
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks the protocol of OpenAI's chat completions, and the model that is asked there.

    Args:
        url: Where requests are posted to.
        model: What the server calls the model.
        key: The key that it asks for; None where it asks for none.
        timeout: Seconds after which an answer is no longer waited for.
        requests_per_minute: How many requests it takes in a minute; None where that need not be minded.
        chunk: Characters of a document that one request carries at most.
        price_in: What a million tokens of the request cost; None where nobody said.
        price_out: What a million tokens of the answer cost; None where nobody said.
    """

    url: str = field(repr=False)
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = Model.timeout
    requests_per_minute: float | None = None
    chunk: int = Model.chunk
    price_in: float | None = None
    price_out: float | None = None

    @property
    def host(self) -> str:
        """The server's name, as errors call it."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @classmethod
    def read(cls, settings: Settings, environment: Mapping[str, str] = os.environ) -> "Endpoint":
        """Read which model is set: the environment before the settings.

        Args:
            settings: What the user told dots once.
            environment: The variables ``DOTS_LLM_URL``, ``DOTS_LLM_MODEL``, ``DOTS_LLM_KEY``, and one for each further
                setting.

        Returns:
            The endpoint.

        Raises:
            CallError: No model is set, a setting says what it may not, or a key would be sent for others to read.
        """
        given = {
            about.name: value
            for about in fields(Model)
            if (value := environment.get(f"{PREFIX}{about.name.upper()}", "").strip())
        }
        try:
            model = TypeAdapter(Model).validate_python({**asdict(settings.llm), **given})
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            raise CallError(f"{_place(name, settings, given)} is a number, not “{first['input']}”.") from None
        if not model.url or not model.model:
            missing = " and ".join(PREFIX + name for name in ("URL", "MODEL") if not getattr(model, name.lower()))
            raise CallError(f"No language model is set: there is no {missing}.", remedy=_REMEDY)
        if model.chunk < SMALLEST_CHUNK:
            raise CallError(f"A chunk of {model.chunk} characters is too small.", remedy="Give it 500 or more.")
        for name in ("timeout", "requests_per_minute"):
            number = getattr(model, name)
            if number is not None and not 0 < number < float("inf"):
                raise CallError(f"{_place(name, settings, given)} must be more than 0, and is {number:g}.")
        url = _completions(model.url)
        if model.key and not _is_private(url):
            raise CallError(
                f"The key would go to {urlsplit(url).hostname} where others can read it.",
                remedy=f"Give {_place('url', settings, given)} an address with https://, or leave the key out.",
            )
        return cls(**{**asdict(model), "url": url})


def _place(name: str, settings: Settings, given: Mapping[str, str]) -> str:
    """Name where a setting was made: in the environment, or else in the settings' file."""
    return f"{PREFIX}{name.upper()}" if name in given else f"{settings.folder / FILE}: llm.{name}"


def _is_private(url: str) -> bool:
    """Say whether nobody can read along: what is sent is encrypted, or does not leave this machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def _completions(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or True)
    except ValueError:
        is_address = False
    if not is_address:
        raise CallError(
            f"“{url}” is no address of a language model.", remedy="Write for instance http://localhost:11434/v1."
        )
    path = parts.path.rstrip("/")
    return parts._replace(path=path if path.endswith("/chat/completions") else f"{path}/chat/completions").geturl()
