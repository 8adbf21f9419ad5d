import {h} from './dom.js';

const LOWEST_DB = -60;

/** Shows how loud a sound is, from -60 dB to full scale. */
export class Meter {
  #context;
  #analyser;
  #samples;
  #bar;
  #frame = 0;

  constructor(name) {
    this.#bar = h('meter', {min: LOWEST_DB, max: 0, value: LOWEST_DB, high: -3, ariaLabel: name});
    this.element = this.#bar;
  }

  /** Measures what a node of Web Audio gives, until `stop`. */
  follow(node) {
    this.stop();
    this.#context = node.context;
    this.#analyser = this.#context.createAnalyser();
    this.#samples = new Float32Array(this.#analyser.fftSize);
    node.connect(this.#analyser);
    this.#measure();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#analyser?.disconnect();
    this.#bar.value = LOWEST_DB;
  }

  #measure() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const most = this.#samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 1e-6);
    this.#bar.value = Math.max(LOWEST_DB, 20 * Math.log10(most));
    this.#frame = requestAnimationFrame(() => this.#measure());
  }
}
