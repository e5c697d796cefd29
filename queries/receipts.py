"""Receipts: an answer with all that it rests on, in a file that can be checked again at any time.

The seal of a receipt is the sha256 of the rest of it. It tells a slip from what was written; whoever means to forge a
receipt can seal it anew, and asking the graph again is what finds them out.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from queries.citations import Citation
from queries.contract import Contract
from queries.running import Answer
from schema import files
from schema.errors import CallError, WorkError

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Asked(_Part):
    """The query that was asked.

    Args:
        name: Its name.
        question: What it answers.
        file: The sha256 of its file.
        cypher: The sha256 of the Cypher that ran: the file's, with the contract in place.
    """

    name: str = Field(min_length=1)
    question: str
    file: Sha256
    cypher: Sha256


class Given(_Part):
    """What a parameter got.

    Args:
        given: As it was written; None where nobody gave anything.
        value: What it was read as: the id of an entity, a number, a text, a period.
        entity: The name of the entity that it was read as, where it is one.
    """

    given: str | None
    value: Any
    entity: str | None


class Receipt(_Part):
    """An answer with what it rests on.

    Args:
        receipt: The version of this form.
        dots: The version of dots that answered.
        neo4j: The version of the server.
        asked_at: When, in UTC.
        query: What was asked.
        parameters: With what.
        contract: Which claims counted, as it would be written on a command line.
        graph: The fingerprint of the graph.
        columns: What the rows hold, in order.
        rows: The rows.
        claims: Every claim that they rest on, with its evidence.
        seal: The sha256 of all the rest.
    """

    receipt: Literal[1] = 1
    dots: str
    neo4j: str
    asked_at: AwareDatetime
    query: Asked
    parameters: dict[str, Given]
    contract: dict[str, Any]
    graph: Sha256
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    claims: tuple[Citation, ...]
    seal: Sha256 = "0" * 64

    @classmethod
    def of(
        cls,
        answer: Answer,
        rows: "list[dict[str, Any]]",
        claims: "list[Citation]",
        *,
        fingerprint: str,
        dots: str,
        neo4j: str,
    ) -> Self:
        """Write down an answer.

        Args:
            answer: What was asked, and of what.
            rows: The rows that it gave.
            claims: What they rest on.
            fingerprint: The fingerprint of the graph.
            dots: The version of dots.
            neo4j: The version of the server.

        Returns:
            The receipt, sealed.
        """
        query = answer.query
        written = cls(
            dots=dots,
            neo4j=neo4j,
            asked_at=datetime.now(UTC).replace(microsecond=0),
            query=Asked(
                name=query.name, question=query.question, file=query.sha256, cypher=_sha256(query.cypher.encode())
            ),
            parameters={
                name: Given(
                    given=argument.given,
                    value=json.loads(_canonical(argument.value)),
                    entity=argument.entity.name if argument.entity else None,
                )
                for name, argument in answer.arguments.items()
            },
            contract=answer.contract.given(),
            graph=fingerprint,
            columns=tuple(answer.columns),
            rows=tuple(rows),
            claims=tuple(claims),
        )
        return written.model_copy(update={"seal": written.sealed()})

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a receipt.

        Args:
            path: Its file.

        Returns:
            The receipt.

        Raises:
            CallError: The file cannot be read, is no receipt, or is one of another version.
            WorkError: It was changed after it was written.
        """
        try:
            text = path.read_bytes().decode("utf-8-sig")
            content = json.loads(text)
        except OSError as error:
            raise CallError(f"{path}: {error.strerror}.", remedy="Give the file that --receipt wrote.") from error
        except (ValueError, RecursionError) as error:
            raise _malformed(path, "it is no JSON") from error
        if not isinstance(content, dict) or "receipt" not in content:
            raise _malformed(path, "it does not say `receipt`")
        if content["receipt"] != 1:
            raise _malformed(path, f"its version is {content['receipt']!r}, and this dots reads version 1")
        try:
            receipt = cls.model_validate(content)
            Contract.parse(**receipt.contract)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            field = ".".join(str(part) for part in first["loc"])
            raise _malformed(path, f"{field}: {first['msg'].lower()}") from None
        except (CallError, TypeError, AttributeError) as error:
            raise _malformed(path, f"contract: {error}".rstrip(".")) from None
        if receipt.seal != receipt.sealed():
            raise WorkError(
                f"{path} was changed after it was written: its seal does not fit what it says.",
                remedy="Go back to the file as it was written.",
            )
        return receipt

    def write(self, path: Path) -> None:
        """Write the receipt into a file, in the place of one that is there: `files.refuse` asks whether it may.

        Args:
            path: The file.

        Raises:
            WorkError: It cannot be written.
        """
        files.replace(path, json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n")

    def sealed(self) -> str:
        """Work out the seal."""
        content = self.model_dump(mode="json", exclude={"seal"})
        return _sha256(_canonical(content).encode())


def _malformed(path: Path, why: str) -> CallError:
    return CallError(f"{path} is no receipt of dots: {why}.", remedy="Give the file that --receipt wrote.")


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
