// Starts a camera of that size by vivace-camera.js, and watches for a while after its first filtered frame is shown.
// JSON: `firstMs` from the asking for the camera to that frame, `fullMs` from it to the first one that is as wide as the
// camera's, and `width` of the last one.
const [api, filter, width, height, watchMs] = arguments;
const {VivaceCamera} = await import(new URL('vivace-camera.js', location.href));
const client = new VivaceCamera({api});
const screen = document.createElement('video');
screen.muted = true;
const begun = performance.now();
const seen = {};
const watched = new Promise(over => client.addEventListener('stream', ({detail}) => {
  screen.srcObject = detail;
  screen.play();
  const look = (_, frame) => {
    const now = performance.now();
    seen.firstMs ??= now - begun;
    seen.width = frame.width;
    if (frame.width === width) seen.fullMs ??= now - begun - seen.firstMs;
    if (now - begun - seen.firstMs < watchMs) screen.requestVideoFrameCallback(look);
    else over();
  };
  screen.requestVideoFrameCallback(look);
}));
const media = await navigator.mediaDevices.getUserMedia({video: {width, height, frameRate: 30}});
await client.start({filter, media});
await watched;
await client.stop();
media.getTracks().forEach(track => track.stop());
return JSON.stringify(seen);
