"""As much of the API and its bucket as the client calls, in memory, with faults on command."""

import http.server
import itertools
import json
import re
import threading
import time

PART_SIZE = 300_000
LIVE = {
    "id": "s0",
    "title": "News",
    "createdAt": "2026-11-27T09:00:00Z",
    "listenUrl": "http://127.0.0.1/live/s0/stream?access_token=x",
    "embedUrl": "http://127.0.0.1/live/s0/embed?access_token=x",
    "ended": False,
}


class FakeApi:
    """Close it by leaving its block. `faults` are taken one by one by requests whose line they match."""

    def __init__(self):
        self.requests = []
        self.faults = []
        self._numbers = itertools.count()
        self.parts = {}
        self.uploads = {}
        self.chunks = {}
        self.chunk_times = []
        self.links = []
        self.records = {}
        self.deleted_at_once = 2
        self.etag = self.condition = None
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *exception):
        self._server.shutdown()
        self._server.server_close()

    def fail(self, pattern, fault, times=1):
        """`fault` is a status, "cut" before the request counts, "lost" (it counts, and nobody is told) or a call."""
        self.faults += [(re.compile(pattern), fault)] * times

    def upload_state(self, upload_id):
        size = self.uploads[upload_id]["size"]
        numbers = range(1, -(-size // PART_SIZE) + 1)
        missing = [
            {
                "number": number,
                "size": min(PART_SIZE, size - (number - 1) * PART_SIZE),
                "url": f"{self.url}/bucket/{upload_id}/{number}",
            }
            for number in numbers
            if (upload_id, number) not in self.parts
        ]
        return {"uploadId": upload_id, "size": size, "partSize": PART_SIZE, "parts": missing}

    def whole(self, upload_id):
        return b"".join(self.parts[key] for key in sorted(self.parts) if key[0] == upload_id)

    def _item(self, upload_id):
        return {
            "id": f"item-{upload_id}",
            "fileName": self.uploads[upload_id]["filename"],
            "contentType": self.uploads[upload_id]["contentType"],
            "size": self.uploads[upload_id]["size"],
            "createdAt": "2026-11-27T09:00:00.123456Z",
            "contentUrl": f"{self.url}/v1/media/item-{upload_id}/content?access_token=x",
            **{name: self.uploads[upload_id][name] for name in ("title", "metadata") if name in self.uploads[upload_id]},
        }

    def answer(self, method, path, body):
        """Status and JSON."""
        if method == "POST" and path == "/uploads":
            upload_id = f"u{next(self._numbers)}"
            self.uploads[upload_id] = json.loads(body)
            return 201, self.upload_state(upload_id)
        if match := re.fullmatch(r"/bucket/(\w+)/(\d+)", path):
            self.parts[match[1], int(match[2])] = body
            return 200, None
        if match := re.fullmatch(r"/uploads/(\w+)(/complete)?", path):
            if match[1] not in self.uploads:
                return 404, problem("unknown-upload", "Unknown upload", "Begin a new one.")
            state = self.upload_state(match[1])
            if not match[2]:
                return 200, state
            if state["parts"]:
                return 409, problem("upload-incomplete", "Incomplete", "Send the rest.")
            return 201, self._item(match[1])
        if path == "/live/begun":
            return 200, LIVE | {"hlsUrl": f"{self.url}/hls", "seconds": 1.5}
        if method == "POST" and path == "/live":
            return 201, self._live(json.loads(body))
        if match := re.fullmatch(r"/live/(\w+)/chunks/(\d+)", path):
            self.chunks[int(match[2])] = body
            self.chunk_times.append(time.monotonic())
            return 204, None
        if path == "/live/s0/end":
            return 200, {"mediaId": "kept"}
        if path == "/live/s0":
            return 200, self._live(self.live_wish)
        if match := re.fullmatch(r"/media/\w+/links(?:/(\w+))?", path):
            return self._links(method, match[1], body)
        if path == "/live" and method == "GET":
            return 200, {"streams": [LIVE]}
        if path == "/media/delete":
            return 200, {"results": [self._deleted(*one) for one in enumerate(json.loads(body)["ids"])]}
        if path == "/stream":
            return 200, {"encoded": len(body)}
        if match := re.fullmatch(r"/media/(\w+)", path):
            return self._described(method, match[1], body)
        if path == "/media":
            return 200, {"items": [self._item(name) for name in self.uploads]}
        return 404, problem("unknown-media", "Unknown media item", "Look at GET /media.")

    def _deleted(self, number, media_id):
        if number < self.deleted_at_once:
            return {"id": media_id, "status": 204}
        return {"id": media_id, "status": 503, "type": "not-reached", "detail": "Send it again."}

    def _described(self, method, media_id, body):
        """Title and metadata are all that changes; their version is the number of changes."""
        versions = self.records.get(media_id)
        if versions is None:
            return 404, problem("unknown-media", "Unknown media item", "Look at GET /media.")
        if method == "PATCH":
            if self.condition not in ("*", f'"{len(versions)}"'):
                return 412, problem("precondition-failed", "Precondition failed", "Ask for it again.")
            versions.append(versions[-1] | json.loads(body))
        self.etag = f'"{len(versions)}"'
        self.uploads[media_id] = {"filename": "a.wav", "contentType": "audio/wav", "size": 1}
        return 200, self._item(media_id) | versions[-1]

    def _links(self, method, link_id, body):
        if method == "GET":
            return 200, {"links": self.links}
        if method == "DELETE":
            self.links = [link for link in self.links if link["id"] != link_id]
            return 204, None
        self.links = [{"id": f"l{len(self.links)}", "createdAt": "2026-11-27T09:00:00Z"}, *self.links]
        return 201, {**self.links[0], **json.loads(body), "url": f"{self.url}/v1/media/item/content?access_token=y"}

    def _live(self, wish):
        self.live_wish = wish
        urls = {"listenUrl": f"{self.url}/live/s0/stream", "embedUrl": f"{self.url}/live/s0/embed"}
        return {"id": "s0", "chunks": len(self.chunks), **urls, **wish}

    def _fault(self, line):
        for one in self.faults:
            if one[0].search(line):
                self.faults.remove(one)
                return one[1]
        return None

    def _handler(api):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self):
                line = f"{self.command} {self.path}"
                api.requests.append(line)
                fault = api._fault(line)
                if fault == "cut":
                    self.close_connection = True
                    return
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length)
                if len(body) < length:
                    return  # whoever sent it is gone
                if isinstance(fault, int):
                    self.say(fault, problem("busy", "Busy", "Try again."))
                    return
                if callable(fault):
                    fault()
                api.condition = self.headers.get("If-Match")
                status, answer = api.answer(self.command, self.path.split("?")[0], body)
                if fault == "lost":
                    self.close_connection = True
                    return
                self.say(status, answer)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_one

            def say(self, status, answer):
                body = b"" if answer is None else json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                if api.etag:
                    self.send_header("ETag", api.etag)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        return Handler


def problem(name, title, detail):
    return {"type": f"urn:problem-type:vivace:{name}", "title": title, "detail": detail, "requestId": "r1"}
