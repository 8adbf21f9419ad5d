import {begin} from './begin.js';

const ASKED_MS = 1_000;
const LATE_S = 0.7;
const AHEAD_S = 0.3; // of sound that is there already, before some of it is played faster
const FAR_AHEAD_S = 1.5; // … or left out
const FASTER = 1.1;

/** How long after it was made a sound is heard. Who listens now and falls behind is brought nearer. */
export class Delay {
  #player;
  #id;
  #Hls;
  #crowd;
  #seconds;
  #askedAt = -Infinity;
  #storedSince = Infinity;

  /** `seconds` is asked how much is stored where nobody tells when the stream began; null if it does not grow. */
  constructor(player, {id, Hls, crowd, seconds}) {
    this.#player = player;
    this.#id = id;
    this.#Hls = Hls;
    this.#crowd = crowd;
    this.#seconds = seconds;
  }

  facts() {
    const {currentTime, buffered} = this.#player;
    const ahead = buffered.length ? buffered.end(buffered.length - 1) - currentTime : 0;
    const delay = this.#crowd ? this.#ofCrowd() : this.#now();
    if (!this.#crowd) this.#catchUp(delay > LATE_S, ahead);
    return {
      'Delay': delay === null ? undefined : `${delay.toFixed(2)} s`,
      'Played': `${currentTime.toFixed(1)} s`,
      'Ahead in the buffer': `${Math.max(0, ahead).toFixed(1)} s`,
    };
  }

  #catchUp(late, ahead) {
    this.#player.playbackRate = late && ahead > AHEAD_S ? FASTER : 1;
    if (late && ahead > FAR_AHEAD_S) this.#player.currentTime += ahead - AHEAD_S;
  }

  /** The player's time is the stream's. */
  #now() {
    if (!this.#player.played.length) return null;
    const told = begin(this.#id);
    if (!told) this.#ask();
    const since = told ?? this.#storedSince;
    return since < Infinity ? Math.max(0, (Date.now() - since) / 1_000 - this.#player.currentTime) : null;
  }

  /** The moment at which some seconds were stored at the latest tells the least time at which they began. */
  async #ask() {
    if (performance.now() - this.#askedAt < ASKED_MS) return;
    this.#askedAt = performance.now();
    try {
      const seconds = await this.#seconds();
      this.#storedSince = seconds === null ? Infinity : Math.min(this.#storedSince, Date.now() - 1_000 * seconds);
    } catch {
      // asked again; what plays says what is wrong
    }
  }

  /** Playlists say when a sound was made. */
  #ofCrowd() {
    const start = this.#player.getStartDate?.().getTime();
    const date = this.#Hls?.current?.playingDate?.getTime() ?? (start > 0 ? start + 1_000 * this.#player.currentTime : null);
    return date ? Math.max(0, (Date.now() - date) / 1_000) : null;
  }
}
