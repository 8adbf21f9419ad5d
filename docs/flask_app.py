"""Speech as MP3 by Flask: /speak streams a generator of float32 arrays, /voice relays a voice of OpenAI's."""

import os

import numpy as np
import requests
from flask import Flask, redirect, request
from vivace import Vivace

app = Flask(__name__)
vivace = Vivace(os.environ.get("VIVACE_API", "http://127.0.0.1:3000"), os.environ.get("VIVACE_TOKEN"))
OPENAI = os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1")


def synthesise(text):
    """In place of a speech model: a quarter of a second of a tone for each letter."""
    t = np.arange(6_000) / 24_000
    for letter in text:
        yield (0.3 * np.sin(2 * np.pi * (200 + 8 * (ord(letter) % 64)) * t)).astype(np.float32)


@app.get("/speak")
def speak():
    stream = vivace.live(sample_rate=24_000, title=request.args["text"][:80])
    stream.send_in_background(synthesise(request.args["text"]))
    return redirect(stream.listen_url("mp3"))


@app.get("/voice")
def voice():
    text = request.args["text"]
    wish = {"model": "gpt-4o-mini-tts", "voice": "alloy", "input": text, "response_format": "pcm"}
    key = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
    speech = requests.post(f"{OPENAI}/audio/speech", json=wish, headers=key, stream=True, timeout=30)
    speech.raise_for_status()
    stream = vivace.live(sample_rate=24_000, sample_format="s16le", title=text[:80])
    stream.send_in_background(speech.iter_content(4_800))
    return redirect(stream.listen_url("mp3"))


@app.get("/")
def page():
    return '<!doctype html><title>Speech</title><audio controls src="speak?text=Hello"></audio>'
