"""Many items at once."""

from __future__ import annotations

from collections.abc import Iterable

from .models import Deletion
from .transport import Patience, Transport

AT_ONCE = 1_000


def delete_many(transport: Transport, media_ids: Iterable[str]) -> list[Deletion]:
    """Removes items by as few requests as may be. An id that there was no time for is sent again."""
    results = {media_id: Deletion(media_id, 503) for media_id in media_ids}
    waiting = list(results)
    patience = Patience(transport.patience_s)
    while waiting:
        asked, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        told = transport.json("POST", "/media/delete", json={"ids": asked})["results"]
        results |= {one["id"]: Deletion.of(one) for one in told}
        again = [one["id"] for one in told if one["status"] == 503]
        if len(again) < len(asked):
            patience.helped()
        if again:
            patience.wait(results[again[0]].detail)
            waiting += again
    return list(results.values())
