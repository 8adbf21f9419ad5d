"""What is uploaded."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import Any, BinaryIO, Union

from .problems import VivaceError

Uploadable = Union[str, "os.PathLike[str]", bytes, BinaryIO]


class Source:
    """A file, bytes or a binary file object that can seek, for several threads. Leaving it closes a file of its own."""

    def __init__(self, data: Uploadable, name: str | None) -> None:
        self._own = isinstance(data, (str, os.PathLike))
        self.identity: dict[str, Any] = {}
        if isinstance(data, (str, os.PathLike)):
            path = Path(data)
            self._file: BinaryIO = path.open("rb")
            self.identity = {"file": str(path.resolve()), "modified": path.stat().st_mtime_ns}
        elif isinstance(data, (bytes, bytearray, memoryview)):
            self._file = io.BytesIO(data)
        else:
            self._file = data
        self._lock = threading.Lock()
        self.size = self._file.seek(0, io.SEEK_END)
        self.name = name or os.path.basename(str(getattr(self._file, "name", "") or "file"))
        self.identity |= {"name": self.name, "size": self.size}

    def read(self, offset: int, count: int) -> bytes:
        with self._lock:
            self._file.seek(offset)
            piece = self._file.read(count)
        if len(piece) != count:
            raise VivaceError(f"{self.name} has become shorter while it was uploaded")
        return piece

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._own:
            self._file.close()
