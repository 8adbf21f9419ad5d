// The sound of a live stream over the network, which may break at any time.
import {Problem} from './problems.js';
import {AGAIN, Patience, retryAfter} from './transport.js';

const PATIENCE_S = 120;

/** What a network does; trying again may help, at once or after so many seconds. */
export class Cut extends Error {
  constructor(cause, afterSeconds = 0) {
    super(cause);
    this.afterSeconds = afterSeconds;
  }
}

/** Waits for one event; rejects when the signal is aborted. */
export function once(target, name, signal) {
  return new Promise((resolve, reject) => {
    const settle = then => () => {
      target.removeEventListener(name, hit);
      signal.removeEventListener('abort', cut);
      then();
    };
    const hit = settle(resolve);
    const cut = settle(() => reject(signal.reason));
    target.addEventListener(name, hit);
    signal.addEventListener('abort', cut);
    if (signal.aborted) cut();
  });
}

/** The sound from a place on, in seconds or 'live'; null where the stream has ended before it. */
export async function request(address, from, signal) {
  const url = new URL(address);
  url.searchParams.set('from', from === 'live' ? from : from.toFixed(6));
  const answer = await fetch(url, {signal}).catch(error => { throw new Cut(error); });
  if (answer.ok) return answer;
  if (answer.status === 416) return null;
  if (AGAIN.has(answer.status) || answer.status >= 500) {
    throw new Cut(`status ${answer.status}`, retryAfter(answer.headers.get('Retry-After')));
  }
  throw await Problem.of(answer);
}

export function begins(answer, from) {
  return Number(answer.headers.get('Vivace-From') ?? (from === 'live' ? 0 : from));
}

/** Where the sound goes on behind a response; null where that reaches the end of the stream. */
export function next(answer) {
  const link = /<([^>]*)>\s*;\s*rel="?next"?/.exec(answer.headers.get('Link') ?? '');
  if (!link) return null;
  const address = new URL(link[1], answer.url);
  return {address, from: Number(address.searchParams.get('from'))};
}

/** Where the same stream is as HLS, as its address says. */
export async function playlist(address, signal) {
  const asked = new URL(address);
  if (!asked.searchParams.has('format')) asked.searchParams.set('format', 'mp3');
  const answer = await fetch(asked, {method: 'HEAD', signal}).catch(error => { throw new Cut(error); });
  if (AGAIN.has(answer.status) || answer.status >= 500) throw new Cut(`status ${answer.status}`);
  if (!answer.ok) throw await Problem.of(answer);
  const links = (answer.headers.get('Link') ?? '').split(/,\s*(?=<)/);
  const link = links.find(text => text.includes('application/vnd.apple.mpegurl'));
  if (!link) throw new Error('This stream is only to be had now: it offers no HLS.');
  return new URL(/<([^>]*)>/.exec(link)[1], answer.url);
}

/** Runs a step until it gives false; runs it again after a cut, until nothing helped for a while. */
export async function persist(step, line, signal) {
  const patience = new Patience(PATIENCE_S);
  const works = () => {
    patience.helped();
    line(true);
  };
  for (;;) {
    try {
      if (!await step(works)) return;
    } catch (error) {
      if (signal.aborted || !(error instanceof Cut)) throw error;
      line(false);
      await patience.wait(error, error.afterSeconds, signal);
    }
  }
}

export function nothingMore() {
  return new Problem(416, {
    type: 'urn:problem-type:vivace:beyond-end',
    title: 'Nothing behind the end',
    detail: 'The stream has ended, and has no sound from there on.',
  });
}
