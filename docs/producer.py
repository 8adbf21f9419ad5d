import sys
import numpy as np
from vivace import Vivace

api, rate = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:3000", 24_000

def tone():  # a speech model would generate here: 20 times half a second of a tone
    for piece in range(20):
        t = np.arange(piece * rate // 2, (piece + 1) * rate // 2) / rate
        yield (0.3 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)

with Vivace(api).live(sample_rate=rate, title="Tone") as stream:
    print("listen:", stream.listen_url("mp3"), flush=True)
    stream.send_all(tone())
print("kept:", stream.media_id)
