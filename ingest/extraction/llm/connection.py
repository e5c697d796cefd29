"""The connection to a language model: one request at a time, patiently, and to its endpoint alone.

It goes by the proxy that the environment names, if it names one, and follows no answer that leads elsewhere.

What passes, a server that is busy, broken or slow, is tried again, later each time and when the server says; what does
not pass, a wrong key or an unknown model, is an error at once. A server that says it does not know structured output is
asked for JSON, and one that does not know that either is asked in words alone.
"""

import json
import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from ingest.extraction.llm.endpoint import Endpoint
from schema.errors import WorkError

if TYPE_CHECKING:
    import requests

TRIES = 6
FIRST_WAIT = 1.0
LONGEST_WAIT = 120.0
"""Seconds: a server that wants to be left alone for longer is given up on."""

LARGEST = 8 * 2**20
"""Bytes of an answer; a model that writes more has lost its way."""

BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
REFUSED = frozenset({401, 403})
NOT_UNDERSTOOD = frozenset({400, 404, 415, 422, 501})
ABOUT_THE_FORM = re.compile(r"response.?format|schema|json", re.IGNORECASE)
"""What a server's words are about that does not know the form that was asked for."""

FORMS = ("json_schema", "json_object", "")
"""The ways of asking for JSON, the strictest first; each is given up for good where the server does not know it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model wrote.

    Args:
        content: Its words; empty where it refused to answer.
        cut: Whether it had to stop before the end.
        tokens_in: The tokens of the request, as the server counts them.
        tokens_out: The tokens of the answer.
    """

    content: str
    cut: bool
    tokens_in: int = 0
    tokens_out: int = 0


class _Passing(Exception):
    """Something that may be better the next time, and how many seconds the server wants to be left alone."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class Connection:
    """A connection to one endpoint.

    Args:
        endpoint: Whom to ask.
        sleep: What waits for a number of seconds.
        first_wait: Seconds before the second try; each later wait is twice as long.
    """

    def __init__(
        self, endpoint: Endpoint, *, sleep: Callable[[float], None] = time.sleep, first_wait: float = FIRST_WAIT
    ) -> None:
        self._endpoint = endpoint
        self._sleep = sleep
        self._first_wait = first_wait
        self._form = 0
        self._with_temperature = True
        self._next = 0.0
        self._session: requests.Session | None = None

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> Reply:
        """Put one request.

        Args:
            messages: The conversation.
            schema: The JSON Schema of the answer.

        Returns:
            The reply.

        Raises:
            WorkError: The server refuses, does not speak the protocol, or stays busy, broken or silent.
        """
        last: _Passing | None = None
        for attempt in range(TRIES):
            if last is not None:
                wait = self._wait(attempt, last.wait)
                if wait > LONGEST_WAIT:
                    raise WorkError(
                        f"{self._endpoint.host} {last}, and wants to be left alone for {wait:.0f} seconds.",
                        remedy="Run the same command later; what was answered is kept.",
                    )
                self._sleep(wait)
            self._pace()
            try:
                return self._once(messages, schema)
            except _Passing as passing:
                last = passing
        raise WorkError(
            f"{self._endpoint.host} {last}, {TRIES} times in a row.",
            remedy="Look whether the server is well, then run the same command again; what was answered is kept.",
        )

    def _once(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> Reply:
        while True:
            status, headers, body = self._post(self._payload(messages, schema))
            if status == 200:
                return _reply(body)
            said = _said(body)
            if status in BUSY:
                raise _Passing(f"answered {status}{said}", _retry_after(headers.get("Retry-After")))
            if status in REFUSED:
                raise WorkError(f"{self._endpoint.host} refuses the key{said}.", remedy="Look at DOTS_LLM_KEY.")
            if status in NOT_UNDERSTOOD and self._ask_for_less(said):
                continue
            if 300 <= status < 400:
                raise WorkError(
                    f"{self._endpoint.host} sends us on to {headers.get('Location', 'nowhere')}; a document goes only "
                    "where you said.",
                    remedy="Set DOTS_LLM_URL to the address that answers.",
                )
            raise WorkError(
                f"{self._endpoint.host} answered {status}{said}.",
                remedy=f"Look at DOTS_LLM_URL, and whether it has the model {self._endpoint.model}.",
            )

    def _payload(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> dict[str, Any]:
        payload: dict[str, Any] = {"model": self._endpoint.model, "messages": list(messages)}
        if self._with_temperature:
            payload["temperature"] = 0
        form = FORMS[self._form]
        if form == "json_schema":
            payload["response_format"] = {
                "type": form,
                "json_schema": {"name": "proposals", "strict": True, "schema": schema},
            }
        elif form:
            payload["response_format"] = {"type": form}
        return payload

    def _ask_for_less(self, said: str) -> bool:
        """Leave out of the next request what the server does not know; say whether there was anything left."""
        if self._with_temperature and "temperature" in said:
            self._with_temperature = False
        elif "model" in said and "not found" in said:
            return False
        elif ABOUT_THE_FORM.search(said) and self._form + 1 < len(FORMS):
            self._form += 1
        else:
            return False
        return True

    def _post(self, payload: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        # Imported here: whoever asks no model need not wait for it.
        import requests
        from urllib3.exceptions import HTTPError, ReadTimeoutError

        if self._session is None:
            self._session = requests.Session()
            key = self._endpoint.key
            # Without a callable, requests would look for a password for the host in the user's .netrc.
            self._session.auth = lambda request: _with_key(request, key)
        deadline = time.monotonic() + self._endpoint.timeout
        try:
            with self._session.post(
                self._endpoint.url,
                json=payload,
                timeout=self._endpoint.timeout,
                allow_redirects=False,
                stream=True,
            ) as response:
                return response.status_code, response.headers, self._body(response, deadline)
        except (requests.Timeout, ReadTimeoutError):
            raise self._late() from None
        except (requests.ConnectionError, HTTPError) as error:
            raise _Passing(f"cannot be reached: {_reason(error)}") from None
        except requests.RequestException as error:
            raise WorkError(
                f"{self._endpoint.host} cannot be asked: {_reason(error)}.", remedy="Look at DOTS_LLM_URL."
            ) from None

    def _body(self, response: "requests.Response", deadline: float) -> bytes:
        body = bytearray()
        # Read as it comes: a server that sends a byte now and then would keep a larger read waiting for ever.
        while part := response.raw.read1(65536, decode_content=True):
            body += part
            if len(body) > LARGEST:
                raise _Passing(f"wrote more than {LARGEST // 2**20} MiB")
            if time.monotonic() > deadline:
                raise self._late()
        return bytes(body)

    def _late(self) -> _Passing:
        return _Passing(f"gave no answer within {self._endpoint.timeout:g} seconds")

    def _wait(self, attempt: int, wanted: float | None) -> float:
        # Spread, so that many who were turned away together do not come back together.
        own = self._first_wait * 2 ** (attempt - 1) * random.uniform(0.75, 1.25)  # noqa: S311
        return own if wanted is None else max(wanted, 0.0)

    def _pace(self) -> None:
        rate = self._endpoint.requests_per_minute
        if rate is None:
            return
        now = time.monotonic()
        if self._next > now:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + 60 / rate


def _with_key(request: "requests.PreparedRequest", key: str | None) -> "requests.PreparedRequest":
    if key is not None:
        request.headers["Authorization"] = f"Bearer {key}"
    return request


def _reply(body: bytes) -> Reply:
    try:
        found = json.loads(body)
        choice = found["choices"][0]
        content = choice["message"].get("content")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _Passing("answered what is no chat completion") from None
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    usage = found.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(
        content if isinstance(content, str) else "",
        choice.get("finish_reason") == "length",
        _count(usage.get("prompt_tokens")),
        _count(usage.get("completion_tokens")),
    )


def _count(value: Any) -> int:
    return value if isinstance(value, int) and value >= 0 else 0


def _said(body: bytes) -> str:
    """Give what a server says of its error, shortened to what a sentence bears."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = body.decode("utf-8", "replace")
    if isinstance(found, dict):
        found = found.get("error", found.get("detail", found.get("message", "")))
    if isinstance(found, dict):
        found = found.get("message", "")
    text = " ".join(str(found).split()).rstrip(".")
    return f": {text[:200]}" if text else ""


def _retry_after(value: str | None) -> float | None:
    """Read the header of RFC 9110, section 10.2.3: seconds, or a date."""
    if value is None:
        return None
    if re.fullmatch(r"\s*\d{1,9}(\.\d*)?\s*", value):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return (then - datetime.now(UTC)).total_seconds()


def _reason(error: Exception) -> str:
    found: BaseException = error
    while (inner := found.__cause__ or found.__context__) is not None:
        found = inner
    return str(getattr(found, "strerror", None) or type(found).__name__)
