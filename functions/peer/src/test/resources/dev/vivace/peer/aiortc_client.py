"""A client made of aiortc: a line with an offer out, one with the answer in, then what it gets.

Arguments: the direction of its video, and "tone" if it sends and wants sound. Both lines are
base64. After that it prints a JSON object every half second: frames so far, the luma in the middle
of both halves of the last one, and the effective amplitude of the last block of sound.
"""
import asyncio
import base64
import fractions
import json
import math
import sys

import av
import numpy
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription, VideoStreamTrack

RATE = 48000
BLOCK = RATE // 50
seen = {"frames": 0, "left": 0, "right": 0, "heard": 0.0}


class Camera(VideoStreamTrack):
    async def recv(self):
        pts, time_base = await self.next_timestamp()
        picture = numpy.full((240, 320, 3), 60, numpy.uint8)
        picture[:, 160:] = 180
        frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
        frame.pts, frame.time_base = pts, time_base
        return frame


class Tone(MediaStreamTrack):
    kind = "audio"

    def __init__(self):
        super().__init__()
        self.samples = 0
        self.began = None

    async def recv(self):
        loop = asyncio.get_running_loop()
        self.began = self.began or loop.time()
        await asyncio.sleep(max(0, self.began + self.samples / RATE - loop.time()))
        phases = 2 * math.pi * 500 * (self.samples + numpy.arange(BLOCK)) / RATE
        pcm = (0.2 * 32767 * numpy.sin(phases)).astype(numpy.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, self.samples
        frame.time_base = fractions.Fraction(1, RATE)
        self.samples += BLOCK
        return frame


async def watch(track):
    while True:
        frame = await track.recv()
        if track.kind == "video":
            luma = frame.to_ndarray(format="gray")
            row = luma[luma.shape[0] // 2]
            seen["frames"] += 1
            seen["left"] = int(row[luma.shape[1] // 4])
            seen["right"] = int(row[3 * luma.shape[1] // 4])
        else:
            pcm = frame.to_ndarray().astype(float) / 32768
            seen["heard"] = float(math.sqrt(2 * (pcm * pcm).mean()))


async def main(direction, tone):
    peer = RTCPeerConnection()
    peer.on("track", lambda track: asyncio.ensure_future(watch(track)))
    if direction == "recvonly":
        peer.addTransceiver("video", direction="recvonly")
    else:
        peer.addTransceiver(Camera(), direction=direction)
    if tone:
        peer.addTransceiver(Tone(), direction="sendrecv")
    await peer.setLocalDescription(await peer.createOffer())
    print(base64.b64encode(peer.localDescription.sdp.encode()).decode(), flush=True)
    loop = asyncio.get_running_loop()
    line = await loop.run_in_executor(None, sys.stdin.readline)
    answer = base64.b64decode(line).decode()
    await peer.setRemoteDescription(RTCSessionDescription(sdp=answer, type="answer"))
    while True:
        print(json.dumps(seen), flush=True)
        await asyncio.sleep(0.5)


asyncio.run(main(sys.argv[1], "tone" in sys.argv))
