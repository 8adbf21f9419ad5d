import {copyButton} from './copy.js';
import {byId, h, trouble} from './dom.js';
import {liveFrame} from './snippets.js';

const MOST = 100;

/** The live streams, newest first: all that the API tells of, and those that were begun in this page. */
export class Streams {
  #vivace;
  #choose;
  #begun = new Map();

  /** `choose` is told the stream that somebody wants to hear. */
  constructor(vivace, choose) {
    this.#vivace = vivace;
    this.#choose = choose;
    byId('streams-reload').onclick = () => this.load();
  }

  add(stream) {
    this.#begun.set(stream.id, stream);
    this.load();
  }

  async load() {
    try {
      this.#show(await this.#all());
    } catch (error) {
      trouble(error);
    }
  }

  /** An API of before can't list them: those that were begun here are asked for one by one. */
  async #all() {
    const vivace = this.#vivace();
    try {
      const found = [];
      for await (const stream of vivace.liveStreams({limit: MOST})) {
        found.push({...this.#begun.get(stream.id), ...stream});
        if (found.length === MOST) break;
      }
      return found;
    } catch (error) {
      if (![403, 404, 405].includes(error.status)) throw error;
      const begun = [...this.#begun.values()].reverse();
      return Promise.all(begun.map(async stream => ({...stream, ...await vivace.liveStream(stream.id)})));
    }
  }

  #show(streams) {
    byId('streams').replaceChildren(...streams.map(stream => this.#row(stream)));
    byId('streams-said').textContent = streams.length ? `${streams.length} shown` : 'There is none yet. Speak, or begin one by the API.';
  }

  #row(stream) {
    const {id, title, createdAt, seconds, ended} = stream;
    const told = [
      createdAt && new Date(createdAt).toLocaleString(),
      seconds !== undefined && `${Math.round(seconds)} s`,
      ended === undefined ? null : ended ? 'ended' : 'on air',
    ].filter(Boolean);
    return h('li', {},
      h('div', {className: 'row-head'},
        h('span', {className: 'name'}, title || id),
        h('span', {className: 'facts'}, told.join(', ')),
        h('button', {type: 'button', onclick: () => this.#choose(stream), ariaLabel: `Choose ${title || id}`}, 'Choose'),
        ...(stream.embedUrl ? [copyButton('Copy frame', () => liveFrame(stream))] : [])));
  }
}
