import {deleteMany} from './deletions.js';
import {LiveStream} from './live.js';
import {asBytes} from './samples.js';
import {Transport} from './transport.js';
import {cancelUpload, upload} from './uploads.js';

export {LiveStream};
export {listen} from './listen.js';
export {Problem, Unreachable} from './problems.js';

/**
 * Calls one API. What fails for a moment is tried again until nothing has helped for `patience` seconds; then
 * it is Unreachable. Other failures are a Problem. With `inside`, files are sent by the API's inside addresses: for
 * a program beside the API, which does not get to the addresses of browsers.
 */
export class Vivace {
  #transport;

  constructor(api, options) {
    this.#transport = new Transport(api, options);
  }

  /** Stores a Blob or File of any size, under a `title` if you like; the same call after a reload sends only what is missing. */
  upload(file, options) {
    return upload(this.#transport, file, options);
  }

  /** Gives an upload up that was stopped, and what has arrived of it. */
  cancelUpload(file, options) {
    return cancelUpload(this.#transport, file, options);
  }

  /** An item with its renditions, and the `etag` of its title and metadata. */
  async media(id, options) {
    return described(await this.#transport.call('GET', path(id), options));
  }

  /** All media items, newest first, asked for page by page. */
  async *list({limit = 100, signal} = {}) {
    for (let after = ''; after !== undefined;) {
      const query = `?limit=${limit}${after && `&after=${encodeURIComponent(after)}`}`;
      const page = await this.#transport.json('GET', `/media${query}`, {signal});
      yield* page.items;
      after = page.next;
    }
  }

  /**
   * Changes an item's `title` and `metadata` by JSON Merge Patch: null removes, and what is missing stays. With the
   * `etag` of an item that was asked for, it is a Problem of status 412 if somebody was first.
   */
  async change(id, {title, metadata}, {etag = '*', signal} = {}) {
    const headers = {'If-Match': etag};
    return described(await this.#transport.call('PATCH', path(id), {json: {title, metadata}, headers, signal}));
  }

  /** Removes an item and its renditions; one that is gone already is no problem. */
  async delete(id, options) {
    await this.#transport.call('DELETE', path(id), options);
  }

  /** Removes any number of items, a thousand by one request: the result for each id, in their order. */
  deleteMany(ids, options) {
    return deleteMany(this.#transport, ids, options);
  }

  /** A URL that the browser can reach for a while, such as with `{disposition: 'attachment'}`. */
  playback(id, parameters = {}, options) {
    return this.#transport.json('GET', `${path(id)}/playback?${new URLSearchParams(parameters)}`, options);
  }

  /** Where a browser saves an item, or what a link leads to, under its name. */
  downloadUrl(source) {
    const url = contentOf(source);
    url.searchParams.set('disposition', 'attachment');
    return url.href;
  }

  /** Where its sound is heard in another format: of a link with the link's token, of an item without one. */
  streamUrl(source, format = 'mp3', parameters = {}) {
    const url = contentOf(source);
    const token = source.contentUrl ? null : url.searchParams.get('access_token');
    url.pathname = url.pathname.replace(/content$/, 'stream');
    url.search = String(new URLSearchParams({format, ...parameters, ...token && {access_token: token}}));
    return url.href;
  }

  /**
   * Encodes samples that are there already, some 4.5 MB at most: a Response whose body comes while it is encoded.
   * Samples that are still generated go live.
   */
  encode(samples, {format = 'mp3', sampleRate = 24_000, channels = 1, sampleFormat = 'f32le', signal, ...parameters} = {}) {
    const query = new URLSearchParams({format, sampleRate, channels, sampleFormat, ...parameters});
    const headers = {'Content-Type': 'application/octet-stream'};
    return this.#transport.call('POST', `/stream?${query}`, {body: asBytes(samples, sampleFormat), headers, signal});
  }

  /** The links to an item that last, newest first; where they lead only `createLink` tells. */
  async links(id, options) {
    return (await this.#transport.json('GET', `${path(id)}/links`, options)).links;
  }

  /** A link that lasts `expiresIn` seconds, or until it is revoked: its `url` and `embedUrl` need no token. */
  createLink(id, {expiresIn, title, signal} = {}) {
    return this.#transport.json('POST', `${path(id)}/links`, {json: {expiresIn, title}, signal});
  }

  async revokeLink(id, linkId, options) {
    await this.#transport.call('DELETE', `${path(id)}/links/${encodeURIComponent(linkId)}`, options);
  }

  /**
   * Begins a live stream. `ahead` is how many seconds of sound may be sent before a listener from the start
   * hears them: 0 keeps to real time, and without it sound is sent as fast as it is generated.
   */
  async live({ahead, signal, ...wish} = {}) {
    return new LiveStream(this.#transport, await this.#transport.json('POST', '/live', {json: wish, signal}), {ahead});
  }

  /** All live streams, newest first, asked for page by page. */
  async *liveStreams({limit = 100, signal} = {}) {
    for (let after = ''; after !== undefined;) {
      const query = `?limit=${limit}${after && `&after=${encodeURIComponent(after)}`}`;
      const page = await this.#transport.json('GET', `/live${query}`, {signal});
      yield* page.streams;
      after = page.next;
    }
  }

  /** How a live stream fares: `seconds`, `ended`, where it is heard. */
  liveStream(id, options) {
    return this.#transport.json('GET', `/live/${encodeURIComponent(id)}`, options);
  }

  /** A live stream whose producer was stopped, to be gone on with. */
  async liveAgain(id, {ahead, signal} = {}) {
    return new LiveStream(this.#transport, await this.liveStream(id, {signal}), {ahead});
  }
}

function path(id) {
  return `/media/${encodeURIComponent(id)}`;
}

async function described(answer) {
  return {...await answer.json(), etag: answer.headers.get('ETag') ?? undefined};
}

/** Of an item, or of a link as it was made. */
function contentOf({contentUrl, url}) {
  return new URL(contentUrl ?? url);
}
