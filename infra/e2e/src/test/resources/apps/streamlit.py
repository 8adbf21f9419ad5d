"""What the guide's app calls of Streamlit, as a page of HTML: a stand-in, for tests without Streamlit."""

import html
import os
import pathlib

session_state = {}
page = []


class UploadedFile:
    file_id = "1"
    type = "audio/wav"

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.name = self.path.name

    def getvalue(self):
        return self.path.read_bytes()


def title(text):
    page.append(f"<h1>{html.escape(text)}</h1>")


def file_uploader(label):
    return UploadedFile(os.environ["UPLOADED_FILE"])


def audio(source):
    page.append(f'<audio id="player" controls src="{html.escape(source)}"></audio>')


def link_button(label, url):
    page.append(f'<a id="download" href="{html.escape(url)}">{html.escape(label)}</a>')
