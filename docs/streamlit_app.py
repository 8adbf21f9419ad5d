"""A Streamlit app whose media does not depend on a replica: bytes go to Vivace, the page gets an address."""

import os

import requests
import streamlit as st

API = os.environ.get("VIVACE_API", "http://127.0.0.1:3000")  # as this process reaches it
TOKEN = os.environ.get("VIVACE_TOKEN")  # where access is closed
HEADERS = {"Authorization": f"Bearer {TOKEN}"} if TOKEN else {}
# Busy, or not finished yet: asked again after the seconds that Retry-After says, or after growing pauses.
AGAIN = requests.adapters.Retry(
    60, connect=8, read=8, backoff_factor=0.2, status_forcelist=[202, 429, 502, 503, 504], allowed_methods=None
)

session = requests.Session()
for scheme in "http://", "https://":
    session.mount(scheme, requests.adapters.HTTPAdapter(max_retries=AGAIN))


def call(method, path, **body):
    answer = session.request(method, API + path, json=body or None, headers=HEADERS, timeout=60)
    answer.raise_for_status()
    return answer.json()


def store(name, media_type, data):
    """The media item that a file has become; of any length, in parts that go to the bucket itself."""
    upload = call("POST", "/uploads", filename=name, contentType=media_type, size=len(data))
    for part in upload["parts"]:
        start = (part["number"] - 1) * upload["partSize"]
        session.put(part["url"], data=data[start : start + upload["partSize"]], timeout=600).raise_for_status()
    return call("POST", f"/uploads/{upload['uploadId']}/complete")


def with_parameters(url, **parameters):
    return requests.Request("GET", url, params=parameters).prepare().url


st.title("Media from any replica")
file = st.file_uploader("An audio file")
if file is not None:
    if st.session_state.get("file") != file.file_id:  # the script runs anew at every click, the upload does not
        st.session_state["file"] = file.file_id
        st.session_state["item"] = store(file.name, file.type, file.getvalue())
    item = st.session_state["item"]
    st.audio(item["contentUrl"])
    st.link_button("Download", with_parameters(item["contentUrl"], disposition="attachment"))
