"""A Streamlit app with a camera through a filter: the frames go from the browser to Vivace, never through this process."""

import os
from urllib.parse import urlencode

import requests
import streamlit as st

API = os.environ.get("VIVACE_API", "http://127.0.0.1:3000")  # as this process, and the browser, reach it
PAGE = os.environ.get("VIVACE_CAMERA", "http://127.0.0.1:8000/camera.html")  # as the browser reaches it
TOKEN = os.environ.get("VIVACE_TOKEN")  # where access is closed; the browser gets it: scope realtime, for an hour or so
HEADERS = {"Authorization": f"Bearer {TOKEN}"} if TOKEN else {}


@st.cache_data(ttl=60)
def filters():
    answer = requests.get(f"{API}/realtime/filters", headers=HEADERS, timeout=10)
    answer.raise_for_status()
    return {entry["name"]: entry["description"] for entry in answer.json()["filters"]}


st.title("A camera through a filter")
names = list(filters())
name = st.selectbox("Filter", names, index=names.index("edges"))
st.caption(filters()[name])
query = {"api": API, "filter": name, "embed": "1"} | ({"token": TOKEN} if TOKEN else {})
# Streamlit's frames may use camera and microphone. Another filter is another address, and begins anew.
st.components.v1.iframe(f"{PAGE}?{urlencode(query)}", height=820, scrolling=True)
