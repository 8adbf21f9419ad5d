"""A Gradio app that speaks while it still computes: pieces go to Vivace, the page gets an address at once."""

import html
import os
import threading

import gradio as gr
import numpy as np
import requests

API = os.environ.get("VIVACE_API", "http://127.0.0.1:3000")  # as this process reaches it
TOKEN = os.environ.get("VIVACE_TOKEN")  # where access is closed
RATE = 24_000

# Busy, or not finished yet: asked again after the seconds that Retry-After says, or after growing pauses.
AGAIN = requests.adapters.Retry(
    60, connect=8, read=8, backoff_factor=0.2, status_forcelist=[202, 429, 502, 503, 504], allowed_methods=None
)

session = requests.Session()
for scheme in "http://", "https://":
    session.mount(scheme, requests.adapters.HTTPAdapter(max_retries=AGAIN))
if TOKEN:
    session.headers["Authorization"] = f"Bearer {TOKEN}"


def synthesise(text):
    """In place of a speech model: a quarter of a second of a tone for each letter."""
    t = np.arange(RATE // 4) / RATE
    for letter in text:
        yield (0.3 * np.sin(2 * np.pi * (200 + 8 * (ord(letter) % 64)) * t)).astype(np.float32)


def produce(stream, text):
    for number, samples in enumerate(synthesise(text)):
        session.put(f"{stream['chunksUrl']}/{number}", data=samples.tobytes(), timeout=30).raise_for_status()
    session.post(f"{API}/live/{stream['id']}/end", timeout=30)


def speak(text):
    if not text.strip():
        raise gr.Error("There is nothing to say.")
    stream = session.post(f"{API}/live", json={"sampleRate": RATE, "title": text[:80]}, timeout=30).json()
    threading.Thread(target=produce, args=(stream, text)).start()
    url = requests.Request("GET", stream["listenUrl"], params={"format": "mp3"}).prepare().url
    return f'<audio controls autoplay src="{html.escape(url)}"></audio>'


with gr.Blocks(title="Speech") as app:
    words = gr.Textbox(label="Text")
    player = gr.HTML()
    gr.Button("Speak").click(speak, words, player)

if __name__ == "__main__":
    app.launch(server_port=int(os.environ.get("GRADIO_SERVER_PORT", "7860")))
