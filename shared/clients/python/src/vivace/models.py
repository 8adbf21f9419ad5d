"""What the API answers. Members that this version does not know are passed over."""

from __future__ import annotations

from dataclasses import dataclass
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
    """One stored file. `size` is in bytes; `content_url` is what a player takes as its `src`."""

    id: str
    file_name: str
    content_type: str
    size: int
    created_at: datetime
    content_url: str
    renditions: tuple[Rendition, ...] = ()

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
