import {asBytes} from './samples.js';
import {pause} from './transport.js';

const SAMPLE_BYTES = {f32le: 4, s16le: 2};
const LEAST_CHUNK_S = 0.2; // a request for each; short pieces are joined up to that
const MOST_CHUNK_BYTES = 1024 * 1024;
const UNSENT_CHUNKS = 8;
const ANSWERED_MS = 15_000; // listeners give a silent producer up after 60 s

/** A live stream, and the one producer that sends to it. */
export class LiveStream {
  #transport;
  #listenUrl;
  #stored;
  #aheadMs;
  #heardUntil = 0;

  constructor(transport, stream, {ahead} = {}) {
    this.#transport = transport;
    this.#listenUrl = stream.listenUrl;
    this.#stored = stream.chunks;
    this.#aheadMs = ahead === undefined ? Infinity : 1_000 * ahead;
    this.id = stream.id;
    this.sampleRate = stream.sampleRate;
    this.channels = stream.channels;
    this.sampleFormat = stream.sampleFormat;
    this.hlsUrl = stream.hlsUrl ?? null;
    this.embedUrl = stream.embedUrl;
    this.mediaId = stream.mediaId ?? null;
  }

  /** Where it is heard, such as `listenUrl('opus', {bitrate: 64})` or `listenUrl('mp3', {from: 'live'})`. */
  listenUrl(format = 'mp3', parameters = {}) {
    const url = new URL(this.#listenUrl);
    for (const [name, value] of Object.entries({format, ...parameters})) url.searchParams.set(name, value);
    return url.href;
  }

  /**
   * Sends typed arrays while they are generated, and resolves when all are stored. A generator that gives the
   * same sound again goes on where an earlier producer was stopped: what is stored already is passed over.
   * `unsent` is how many chunks may wait for the network before the generator has to.
   */
  async sendAll(pieces, {signal, unsent: most = UNSENT_CHUNKS} = {}) {
    const bytesPerSecond = this.sampleRate * this.channels * SAMPLE_BYTES[this.sampleFormat];
    const unsent = [];
    let sender = Promise.resolve(); // one at a time: no listener meets a gap
    let number = 0;
    for await (const chunk of chunks(this.#pcm(pieces), LEAST_CHUNK_S * bytesPerSecond)) {
      const mine = number++;
      if (mine < this.#stored) continue;
      await this.#pace(1_000 * chunk.byteLength / bytesPerSecond, signal);
      const path = `/live/${this.id}/chunks/${mine}`;
      sender = sender.then(
        () => this.#transport.call('PUT', path, {body: chunk, signal, answeredMs: ANSWERED_MS}));
      sender.catch(() => {}); // whoever awaits it below is told
      unsent.push(sender);
      if (unsent.length >= most) await unsent.shift();
    }
    await sender;
  }

  /** Tells listeners that there is no more. The id of the media item that it has become, a WAV file. */
  async end({signal} = {}) {
    const {mediaId} = await this.#transport.json('POST', `/live/${this.id}/end`, {signal});
    this.mediaId = mediaId ?? null;
    return this.mediaId;
  }

  async *#pcm(pieces) {
    for await (const piece of pieces) yield asBytes(piece, this.sampleFormat);
  }

  /** Holds back to so many seconds before a listener who has heard everything from the start. */
  async #pace(ms, signal) {
    const now = performance.now();
    const longMs = this.#heardUntil - now - this.#aheadMs;
    if (longMs > 0) await pause(longMs, signal);
    this.#heardUntil = Math.max(this.#heardUntil, now) + ms;
  }
}

/** Joins short pieces and cuts long ones. The same pieces always make the same chunks. */
async function* chunks(pieces, leastBytes) {
  let waiting = new Uint8Array(0);
  for await (const piece of pieces) {
    const joined = new Uint8Array(waiting.length + piece.length);
    joined.set(waiting);
    joined.set(piece, waiting.length);
    waiting = joined;
    while (waiting.length > MOST_CHUNK_BYTES) {
      yield waiting.slice(0, MOST_CHUNK_BYTES);
      waiting = waiting.slice(MOST_CHUNK_BYTES);
    }
    if (waiting.length >= leastBytes) {
      yield waiting;
      waiting = new Uint8Array(0);
    }
  }
  if (waiting.length) yield waiting;
}
