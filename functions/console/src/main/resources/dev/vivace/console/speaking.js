import {announce} from './begin.js';
import {byId, trouble} from './dom.js';
import {Meter} from './meter.js';
import {Samples} from './samples.js';

const TOLD_MS = 500;

/** Sends a microphone's sound as a live stream. */
export class Speaking {
  #vivace;
  #onAir;
  #stored;
  #stop = null;
  #meter = new Meter('Level of the microphone');

  /** `onAir` is told the stream when it begins, `stored` the item that it has become. */
  constructor(vivace, {onAir, stored}) {
    this.#vivace = vivace;
    this.#onAir = onAir;
    this.#stored = stored;
    byId('spoken').append(this.#meter.element);
    byId('spoken').hidden = true;
    byId('speak').onclick = () => (this.#stop ? this.#stop.abort() : this.#speak());
  }

  async #speak() {
    this.#stop = new AbortController();
    byId('speak').textContent = 'Stop';
    trouble(null);
    try {
      const microphone = await Samples.ofMicrophone(this.#stop.signal);
      this.#meter.follow(microphone.source);
      byId('spoken').hidden = false;
      const wish = {sampleRate: microphone.sampleRate, title: 'Microphone', segmentSeconds: 1};
      const stream = await this.#vivace().live(wish);
      this.#show(stream);
      const told = setInterval(() => announce(stream.id, microphone.since), TOLD_MS);
      await stream.sendAll(microphone.pieces(), {unsent: 1}).finally(() => clearInterval(told));
      const id = await stream.end();
      byId('speaking').textContent = id ? 'Kept among the media' : 'Nothing was said';
      if (id) this.#stored(await this.#vivace().media(id));
    } catch (error) {
      byId('speaking').textContent = '';
      trouble(error);
    }
    this.#stop.abort();
    this.#stop = null;
    this.#meter.stop();
    byId('spoken').hidden = true;
    byId('speech').hidden = true;
    byId('speak').textContent = 'Speak';
  }

  #show({id}) {
    const page = new URL(location.href);
    page.hash = new URLSearchParams({listen: id});
    byId('speech').href = page.href;
    byId('speech').target = '_blank';
    byId('speech').rel = 'opener'; // so that the tab has the token, too
    byId('speech').hidden = false;
    byId('speaking').textContent = 'On air';
    this.#onAir({id, title: 'Microphone', createdAt: new Date().toISOString()});
  }
}
