"""What can go wrong."""

from __future__ import annotations

from typing import Any


class VivaceError(Exception):
    """Anything that this package raises of its own."""


class Unreachable(VivaceError):
    """Nothing answered, or only that it is busy, for as long as the client's patience lasts."""


class Problem(VivaceError):
    """An answer that says what is wrong (RFC 9457).

    `type` is stable, such as ``urn:problem-type:vivace:unknown-media``; `detail` says what to do.
    `request_id` finds the request in the logs.
    """

    def __init__(
        self, status: int, type: str, title: str, detail: str, request_id: str | None = None
    ) -> None:
        super().__init__(f"{status} {title}: {detail}" if detail else f"{status} {title}")
        self.status = status
        self.type = type
        self.title = title
        self.detail = detail
        self.request_id = request_id

    @property
    def slug(self) -> str:
        """The end of `type`, such as ``unknown-media``."""
        return self.type.rpartition(":")[2]

    @staticmethod
    def of(answer: Any) -> Problem:
        """The problem that a `requests.Response` tells, in whatever form."""
        try:
            body = answer.json()
        except ValueError:
            body = {}
        if not isinstance(body, dict):
            body = {}
        return Problem(
            answer.status_code,
            str(body.get("type") or "about:blank"),
            str(body.get("title") or answer.reason or "Error"),
            str(body.get("detail") or body.get("message") or ""),
            body.get("requestId") or answer.headers.get("x-amzn-RequestId"),
        )
