const channel = new BroadcastChannel('vivace-begin');
const begins = new Map();

channel.onmessage = ({data: {id, since}}) => begins.set(id, since);

/** Tells the other tabs of this browser when a stream's first sample was taken, in ms since 1970. */
export function announce(id, since) {
  if (Number.isFinite(since)) channel.postMessage({id, since});
}

/** When the first sample of a stream was taken, as another tab has told; undefined where none has. */
export const begin = id => begins.get(id);
