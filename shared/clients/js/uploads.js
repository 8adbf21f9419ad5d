import {Problem} from './problems.js';
import {any, Patience, retryAfter} from './transport.js';

const STALLED_MS = 30_000;
const memory = globalThis.localStorage;

/**
 * Stores a Blob of any size, in parts that go straight to the bucket. The upload is the arbiter: each round
 * asks it which parts are missing, and sends these. A part that failed, a URL that ended and a page that was
 * closed are all the same case.
 */
export async function upload(transport, file, {
  filename = file.name ?? 'file', contentType = file.type || 'application/octet-stream',
  title, metadata, onProgress = () => {}, parallel = 4, signal, store = memory,
} = {}) {
  const key = keyOf(transport, file, filename);
  let upload = await found(transport, store?.getItem(key), signal)
    ?? await transport.json('POST', `/uploads${transport.reachable}`, {json: {filename, contentType, size: file.size, title, metadata}, signal});
  store?.setItem(key, upload.uploadId);
  const patience = new Patience(transport.patience);
  for (;;) {
    const round = new Round(file, upload, onProgress, signal);
    const failures = await round.send(parallel);
    const item = failures.length ? null : await completed(transport, upload.uploadId, signal);
    if (item) {
      store?.removeItem(key);
      return item;
    }
    if (failures.length < upload.parts.length) patience.helped();
    const [last] = failures.sort((one, other) => other.retryAfter - one.retryAfter);
    await patience.wait(last?.cause ?? 'a part is missing', last?.retryAfter ?? 0, signal);
    upload = await transport.json('GET', `/uploads/${upload.uploadId}${transport.reachable}`, {signal});
  }
}

/** Gives an upload up that was stopped, and what has arrived of it. */
export async function cancelUpload(transport, file, {filename = file.name ?? 'file', signal, store = memory} = {}) {
  const key = keyOf(transport, file, filename);
  const uploadId = store?.getItem(key);
  if (!uploadId) return;
  await transport.call('DELETE', `/uploads/${uploadId}`, {signal});
  store.removeItem(key);
}

function keyOf(transport, file, filename) {
  return ['vivace', transport.api, filename, file.size, file.lastModified].join('|');
}

/** The upload of an earlier page, if it is still there. */
async function found(transport, uploadId, signal) {
  if (!uploadId) return null;
  try {
    return await transport.json('GET', `/uploads/${uploadId}${transport.reachable}`, {signal});
  } catch (problem) {
    if ([404, 410].includes(problem.status)) return null;
    throw problem;
  }
}

/** The media item; null if the bucket lacks a part after all. */
async function completed(transport, uploadId, signal) {
  try {
    return await transport.json('POST', `/uploads/${uploadId}/complete`, {signal});
  } catch (problem) {
    if (problem instanceof Problem && problem.slug === 'upload-incomplete') return null;
    throw problem;
  }
}

/** The parts that an upload lacks, several at a time, each sent once. */
class Round {
  #file;
  #upload;
  #onProgress;
  #signal;
  #sent;

  constructor(file, upload, onProgress, signal) {
    this.#file = file;
    this.#upload = upload;
    this.#onProgress = onProgress;
    this.#signal = signal;
    this.#sent = file.size - upload.parts.reduce((sum, part) => sum + part.size, 0);
  }

  /** What failed: `{cause, retryAfter}` of each part. */
  async send(parallel) {
    const waiting = [...this.#upload.parts];
    const failures = [];
    const sender = async () => {
      for (let part = waiting.shift(); part; part = waiting.shift()) {
        const failure = await this.#part(part);
        if (failure) failures.push(failure);
      }
    };
    await Promise.all(Array.from({length: parallel}, sender));
    return failures;
  }

  async #part({number, size, url}) {
    const begin = (number - 1) * this.#upload.partSize;
    let sent = 0;
    const advance = bytes => {
      this.#sent += bytes - sent;
      sent = bytes;
      this.#onProgress(this.#sent, this.#file.size);
    };
    try {
      const answer = await put(url, this.#file.slice(begin, begin + size), advance, this.#signal);
      if (answer.ok) {
        advance(size);
        return null;
      }
      advance(0);
      return {cause: `The bucket answered ${answer.status} to part ${number}.`, retryAfter: answer.retryAfter};
    } catch (cause) {
      this.#signal?.throwIfAborted();
      advance(0);
      return {cause, retryAfter: 0};
    }
  }
}

const put = globalThis.XMLHttpRequest ? putWithProgress : putByFetch;

/** fetch() tells nothing of how much has gone: XMLHttpRequest does. */
function putWithProgress(url, blob, advance, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    let stalled = setTimeout(stop, STALLED_MS);
    request.upload.onprogress = event => {
      clearTimeout(stalled);
      stalled = setTimeout(stop, STALLED_MS);
      advance(event.loaded);
    };
    request.onload = () => resolve({
      ok: request.status < 300,
      status: request.status,
      retryAfter: retryAfter(request.getResponseHeader('Retry-After')),
    });
    request.onerror = () => reject(new Error('The connection broke off.'));
    request.onabort = () => reject(new Error('The connection stood still.'));
    request.onloadend = () => {
      clearTimeout(stalled);
      signal?.removeEventListener('abort', stop);
    };
    signal?.addEventListener('abort', stop);
    request.open('PUT', url);
    request.send(blob);
  });
}

async function putByFetch(url, blob, _advance, signal) {
  const until = AbortSignal.timeout(STALLED_MS + Math.ceil(blob.size / 250));
  const answer = await fetch(url, {method: 'PUT', body: blob, signal: any(signal, until)});
  await answer.arrayBuffer();
  return {ok: answer.ok, status: answer.status, retryAfter: retryAfter(answer.headers.get('Retry-After'))};
}
