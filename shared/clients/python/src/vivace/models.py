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


@dataclass(frozen=True)
class MediaItem:
    """One stored file. `size` is in bytes; `content_url` is what a player takes as its `src`.

    `embed_url` is a page with a player, for a frame. `title` and `metadata` are its owner's; a list has none.
    `duration`, in seconds, and `width` and `height`, in pixels, are told by `media` alone, where the file tells them.
    """

    id: str
    file_name: str
    content_type: str
    size: int
    created_at: datetime
    content_url: str
    renditions: tuple[Rendition, ...] = ()
    embed_url: str | None = None
    title: str = ""
    metadata: dict[str, Any] | None = field(default=None, hash=False)
    duration: float | None = None
    width: int | None = None
    height: int | None = None

    @staticmethod
    def of(json: dict[str, Any]) -> MediaItem:
        return MediaItem(
            json["id"],
            json["fileName"],
            json["contentType"],
            json["size"],
            _time(json["createdAt"]),
            json["contentUrl"],
            tuple(
                Rendition(one["name"], one["contentType"], one["size"])
                for one in json.get("renditions", [])
            ),
            json.get("embedUrl"),
            json.get("title", ""),
            json.get("metadata"),
            json.get("duration"),
            json.get("width"),
            json.get("height"),
        )


@dataclass(frozen=True)
class Playback:
    """A URL of an item's bytes that a browser can reach until `expires_at`."""

    url: str
    expires_at: datetime | None
    content_type: str
    size: int
    file_name: str

    @staticmethod
    def of(json: dict[str, Any]) -> Playback:
        return Playback(
            json["url"],
            _time(json["expiresAt"]) if json.get("expiresAt") else None,
            json["contentType"],
            json["size"],
            json["fileName"],
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
