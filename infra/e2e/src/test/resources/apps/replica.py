"""A replica of an app of the guides, with a stand-in for its framework: replica.py APP PORT."""

import http.server
import pathlib
import runpy
import sys
import urllib.parse

app, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])


def streamlit_page(query):
    import streamlit

    streamlit.open_page(query)
    runpy.run_path(str(app))
    return "".join(streamlit.page)


def gradio_page(query):
    import gradio

    if not gradio.functions:
        runpy.run_path(str(app))
    return gradio.functions[0](*(values[0] for values in query.values()))


PAGES = {"streamlit": streamlit_page, "gradio": gradio_page}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        if url.path != "/":
            self.send_error(404)
            return
        html = PAGES[app.stem.split("_")[0]](urllib.parse.parse_qs(url.query))
        body = f"<!doctype html><title>{port}</title>{html}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
