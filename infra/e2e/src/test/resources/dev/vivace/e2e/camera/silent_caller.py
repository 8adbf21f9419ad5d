"""A WHIP client of aiortc whose offer has no candidates: it prints when ten frames have come back.

Arguments: the endpoint. It prints the session's address first, and the luma of both halves at last.
"""
import asyncio
import sys
import urllib.request

import aioice.ice
import av
import numpy
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription, VideoStreamTrack

aioice.ice.get_host_addresses = lambda *_, **__: ["127.0.0.1"]  # where it is seen to call from
FRAMES = 10


class Camera(VideoStreamTrack):
    async def recv(self):
        pts, time_base = await self.next_timestamp()
        picture = numpy.full((240, 320, 3), 60, numpy.uint8)
        picture[:, 160:] = 180
        frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
        frame.pts, frame.time_base = pts, time_base
        return frame


def post(endpoint, offer):
    lines = [line for line in offer.splitlines() if "candidate" not in line]
    request = urllib.request.Request(
        endpoint, "\r\n".join([*lines, ""]).encode(), {"Content-Type": "application/sdp"})
    with urllib.request.urlopen(request) as answer:
        return answer.headers["Location"], answer.read().decode()


async def main(endpoint):
    peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    tracks = asyncio.Queue()
    peer.on("track", tracks.put_nowait)
    peer.addTransceiver(Camera(), direction="sendrecv")
    await peer.setLocalDescription(await peer.createOffer())
    location, answer = await asyncio.to_thread(post, endpoint, peer.localDescription.sdp)
    print(location, flush=True)
    await peer.setRemoteDescription(RTCSessionDescription(sdp=answer, type="answer"))
    track = await tracks.get()
    for _ in range(FRAMES):
        luma = (await track.recv()).to_ndarray(format="gray")
    row = luma[luma.shape[0] // 2]
    print(int(row[luma.shape[1] // 4]), int(row[3 * luma.shape[1] // 4]), flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await peer.close()


asyncio.run(main(sys.argv[1]))
