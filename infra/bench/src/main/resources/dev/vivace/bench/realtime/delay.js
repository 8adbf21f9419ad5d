// Draws frames with their time in them, sends them and reads what comes back: the median of the delays, in ms. A square
// for each bit that is set: edges of squares can be read as well as squares. `api` is empty for a loop of the browser's own.
const [api, filter, frames] = arguments;
const BITS = 12, SIDE = 48;
const drawn = document.createElement('canvas');
[drawn.width, drawn.height] = [640, 480];
const pen = drawn.getContext('2d');
const draw = () => {
  pen.fillStyle = '#000';
  pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = '#fff';
  const now = Math.round(performance.now()) % (1 << BITS);
  for (let bit = 0; bit < BITS; bit++) {
    if (now >> bit & 1) pen.fillRect(bit * SIDE + 12, 12, 24, 24);
  }
};
draw();
const pace = setInterval(draw, 33);
const stream = drawn.captureStream(30);
const video = document.createElement('video');
video.muted = true;
const show = ({track}) => { video.srcObject = new MediaStream([track]); video.play(); };
const peer = new RTCPeerConnection();
const transceiver = peer.addTransceiver(stream.getVideoTracks()[0], {streams: [stream]});
transceiver.setCodecPreferences(
  RTCRtpReceiver.getCapabilities('video').codecs.filter(it => it.mimeType === 'video/VP8'));
let other;
if (api) {
  peer.ontrack = show;
  await peer.setLocalDescription();
  await until(() => peer.iceGatheringState === 'complete');
  const answer = await fetch(api + '/realtime/' + filter, {
    method: 'POST', headers: {'Content-Type': 'application/sdp'}, body: peer.localDescription.sdp});
  if (answer.status !== 201) throw new Error(await answer.text());
  await peer.setRemoteDescription({type: 'answer', sdp: await answer.text()});
} else {
  other = new RTCPeerConnection();
  other.ontrack = show;
  peer.onicecandidate = ({candidate}) => candidate && other.addIceCandidate(candidate);
  other.onicecandidate = ({candidate}) => candidate && peer.addIceCandidate(candidate);
  await peer.setLocalDescription();
  await other.setRemoteDescription(peer.localDescription);
  await other.setLocalDescription();
  await peer.setRemoteDescription(other.localDescription);
}
const seen = document.createElement('canvas');
[seen.width, seen.height] = [640, 48];
const eye = seen.getContext('2d', {willReadFrequently: true});
const delays = [];
const begun = performance.now();
await until(() => video.videoWidth === 640);
while (delays.length < frames) {
  const now = await new Promise(shown => video.requestVideoFrameCallback(shown));
  if (performance.now() - begun < 5000) continue;
  eye.drawImage(video, 0, 0);
  let time = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const {data} = eye.getImageData(bit * SIDE + 6, 6, 36, 36);
    let bright = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] > 128) bright++;
    if (bright > 20) time |= 1 << bit;
  }
  delays.push((Math.round(now) - time + (1 << BITS)) % (1 << BITS));
}
clearInterval(pace);
peer.close();
other?.close();
return delays.sort((a, b) => a - b)[delays.length >> 1];
