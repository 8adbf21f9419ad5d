"""A Streamlit app whose media depend on no replica: browsers send files to the bucket, pages hold addresses."""

import io
import math
import os
import wave
from array import array

import streamlit as st
from vivace import Vivace

API = os.environ.get("VIVACE_API", "http://127.0.0.1:3000")  # as this process reaches it
PUBLIC_API = os.environ.get("VIVACE_PUBLIC_API")  # as browsers reach it, if they are to send files
vivace = Vivace(API, os.environ.get("VIVACE_TOKEN"), inside=True)  # a token where access is closed

upload = st.components.v2.component(
    "vivace_upload",
    html='<input type="file" aria-label="A file"> <progress max="1" hidden></progress> <p role="status"></p>',
    js="""
    export default ({data, parentElement, setStateValue}) => {
      const [file, bar, status] = parentElement.querySelectorAll('input, progress, p');
      file.onchange = async () => {
        const {Vivace} = await import(`${data.api}/clients/vivace.js`);
        const onProgress = (sent, total) => { bar.hidden = false; bar.value = sent / total; };
        try {
          const item = await new Vivace(data.api, {token: data.token}).upload(file.files[0], {onProgress});
          setStateValue('item', item.id);
        } catch (error) {
          status.textContent = error.message;
        }
        bar.hidden = true;
      };
    }
    """,
)


def tone():
    """In place of a speech model: two seconds as a WAV file."""
    samples = array("h", (int(9_000 * math.sin(math.tau * 440 * i / 24_000)) for i in range(48_000)))
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setparams((1, 2, 24_000, 0, "NONE", ""))
        wav.writeframes(samples.tobytes())
    return file.getvalue()


st.title("Media from any replica")
if PUBLIC_API:
    # For the browser: a token of its own, short-lived and with no scope but media:write.
    data = {"api": PUBLIC_API, "token": os.environ.get("VIVACE_UPLOAD_TOKEN")}
    uploaded = upload(key="upload", data=data, on_item_change=lambda: None).item
    if uploaded:
        st.query_params["item"] = uploaded  # in the address, so that another replica finds it, too
if st.button("Make a tone"):
    st.query_params["item"] = vivace.upload(tone(), filename="tone.wav").id
if "item" in st.query_params:
    item = vivace.media(st.query_params["item"])
    (st.video if item.content_type.startswith("video/") else st.audio)(item.content_url)
    st.link_button("Download", vivace.download_url(item))
