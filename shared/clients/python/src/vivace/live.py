"""Sound that is heard while it is generated."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode

from .pcm import SAMPLE_BYTES, as_bytes, chunks
from .transport import Transport, parameters_of

LEAST_CHUNK_S = 0.2  # a request for each; short pieces are joined up to that
MOST_CHUNK_BYTES = 1024 * 1024
UNSENT_CHUNKS = 8  # what may wait for the network before the generator has to
TIMEOUT_S = (5, 15)  # listeners give a silent producer up after 60 s


class LiveStream:
    """A live stream, and the one producer that sends to it.

    As a context manager it ends the stream, so that listeners are told, whatever happened.
    """

    def __init__(self, transport: Transport, json: dict[str, Any], ahead_s: float | None) -> None:
        self._transport = transport
        self._listen_url: str = json["listenUrl"]
        self.hls_url: str | None = json.get("hlsUrl")
        self.embed_url: str = json["embedUrl"]
        self.id: str = json["id"]
        self.sample_rate: int = json["sampleRate"]
        self.channels: int = json["channels"]
        self.sample_format: str = json["sampleFormat"]
        self.media_id: str | None = json.get("mediaId")
        self._stored: int = json["chunks"]
        self._pace = _Pace(ahead_s)

    def listen_url(self, format: str = "mp3", **parameters: str | float) -> str:
        """Where it is heard, such as ``listen_url("opus", bitrate=64)`` or ``listen_url(from_="live")``."""
        query = urlencode({"format": format, **parameters_of(parameters)})
        return f"{self._listen_url}{'&' if '?' in self._listen_url else '?'}{query}"

    def send_all(self, pieces: Iterable[Any]) -> None:
        """Sends arrays or bytes while they are generated, and returns when all are stored.

        A generator that gives the same sound again goes on where an earlier process was killed: what is
        stored already is passed over.
        """
        sounds = (as_bytes(piece, self.sample_format) for piece in pieces)
        least = int(LEAST_CHUNK_S * self._bytes_per_second())
        with ThreadPoolExecutor(1, "vivace-live") as sender:  # one at a time: no listener meets a gap
            unsent: list[Future[None]] = []
            for number, chunk in enumerate(chunks(sounds, least, MOST_CHUNK_BYTES)):
                if number >= self._stored:
                    self._pace.before(len(chunk) / self._bytes_per_second())
                    unsent.append(sender.submit(self._send, number, chunk))
                if len(unsent) >= UNSENT_CHUNKS:
                    unsent.pop(0).result()
            for sent in unsent:
                sent.result()

    def send_in_background(self, pieces: Iterable[Any]) -> threading.Thread:
        """Sends and ends in a thread of its own, which is running when this returns."""

        def run() -> None:
            with self:
                self.send_all(pieces)

        thread = threading.Thread(target=run, name=f"vivace-live-{self.id}")
        thread.start()
        return thread

    def end(self) -> str | None:
        """Tells listeners that there is no more. The id of the media item that it has become, a WAV file."""
        self.media_id = self._transport.json("POST", f"/live/{self.id}/end").get("mediaId")
        return self.media_id

    def __enter__(self) -> LiveStream:
        return self

    def __exit__(self, *exception: object) -> None:
        self.end()

    def _send(self, number: int, chunk: bytes) -> None:
        self._transport.call("PUT", f"/live/{self.id}/chunks/{number}", data=chunk, timeout=TIMEOUT_S)

    def _bytes_per_second(self) -> int:
        return self.sample_rate * self.channels * SAMPLE_BYTES[self.sample_format]


class _Pace:
    """Holds a producer back to so many seconds before a listener who has heard everything from the start."""

    def __init__(self, ahead_s: float | None) -> None:
        self._ahead_s = ahead_s
        self._heard_until = 0.0

    def before(self, seconds: float) -> None:
        now = time.monotonic()
        if self._ahead_s is not None:
            time.sleep(max(0.0, self._heard_until - now - self._ahead_s))
        self._heard_until = max(self._heard_until, now) + seconds
