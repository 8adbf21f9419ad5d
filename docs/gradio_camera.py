"""A Gradio app with a camera through a filter: the frames go from the browser to Vivace, never through this process."""

import html
import os
from urllib.parse import urlencode

import gradio as gr
import requests

API = os.environ.get("VIVACE_API", "http://127.0.0.1:3000")  # as this process, and the browser, reach it
PAGE = os.environ.get("VIVACE_CAMERA", "http://127.0.0.1:8000/camera.html")  # as the browser reaches it
TOKEN = os.environ.get("VIVACE_TOKEN")  # where access is closed; the browser gets it: scope realtime, for an hour or so
HEADERS = {"Authorization": f"Bearer {TOKEN}"} if TOKEN else {}


def filters():
    answer = requests.get(f"{API}/realtime/filters", headers=HEADERS, timeout=10)
    answer.raise_for_status()
    return [entry["name"] for entry in answer.json()["filters"]]


def frame(name):
    query = {"api": API, "filter": name, "embed": "1"} | ({"token": TOKEN} if TOKEN else {})
    address = html.escape(f"{PAGE}?{urlencode(query)}", quote=True)
    return (
        f'<iframe src="{address}" allow="camera; microphone; autoplay" title="A camera through a filter"'
        ' style="width: 100%; height: 820px; border: 0"></iframe>'
    )


with gr.Blocks(title="A camera through a filter") as app:
    name = gr.Dropdown(filters(), value="edges", label="Filter")
    shown = gr.HTML(frame("edges"))
    name.change(frame, name, shown)

if __name__ == "__main__":
    app.launch(server_name="127.0.0.1", server_port=int(os.environ.get("PORT", "7860")))
