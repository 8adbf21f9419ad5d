import {listen} from '../../clients/vivace.js';
import {Delay} from './delay.js';
import {byId, facts, trouble} from './dom.js';
import {hls} from './hls-player.js';
import {Meter} from './meter.js';

const TEXTS = {
  silent: 'Waiting for the first sound …',
  playing: 'Playing',
  waiting: 'Waiting for more sound …',
  paused: 'Paused',
  cut: 'Connection lost: trying again …',
};
const SHOWN_MS = 250;

/** Listens to one live stream. */
export class Listening {
  #api;
  #vivace;
  #stop = null;
  #source = null;
  #meter = new Meter('Level of the stream');

  constructor(api, vivace) {
    this.#api = api;
    this.#vivace = vivace;
    byId('heard-level').append(this.#meter.element);
    byId('stream').oninput = () => {
      for (const option of byId('from').options) option.disabled = false; // nothing is known of another stream
    };
    byId('listen').onsubmit = event => {
      event.preventDefault();
      if (this.#stop) this.#stop.abort();
      else this.#listen(byId('stream').value.trim(), byId('from').value);
    };
  }

  choose({id, ended, hlsUrl}) {
    if (!id) return;
    byId('stream').value = id;
    const offers = {live: !ended, crowd: ended === undefined || Boolean(hlsUrl)}; // a link names no more than the stream
    for (const option of byId('from').options) option.disabled = offers[option.value] === false;
    if (byId('from').selectedOptions[0].disabled) byId('from').value = ended ? '0' : 'live';
    byId('toggle').focus();
  }

  async #listen(wish, how) {
    this.#stop = new AbortController();
    const {signal} = this.#stop;
    byId('toggle').textContent = 'Stop';
    trouble(null);
    let shown;
    try {
      this.#follow(); // within the click, which lets it sound
      const {address, id} = await this.#find(wish, signal);
      const crowd = how === 'crowd';
      const player = byId('heard');
      const Hls = crowd ? await hls(player) : undefined;
      const delay = new Delay(player, {id, Hls, crowd, seconds: () => this.#seconds(id, signal)});
      shown = setInterval(() => byId('heard-facts').replaceChildren(...facts(delay.facts())), SHOWN_MS);
      byId('hearing').hidden = false;
      const from = how === 'live' ? how : 0;
      await listen(player, address, {from, crowd, Hls, signal, onState: state => { byId('listening').textContent = TEXTS[state]; }});
      byId('listening').textContent = 'The stream has ended';
    } catch (error) {
      byId('listening').textContent = 'Stopped';
      if (!signal.aborted) trouble(error);
    }
    clearInterval(shown);
    this.#stop.abort();
    this.#stop = null;
    this.#meter.stop();
    byId('hearing').hidden = true;
    byId('toggle').textContent = 'Listen';
  }

  /** Where a stream is heard, by its id or by the address itself. */
  async #find(wish, signal) {
    const given = /\/live\/([^/?#]+)\/stream/.exec(wish);
    if (given) return {address: wish, id: wish.startsWith(this.#api) ? given[1] : null};
    const {id, listenUrl} = await this.#vivace().liveStream(wish, {signal});
    return {address: listenUrl, id};
  }

  async #seconds(id, signal) {
    if (!id) return null;
    const {seconds, ended} = await this.#vivace().liveStream(id, {signal});
    return ended ? null : seconds;
  }

  #follow() {
    if (!this.#source) {
      const context = new AudioContext({latencyHint: 'interactive'});
      this.#source = context.createMediaElementSource(byId('heard'));
      this.#source.connect(context.destination);
    }
    this.#source.context.resume();
    this.#meter.follow(this.#source);
  }
}
