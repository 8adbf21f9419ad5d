// Begins a session that lasts until `benchCamera` is stopped, and returns when its frames are shown.
const [api, filter, width, height] = arguments;
const {VivaceCamera} = await import(new URL('vivace-camera.js', location.href));
globalThis.benchCamera = new VivaceCamera({api});
const shown = new Promise(first => benchCamera.addEventListener('stream', first));
const media = await navigator.mediaDevices.getUserMedia({video: {width, height, frameRate: 30}});
await benchCamera.start({filter, media});
await shown;
