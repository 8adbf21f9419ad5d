const JITTER = 20; // pieces within which one has come without delay

/** The samples of a microphone, until a signal is aborted. */
export class Samples {
  #context;
  #signal;
  #pieces = [];
  #count = 0;
  #begins = [];
  #wake = () => {};

  static async ofMicrophone(signal) {
    const media = await navigator.mediaDevices.getUserMedia({audio: {channelCount: 1}});
    const samples = new Samples();
    samples.#signal = signal;
    samples.#context = new AudioContext();
    await samples.#context.audioWorklet.addModule(new URL('microphone.js', import.meta.url));
    const node = new AudioWorkletNode(samples.#context, 'microphone', {numberOfOutputs: 0});
    node.port.onmessage = ({data}) => samples.#take(data);
    samples.source = samples.#context.createMediaStreamSource(media);
    samples.source.connect(node);
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

  /** When the first sample would have been taken by the newest, in ms since 1970: a busy device leaves some out. */
  get since() {
    return Math.min(...this.#begins);
  }

  /** From now on; what was said before is left out. What has come while nobody took it is one piece. */
  async *pieces() {
    this.#pieces = [];
    this.#begins = [];
    this.#count = 0;
    for (;;) {
      if (this.#pieces.length) yield joined(this.#pieces.splice(0));
      else if (this.#signal.aborted) return;
      else await new Promise(resolve => { this.#wake = resolve; });
    }
  }

  #take(piece) {
    this.#count += piece.length;
    this.#begins.push(Date.now() - 1_000 * this.#count / this.sampleRate);
    if (this.#begins.length > JITTER) this.#begins.shift();
    this.#pieces.push(piece);
    this.#wake();
  }
}

function joined(pieces) {
  const all = new Float32Array(pieces.reduce((count, {length}) => count + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
