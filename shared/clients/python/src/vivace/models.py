"""What the API answers. Members that this version does not know are passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00")[:19] + "+00:00")


@dataclass(frozen=True)
class Rendition:
    """An encoding of a media item that is kept beside it. `size` is in bytes."""

    name: str
    content_type: str
    size: int
    content_url: str = ""

    @staticmethod
    def all(json: dict[str, Any]) -> tuple[Rendition, ...]:
        return tuple(
            Rendition(one["name"], one["contentType"], one["size"], one.get("contentUrl", ""))
            for one in json.get("renditions", [])
        )


@dataclass(frozen=True)
class MediaItem:
    """One stored file. `size` is in bytes; `content_url` is what a player takes as its `src`.

    `embed_url` is a page with a player, for a frame, and `hls_url` a playlist for crowds. Lists lack both, and
    `title` and `metadata`. `etag` is the version of these two, told by `media` and `change` alone.
    `duration`, in seconds, and `width` and `height`, in pixels, are told by `media` and `change`, if the
    file tells them.
    """

    id: str
    file_name: str
    content_type: str
    size: int
    created_at: datetime
    content_url: str
    renditions: tuple[Rendition, ...] = ()
    embed_url: str | None = None
    hls_url: str | None = None
    title: str = ""
    metadata: dict[str, Any] = field(default_factory=dict, hash=False)
    etag: str | None = None
    duration: float | None = None
    width: int | None = None
    height: int | None = None

    @staticmethod
    def of(json: dict[str, Any], etag: str | None = None) -> MediaItem:
        return MediaItem(
            json["id"],
            json["fileName"],
            json["contentType"],
            json["size"],
            _time(json["createdAt"]),
            json["contentUrl"],
            Rendition.all(json),
            json.get("embedUrl"),
            json.get("hlsUrl"),
            json.get("title", ""),
            json.get("metadata") or {},
            etag,
            json.get("duration"),
            json.get("width"),
            json.get("height"),
        )


@dataclass(frozen=True)
class Deletion:
    """The result for one of several items: `status` is 204 if it is gone, and `detail` says what to do if not."""

    id: str
    status: int
    type: str = ""
    detail: str = ""

    @property
    def gone(self) -> bool:
        return self.status == 204

    @staticmethod
    def of(json: dict[str, Any]) -> Deletion:
        return Deletion(json["id"], json["status"], json.get("type", ""), json.get("detail", ""))


@dataclass(frozen=True)
class Playback:
    """A URL of an item's bytes that a browser can reach until `expires_at`."""

    url: str
    expires_at: datetime | None
    content_type: str
    size: int
    file_name: str
    hls_url: str | None = None
    renditions: tuple[Rendition, ...] = ()

    @staticmethod
    def of(json: dict[str, Any]) -> Playback:
        return Playback(
            json["url"],
            _time(json["expiresAt"]) if json.get("expiresAt") else None,
            json["contentType"],
            json["size"],
            json["fileName"],
            json.get("hlsUrl"),
            Rendition.all(json),
        )


@dataclass(frozen=True)
class LiveState:
    """How a live stream fares. `seconds` is how long it sounds without a gap; lists lack it while the stream grows.

    `listen_url` is where it is heard now, `hls_url` a playlist for crowds, `embed_url` a page for a frame.
    `media_id` is the item that it has become, which lists lack.
    """

    id: str
    title: str
    created_at: datetime
    listen_url: str
    hls_url: str | None
    embed_url: str
    seconds: float | None
    ended: bool
    media_id: str | None

    @staticmethod
    def of(json: dict[str, Any]) -> LiveState:
        return LiveState(
            json["id"],
            json["title"],
            _time(json["createdAt"]),
            json["listenUrl"],
            json.get("hlsUrl"),
            json["embedUrl"],
            json.get("seconds"),
            json["ended"],
            json.get("mediaId"),
        )


@dataclass(frozen=True)
class Link:
    """A link to an item that needs no token. Without `expires_at` it lasts until it is revoked.

    `url` and `embed_url` are told by `create_link` alone.
    """

    id: str
    title: str
    created_at: datetime
    expires_at: datetime | None
    url: str | None = None
    embed_url: str | None = None

    @staticmethod
    def of(json: dict[str, Any]) -> Link:
        return Link(
            json["id"],
            json.get("title", ""),
            _time(json["createdAt"]),
            _time(json["expiresAt"]) if json.get("expiresAt") else None,
            json.get("url"),
            json.get("embedUrl"),
        )
