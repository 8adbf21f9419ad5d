"""Requests that wait and try again."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import requests

from .problems import Problem, Unreachable

# Not finished yet, too slow, too many at once, or a gateway without an answer: the same request again may do.
AGAIN = frozenset({202, 408, 429, 502, 503, 504})
CUT = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
TIMEOUT_S = (10, 60)  # to connect, or to get rid of some more bytes; to be answered
MOST_PAUSE_S = 5.0

Value = TypeVar("Value")


class Patience:
    """Tries until nothing has helped for so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.helped()

    def helped(self) -> None:
        """Something got on: the time begins anew."""
        self._until = time.monotonic() + self._seconds
        self._pause = 0.25

    def wait(self, reason: object, least_seconds: float = 0.0) -> None:
        """Pauses before the next try, a little longer each time; raises when the time is up."""
        pause = max(least_seconds, self._pause * random.uniform(0.5, 1.0))
        if time.monotonic() + pause > self._until:
            raise Unreachable(f"nothing helped for {self._seconds:g} s, at last: {reason}")
        time.sleep(pause)
        self._pause = min(2 * self._pause, MOST_PAUSE_S)


class Transport:
    """One API, its token, and the patience for it. Safe for use by several threads."""

    def __init__(self, api: str, token: str | None, patience_s: float, inside: bool) -> None:
        self.api = api.rstrip("/")
        self.patience_s = patience_s
        self.reachable = {"addresses": "inside"} if inside else {}  # of answers whose addresses are called here
        self._session = requests.Session()
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def json(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        """The JSON that answers a request which may be sent twice."""
        answer = self.call(method, path, **options)
        body: dict[str, Any] = answer.json() if answer.content else {}
        return body

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        """The answer to a request which may be sent twice; a problem is raised."""
        options = {"timeout": TIMEOUT_S} | options | {"headers": self._headers | options.get("headers", {})}
        patience = Patience(self.patience_s)
        while True:
            try:
                answer = self._session.request(method, self.api + path, **options)
            except CUT as cut:
                patience.wait(cut)
                continue
            if answer.ok and answer.status_code not in AGAIN:
                return answer
            problem = Problem.of(answer)
            if answer.status_code not in AGAIN:
                raise problem
            patience.wait(problem, retry_after(answer))

    def put(self, url: str, body: Iterable[bytes]) -> requests.Response:
        """Whatever comes of sending a body to a presigned URL, once."""
        return self._session.put(url, data=body, timeout=TIMEOUT_S)


def parameters_of(named: Mapping[str, Value]) -> dict[str, Value]:
    """A query of keyword arguments: ``from_`` stands for ``from``, which Python keeps for itself."""
    return {name.rstrip("_"): value for name, value in named.items()}


def retry_after(answer: requests.Response) -> float:
    """Seconds that an answer asks to wait; 0 where it does not say."""
    text = answer.headers.get("Retry-After", "")
    return float(text) if text.isdigit() else 0.0

