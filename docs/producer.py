import sys
import numpy as np
import requests
api, rate = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:3000", 24_000
again = {"connect": 8, "read": 8, "backoff_factor": 0.2, "status_forcelist": [202, 429, 502, 503, 504], "allowed_methods": None}
session = requests.Session()
for scheme in "http://", "https://":  # safe: a chunk that comes twice is one chunk
    session.mount(scheme, requests.adapters.HTTPAdapter(max_retries=requests.adapters.Retry(60, **again)))
stream = session.post(f"{api}/live", json={"sampleRate": rate, "title": "Tone"}).json()
print("listen:", requests.Request("GET", stream["listenUrl"], params={"format": "mp3"}).prepare().url, flush=True)
for number in range(20):  # a speech model would generate here; this is half a second of a tone
    t = np.arange(number * rate // 2, (number + 1) * rate // 2) / rate
    samples = (0.3 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)
    session.put(f"{stream['chunksUrl']}/{number}", data=samples.tobytes()).raise_for_status()
print("kept:", session.post(f"{api}/live/{stream['id']}/end").json()["mediaId"])
