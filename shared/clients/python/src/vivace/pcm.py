"""Samples as the bytes that a live stream takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

SAMPLE_BYTES = {"f32le": 4, "s16le": 2}


def as_bytes(samples: Any, sample_format: str) -> bytes:
    """PCM of a NumPy array, channels in its last axis; bytes are PCM already.

    Whole numbers are taken for 16-bit samples, others for samples from -1 to 1.
    """
    if isinstance(samples, (bytes, bytearray, memoryview)):
        return bytes(samples)
    if not hasattr(samples, "dtype"):
        raise TypeError(f"samples are a NumPy array or bytes, not {type(samples).__name__}")
    whole = samples.dtype.kind in "iu"
    if whole and samples.dtype.itemsize != 2:
        raise TypeError(f"samples that are whole numbers are int16, not {samples.dtype}")
    if sample_format == "s16le":
        scaled = samples if whole else (samples.clip(-1, 1) * 32767).round()
        return bytes(scaled.astype("<i2").tobytes())
    scaled = samples / 32768 if whole else samples
    return bytes(scaled.astype("<f4").tobytes())


def chunks(pieces: Iterable[bytes], least: int, most: int) -> Iterator[bytes]:
    """Joins short pieces and cuts long ones. The same pieces always make the same chunks."""
    waiting = b""
    for piece in pieces:
        waiting += piece
        while len(waiting) > most:
            yield waiting[:most]
            waiting = waiting[most:]
        if len(waiting) >= least:
            yield waiting
            waiting = b""
    if waiting:
        yield waiting
