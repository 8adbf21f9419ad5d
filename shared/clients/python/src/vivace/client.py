"""The API as one object."""

from __future__ import annotations

import builtins
import mimetypes
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from .live import LiveStream
from .models import Link, MediaItem, Playback
from .sources import Source, Uploadable
from .transport import Transport
from .uploads import Progress, Upload


class Vivace:
    """Calls one API, such as ``Vivace("https://abc.execute-api.eu-central-1.amazonaws.com/v1")``.

    `token` is needed where access is closed. With `inside`, files are sent by the API's inside addresses:
    for an application beside the API, which does not get to the addresses of browsers. What it hands on,
    such as `content_url`, is for browsers in any case. What fails for a moment is tried again until nothing has
    helped for `patience` seconds; then `Unreachable` is raised. Other failures are a `Problem`.
    """

    def __init__(
        self, api: str, token: str | None = None, *, patience: float = 120.0, inside: bool = False
    ) -> None:
        self._transport = Transport(api, token, patience, inside)

    def upload(
        self,
        source: Uploadable,
        *,
        filename: str | None = None,
        content_type: str | None = None,
        title: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        parallel: int = 4,
        resume: str | os.PathLike[str] | None = None,
    ) -> MediaItem:
        """Stores a file of any size: a path, bytes, or a binary file that can seek.

        `title`, of 200 characters at most, and `metadata`, of 2,048 bytes of JSON at most, are yours to tell.
        `progress` is called with the bytes sent so far and in all, by the threads that send.
        `resume` names a small file that this keeps while it uploads. If the process is killed, the same
        call in another one sends only what is missing.
        """
        with Source(source, filename) as opened:
            media_type = content_type or mimetypes.guess_type(opened.name)[0] or "application/octet-stream"
            upload = Upload(
                self._transport, opened, media_type, title, metadata, Path(resume) if resume else None
            )
            return upload.run(parallel, progress)

    def media(self, media_id: str) -> MediaItem:
        return MediaItem.of(self._transport.json("GET", _path(media_id)))

    def list(self) -> Iterator[MediaItem]:
        """All media items, newest first, asked for page by page."""
        page = self._transport.json("GET", "/media")
        while True:
            yield from (MediaItem.of(item) for item in page["items"])
            if not page.get("next"):
                return
            page = self._transport.json("GET", "/media", params={"after": page["next"]})

    def delete(self, media_id: str) -> None:
        """Removes an item and its renditions; one that is gone already is no problem."""
        self._transport.call("DELETE", _path(media_id))

    def playback(self, media_id: str, **parameters: str) -> Playback:
        """A URL that the browser can reach for a while, such as with ``disposition="attachment"``.

        With ``addresses="inside"`` it is for an application beside the API.
        """
        return Playback.of(self._transport.json("GET", f"{_path(media_id)}/playback", params=parameters))

    def download_url(self, item: MediaItem) -> str:
        """Where a browser saves an item under its name."""
        return f"{item.content_url}{'&' if '?' in item.content_url else '?'}disposition=attachment"

    def stream_url(self, item: MediaItem, format: str = "mp3", **parameters: str | float) -> str:
        """Where the sound of an item is heard in another format, for browsers; without a token."""
        content = urlsplit(item.content_url)
        query = urlencode({"format": format, **parameters})
        return urlunsplit(content._replace(path=content.path[: -len("content")] + "stream", query=query))

    def links(self, media_id: str) -> builtins.list[Link]:
        """The links to an item that last, newest first."""
        return [Link.of(link) for link in self._transport.json("GET", f"{_path(media_id)}/links")["links"]]

    def create_link(self, media_id: str, *, expires_in: int | None = None, title: str = "") -> Link:
        """A link that needs no token. It lasts `expires_in` seconds, or until it is revoked."""
        wish: dict[str, str | int] = {"title": title}
        if expires_in is not None:
            wish["expiresIn"] = expires_in
        return Link.of(self._transport.json("POST", f"{_path(media_id)}/links", json=wish))

    def revoke_link(self, media_id: str, link_id: str) -> None:
        self._transport.call("DELETE", f"{_path(media_id)}/links/{quote(link_id, '')}")

    def live(
        self,
        *,
        sample_rate: int = 24_000,
        channels: int = 1,
        sample_format: str = "f32le",
        title: str = "",
        segment_seconds: int = 3,
        ahead: float | None = None,
    ) -> LiveStream:
        """Begins a live stream, whose HLS has segments of 1, 2, 3 or 6 seconds.

        `ahead` is how many seconds of sound may be sent before a listener from the start hears them: 0
        keeps to real time, and without it sound is sent as fast as it is generated.
        """
        wish = {
            "sampleRate": sample_rate,
            "channels": channels,
            "sampleFormat": sample_format,
            "title": title,
            "segmentSeconds": segment_seconds,
        }
        return LiveStream(self._transport, self._transport.json("POST", "/live", json=wish), ahead)

    def live_again(self, stream_id: str, *, ahead: float | None = None) -> LiveStream:
        """A live stream whose producer was killed, to be gone on with."""
        return LiveStream(self._transport, self._transport.json("GET", f"/live/{quote(stream_id, '')}"), ahead)


def _path(media_id: str) -> str:
    return f"/media/{quote(media_id, '')}"
