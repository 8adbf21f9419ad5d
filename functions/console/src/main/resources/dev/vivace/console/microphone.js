/** Hands the samples of a microphone to the page, a tenth of a second at a time. */
class Microphone extends AudioWorkletProcessor {
  #samples = new Float32Array(Math.round(sampleRate / 10));
  #count = 0;

  process([[channel]]) {
    for (const sample of channel ?? []) {
      this.#samples[this.#count++] = sample;
      if (this.#count === this.#samples.length) {
        this.port.postMessage(this.#samples.slice());
        this.#count = 0;
      }
    }
    return true;
  }
}

registerProcessor('microphone', Microphone);
