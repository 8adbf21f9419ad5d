import {LiveStream} from './live.js';
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

  media(id, options) {
    return this.#transport.json('GET', path(id), options);
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

  /** Removes an item and its renditions; one that is gone already is no problem. */
  async delete(id, options) {
    await this.#transport.call('DELETE', path(id), options);
  }

  /** A URL that the browser can reach for a while, such as with `{disposition: 'attachment'}`. */
  playback(id, parameters = {}, options) {
    return this.#transport.json('GET', `${path(id)}/playback?${new URLSearchParams(parameters)}`, options);
  }

  /** Where a browser saves an item under its name. */
  downloadUrl(item) {
    const url = new URL(item.contentUrl);
    url.searchParams.set('disposition', 'attachment');
    return url.href;
  }

  /** Where the sound of an item is heard in another format; without a token. */
  streamUrl(item, format = 'mp3', parameters = {}) {
    const url = new URL(item.contentUrl);
    url.pathname = url.pathname.replace(/content$/, 'stream');
    url.search = String(new URLSearchParams({format, ...parameters}));
    return url.href;
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
