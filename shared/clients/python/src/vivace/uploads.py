"""Files of any size, in parts that go straight to the bucket.

The upload is the arbiter: each round asks it which parts are missing, and sends these. A part that failed,
a URL that ended and a process that was killed are all the same case.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from .models import MediaItem
from .problems import Problem, VivaceError
from .sources import Source
from .transport import CUT, Patience, Transport, retry_after

PIECE_BYTES = 256 * 1024

Progress = Callable[[int, int], None]


class Upload:
    """One file on its way. `remember` is a file that holds the upload's id until it is a media item."""

    def __init__(
        self,
        transport: Transport,
        source: Source,
        content_type: str,
        title: str | None,
        metadata: Mapping[str, Any] | None,
        remember: Path | None,
    ) -> None:
        self._transport = transport
        self._source = source
        self._content_type = content_type
        self._label = {"title": title, "metadata": metadata}
        self._remember = remember

    def run(self, parallel: int, progress: Progress | None) -> MediaItem:
        """Sends what is missing until nothing is, and makes it a media item."""
        upload = self._found() or self._created()
        patience = Patience(self._transport.patience_s)
        with ThreadPoolExecutor(parallel, "vivace-upload") as threads:
            while True:
                missing = upload["parts"]
                sending = _Sending(self._transport, self._source, upload, progress)
                try:
                    failures = [failure for failure in threads.map(sending.part, missing) if failure]
                except BaseException:
                    sending.stop()
                    raise
                item = None if failures else self._completed(upload["uploadId"])
                if item:
                    return item
                if len(failures) < len(missing):
                    patience.helped()
                patience.wait(*max(failures, key=lambda failure: failure[1], default=("a part is missing", 0.0)))
                upload = self._state(upload["uploadId"])

    def _created(self) -> dict[str, Any]:
        announcement = {
            "filename": self._source.name,
            "contentType": self._content_type,
            "size": self._source.size,
            **{name: value for name, value in self._label.items() if value is not None},
        }
        upload = self._transport.json("POST", "/uploads", json=announcement, params=self._transport.reachable)
        if self._remember:
            whole = self._remember.with_name(self._remember.name + ".new")
            whole.write_text(json.dumps(self._identity() | {"uploadId": upload["uploadId"]}))
            whole.replace(self._remember)
        return upload

    def _found(self) -> dict[str, Any] | None:
        """The upload of an earlier process, if it is of this very file and still there."""
        if not self._remember or not self._remember.exists():
            return None
        remembered = json.loads(self._remember.read_text())
        upload_id = remembered.pop("uploadId")
        if remembered != self._identity():
            return None
        try:
            return self._state(upload_id)
        except Problem as problem:
            if problem.status in (404, 410):
                return None
            raise

    def _state(self, upload_id: str) -> dict[str, Any]:
        return self._transport.json("GET", f"/uploads/{upload_id}", params=self._transport.reachable)

    def _identity(self) -> dict[str, Any]:
        return {"api": self._transport.api, **self._source.identity}

    def _completed(self, upload_id: str) -> MediaItem | None:
        """The media item; nothing if the bucket lacks a part after all."""
        try:
            item = MediaItem.of(self._transport.json("POST", f"/uploads/{upload_id}/complete"))
        except Problem as problem:
            if problem.slug == "upload-incomplete":
                return None
            raise
        if self._remember:
            self._remember.unlink(missing_ok=True)
        return item


class _Stopped(VivaceError):
    """Somebody else has failed, or the user has had enough."""


class _Sending:
    """A round: the parts that an upload lacks, by several threads."""

    def __init__(
        self, transport: Transport, source: Source, upload: dict[str, Any], progress: Progress | None
    ) -> None:
        self._transport = transport
        self._source = source
        self._part_size: int = upload["partSize"]
        self._progress = progress
        self._sent = source.size - sum(part["size"] for part in upload["parts"])
        self._lock = threading.Lock()
        self._stopped = False

    def stop(self) -> None:
        """Has parts under way fail at their next piece, and others not begin."""
        self._stopped = True

    def part(self, part: dict[str, Any]) -> tuple[object, float] | None:
        """Sends a part once. Why it failed and how many seconds to wait, or nothing."""
        body = _Body(part["size"], lambda: self._pieces(part))
        try:
            answer = self._transport.put(part["url"], body)
        except CUT as cut:
            self._advance(-body.sent)
            return cut, 0.0
        except BaseException:
            self.stop()  # before this thread begins the next part
            raise
        if answer.ok:
            return None
        self._advance(-body.sent)
        return f"the bucket answered {answer.status_code} to part {part['number']}", retry_after(answer)

    def _pieces(self, part: dict[str, Any]) -> Iterator[bytes]:
        begin = (part["number"] - 1) * self._part_size
        end = begin + part["size"]
        for offset in range(begin, end, PIECE_BYTES):
            if self._stopped:
                raise _Stopped()
            piece = self._source.read(offset, min(PIECE_BYTES, end - offset))
            yield piece
            self._advance(len(piece))

    def _advance(self, count: int) -> None:
        with self._lock:
            self._sent += count
            if self._progress and count > 0:
                self._progress(self._sent, self._source.size)


class _Body:
    """Pieces whose sum is known, so that they need no chunked encoding, which the bucket does not take."""

    def __init__(self, size: int, pieces: Callable[[], Iterator[bytes]]) -> None:
        self._size = size
        self._pieces = pieces
        self.sent = 0

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        self.sent = 0
        for piece in self._pieces():
            yield piece
            self.sent += len(piece)
