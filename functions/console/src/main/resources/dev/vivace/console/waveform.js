import {heardAt} from './access.js';
import {h, svg} from './dom.js';

const BARS = 240;
const HEIGHT = 40;
const RATE = 8_000; // enough to see it
const SMALL_BYTES = 8_000_000; // read as it is; what is larger is read as an MP3, and only when it is played
const LONGEST_S = 3_600;

/** The loudness of a sound over its time, drawn from the sound itself; a click seeks in its player. */
export class Waveform {
  #player;
  #item;
  #vivace;
  #played = svg('rect', {width: 0, height: HEIGHT});
  #begun = false;

  constructor(player, item, vivace) {
    this.#player = player;
    this.#item = item;
    this.#vivace = vivace;
    this.element = h('div', {className: 'waveform', hidden: true});
    if (item.size > SMALL_BYTES) player.addEventListener('playing', () => this.draw(), {once: true});
    player.addEventListener('timeupdate', () => this.#show());
  }

  get small() {
    return this.#item.size <= SMALL_BYTES;
  }

  /** A sound that can't be decoded has no picture: its player says so. */
  async draw() {
    if (this.#begun || this.#player.duration > LONGEST_S) return;
    this.#begun = true;
    const address = this.small ? this.#item.contentUrl : heardAt(this.#vivace(), this.#item, 'mp3', {bitrate: 64});
    try {
      this.#picture(peaks(await samples(address)));
    } catch {
      this.element.remove();
    }
  }

  #picture(heights) {
    const clip = `played-${this.#item.id}`;
    const bars = heights.map((height, i) => {
      const half = Math.max(0.5, height * HEIGHT / 2);
      return `M${i + 0.2} ${HEIGHT / 2 - half}h.6v${2 * half}h-.6z`;
    }).join('');
    this.element.append(svg('svg', {
      viewBox: `0 0 ${BARS} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `Waveform of ${this.#item.fileName}`,
    }, svg('clipPath', {id: clip}, this.#played), svg('path', {d: bars}),
    svg('path', {d: bars, class: 'played', 'clip-path': `url(#${clip})`})));
    this.element.onclick = ({offsetX}) => {
      const share = offsetX / this.element.clientWidth;
      if (Number.isFinite(this.#player.duration)) this.#player.currentTime = share * this.#player.duration;
      this.#player.play();
    };
    this.element.hidden = false;
  }

  #show() {
    this.#played.setAttribute('width', BARS * this.#player.currentTime / this.#player.duration || 0);
  }
}

async function samples(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await answer.arrayBuffer());
  return sound.getChannelData(0);
}

/** The greatest value in each of as many stretches, of which the greatest is 1. */
function peaks(all) {
  const heights = Array.from({length: BARS}, (_, i) => {
    let most = 0;
    const end = Math.floor((i + 1) * all.length / BARS);
    for (let at = Math.floor(i * all.length / BARS); at < end; at++) most = Math.max(most, Math.abs(all[at]));
    return most;
  });
  const most = Math.max(...heights, 1e-4);
  return heights.map(height => height / most);
}
