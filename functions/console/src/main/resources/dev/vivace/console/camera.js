import {VivaceCamera} from '../../clients/vivace-camera.js';
import {byId, facts, h, trouble} from './dom.js';
import {Field} from './field.js';

const STATES = {connecting: 'Connecting …', connected: 'Filtered', reconnecting: 'Connecting again …', ended: 'Stopped'};
const SHOWN_MS = 1_000;

/** A camera through a filter, and back. */
export class Camera {
  #camera;
  #filters = [];
  #fields = [];
  #media = null;
  #reported = {};
  #shown;
  #sending = null;
  #again = false;

  constructor(api, token) {
    this.#camera = new VivaceCamera({api, token});
    this.#camera.addEventListener('state', ({detail}) => this.#onState(detail));
    this.#camera.addEventListener('stream', ({detail}) => { byId('filtered').srcObject = detail; });
    this.#camera.addEventListener('status', ({detail}) => { this.#reported = detail; });
    this.#camera.addEventListener('ended', ({detail}) => this.#onEnd(detail));
    byId('camera-toggle').onclick = () => (this.#media ? this.#camera.stop() : this.#start());
    byId('filter').onchange = () => this.#choose();
  }

  /** Asks for the filters when the tab is first seen. */
  async load() {
    if (this.#filters.length) return;
    try {
      this.#filters = (await this.#camera.filters()).filter(({kind}) => kind !== 'audio');
      byId('filter').replaceChildren(...this.#filters.map(({name}) => h('option', {}, name)));
      if (this.#filters.some(({name}) => name === 'edges')) byId('filter').value = 'edges';
      this.#choose();
    } catch (error) {
      trouble(error);
    }
  }

  get #filter() {
    return this.#filters.find(({name}) => name === byId('filter').value);
  }

  async #choose() {
    const {description, parameters} = this.#filter;
    byId('filter-about').textContent = description;
    this.#fields = Object.entries(parameters.properties ?? {}).map(([name, schema]) => new Field(name, schema, () => this.#set()));
    byId('parameters').replaceChildren(...this.#fields.map(({element}) => element));
    if (!this.#media) return;
    await this.#camera.stop();
    await this.#start();
  }

  get #values() {
    return Object.fromEntries(this.#fields.map(({name, value}) => [name, value]));
  }

  async #start() {
    trouble(null);
    byId('camera-toggle').disabled = true;
    try {
      this.#media = await navigator.mediaDevices.getUserMedia({video: {width: 640, height: 480}});
      byId('own').srcObject = this.#media;
      await this.#camera.start({filter: this.#filter.name, media: this.#media, parameters: this.#values});
    } catch (error) {
      this.#onEnd(error);
    }
    byId('camera-toggle').disabled = false;
  }

  /** One change at a time is under way; what was moved meanwhile goes after it. */
  async #set() {
    this.#again = true;
    if (this.#sending || this.#camera.state !== 'connected') return;
    this.#sending = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#camera.setParameters(this.#values);
      }
    } catch (error) {
      trouble(error);
    }
    this.#sending = false;
  }

  #onState(state) {
    byId('camera-state').textContent = STATES[state];
    byId('camera-toggle').textContent = state === 'ended' ? 'Start' : 'Stop';
    clearInterval(this.#shown);
    if (state === 'connected') this.#shown = setInterval(() => this.#showFacts(), SHOWN_MS);
  }

  #onEnd(why) {
    this.#media?.getTracks().forEach(track => track.stop());
    this.#media = null;
    byId('own').srcObject = null;
    byId('filtered').srcObject = null;
    byId('camera-facts').replaceChildren();
    if (why instanceof Error) trouble(why);
  }

  async #showFacts() {
    const {fps, width, height, roundTripMs, delayMs, candidatePair} = await this.#camera.statistics();
    const {fpsIn, fpsOut, dropped, filterMs, filterFailures, failure} = this.#reported;
    byId('camera-facts').replaceChildren(...facts({
      'Frames a second': `${fps} shown, ${fpsOut ?? '–'} filtered, ${fpsIn ?? '–'} sent`,
      'Size': width && `${width} × ${height}`,
      'Delay': roundTripMs === undefined ? undefined : `${Math.round(roundTripMs + (delayMs ?? 0) + Number(filterMs ?? 0))} ms`,
      'Filter': filterMs === undefined ? undefined : `${Number(filterMs).toFixed(1)} ms a frame`,
      'Left out': dropped,
      'Failures': filterFailures ? `${filterFailures}: ${failure}` : undefined,
      'Connection': candidatePair,
    }));
  }
}
