"""A Gradio app that speaks while it still computes: sound goes to Vivace, the page gets an address at once."""

import html
import os

import gradio as gr
import numpy as np
from vivace import Vivace

RATE = 24_000
vivace = Vivace(os.environ.get("VIVACE_API", "http://127.0.0.1:3000"), os.environ.get("VIVACE_TOKEN"))


def synthesise(text):
    """In place of a speech model: a quarter of a second of a tone for each letter."""
    t = np.arange(RATE // 4) / RATE
    for letter in text:
        yield (0.3 * np.sin(2 * np.pi * (200 + 8 * (ord(letter) % 64)) * t)).astype(np.float32)


def speak(text):
    if not text.strip():
        raise gr.Error("There is nothing to say.")
    stream = vivace.live(sample_rate=RATE, title=text[:80])
    stream.send_in_background(synthesise(text))
    return f'<audio controls autoplay src="{html.escape(stream.listen_url("mp3"))}"></audio>'


with gr.Blocks(title="Speech") as app:
    words = gr.Textbox(label="Text")
    player = gr.HTML()
    gr.Button("Speak").click(speak, words, player)

if __name__ == "__main__":
    app.launch(server_port=int(os.environ.get("GRADIO_SERVER_PORT", "7860")))
