"""Client of Vivace: uploads of any size, playback URLs, live audio from NumPy arrays.

>>> from vivace import Vivace
>>> vivace = Vivace("http://127.0.0.1:3000")
>>> vivace.upload("song.mp3").content_url
"""

from .client import Vivace
from .live import LiveStream
from .models import Deletion, Link, LiveState, MediaItem, Playback, Rendition
from .problems import Problem, Unreachable, VivaceError

__all__ = [
    "Deletion",
    "Link",
    "LiveState",
    "LiveStream",
    "MediaItem",
    "Playback",
    "Problem",
    "Rendition",
    "Unreachable",
    "Vivace",
    "VivaceError",
]
