import {listen} from '../../clients/vivace.js';
import {byId, trouble} from './dom.js';

const TEXTS = {
  silent: 'Waiting for the first sound …',
  playing: 'Playing',
  waiting: 'Waiting for more sound …',
  paused: 'Paused',
  cut: 'Connection lost: trying again …',
};

/** Speaks into a live stream, and listens to one. */
export class Live {
  #vivace;
  #stored;
  #speaking = null;
  #listening = null;

  constructor(vivace, stored) {
    this.#vivace = vivace;
    this.#stored = stored;
    byId('speak').onclick = () => (this.#speaking ? this.#speaking.abort() : this.#speak());
    byId('listen').onsubmit = event => {
      event.preventDefault();
      if (this.#listening) this.#listening.abort();
      else this.#listen(byId('stream').value, byId('from').value);
    };
    const address = new URLSearchParams(location.hash.slice(1)).get('listen');
    if (address) {
      byId('stream').value = address;
      byId('from').value = 'live';
    }
  }

  async #speak() {
    this.#speaking = new AbortController();
    byId('speak').textContent = 'Stop';
    try {
      const microphone = await Samples.ofMicrophone(this.#speaking.signal);
      const stream = await this.#vivace().live({sampleRate: microphone.sampleRate, title: 'Microphone'});
      this.#show(stream);
      await stream.sendAll(microphone.pieces());
      const id = await stream.end();
      byId('speaking').textContent = 'Kept as a media item';
      if (id) this.#stored(await this.#vivace().media(id));
    } catch (error) {
      byId('speaking').textContent = '';
      trouble(error);
    }
    this.#speaking = null;
    byId('speak').textContent = 'Speak';
  }

  #show(stream) {
    const page = new URL(location.href);
    page.hash = new URLSearchParams({listen: stream.listenUrl('mp3')});
    byId('speech').href = page.href;
    byId('speech').target = '_blank';
    byId('speech').hidden = false;
    byId('speaking').textContent = 'On air';
  }

  async #listen(address, from) {
    this.#listening = new AbortController();
    const {signal} = this.#listening;
    byId('toggle').textContent = 'Stop';
    trouble(null);
    try {
      const onState = state => { byId('listening').textContent = TEXTS[state]; };
      await listen(byId('heard'), address, {from: from === 'live' ? from : Number(from), signal, onState});
      byId('listening').textContent = 'The stream has ended';
    } catch (error) {
      byId('listening').textContent = 'Stopped';
      if (!signal.aborted) trouble(error);
    }
    this.#listening = null;
    byId('toggle').textContent = 'Listen';
  }
}

/** The samples of a microphone, until a signal is aborted. */
class Samples {
  #context;
  #signal;
  #pieces = [];
  #wake = () => {};

  static async ofMicrophone(signal) {
    const media = await navigator.mediaDevices.getUserMedia({audio: {channelCount: 1}});
    const samples = new Samples();
    samples.#signal = signal;
    samples.#context = new AudioContext();
    await samples.#context.audioWorklet.addModule(new URL('microphone.js', import.meta.url));
    const node = new AudioWorkletNode(samples.#context, 'microphone', {numberOfOutputs: 0});
    node.port.onmessage = ({data}) => {
      samples.#pieces.push(data);
      samples.#wake();
    };
    samples.#context.createMediaStreamSource(media).connect(node);
    signal.addEventListener('abort', () => {
      media.getTracks().forEach(track => track.stop());
      samples.#context.close();
      samples.#wake();
    });
    return samples;
  }

  get sampleRate() {
    return this.#context.sampleRate;
  }

  async *pieces() {
    for (;;) {
      if (this.#pieces.length) yield this.#pieces.shift();
      else if (this.#signal.aborted) return;
      else await new Promise(resolve => { this.#wake = resolve; });
    }
  }
}
