"""produce.py API [STREAM]: tells the stream, then each piece that it makes, then the item."""

import sys

import numpy as np
from vivace import Vivace

PIECES = 80
FRAMES = 12_000


def sound():
    for piece in range(PIECES):
        print(piece, flush=True)
        yield ((np.arange(FRAMES) * 31 + piece * 7919) % 65536 - 32768).astype(np.int16)


vivace = Vivace(sys.argv[1])
stream = vivace.live_again(sys.argv[2]) if len(sys.argv) > 2 else vivace.live(sample_format="s16le")
print("stream", stream.id, flush=True)
stream.send_all(sound())
print("item", stream.end())
