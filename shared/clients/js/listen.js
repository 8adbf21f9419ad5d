import {SharedSound} from './crowd.js';
import {begins, Cut, next, nothingMore, once, persist, request} from './live-sound.js';
import {any} from './transport.js';

const FORMATS = {
  mp3: 'audio/mpeg',
  webm: 'audio/webm; codecs="opus"',
  mp4: 'audio/mp4; codecs="mp4a.40.2"',
  aac: 'audio/aac',
};
const AHEAD_S = 60; // more than that is left to wait on the network
const BEHIND_S = 30; // what was played longer ago is removed
const OVERLAP_S = 0.5; // fetched again after a cut: a decoder needs some sound before the seam
const EVENTS = ['playing', 'waiting', 'pause', 'timeupdate', 'ended', 'canplay'];
/** Plays by Media Source Extensions. The player's time is the stream's: 0 is its beginning. */
class SourceSound {
  #player;
  #source;
  #type;
  #buffer;
  #first = 0;

  constructor(player, Source, format) {
    this.#player = player;
    this.#type = FORMATS[format];
    this.#source = new Source();
    player.disableRemotePlayback = true; // a ManagedMediaSource opens only then
    player.src = URL.createObjectURL(this.#source);
    player.play().catch(() => {}); // the state shows what came of it
  }

  async listen(address, from, line, signal) {
    const opened = once(this.#source, 'sourceopen', signal);
    opened.catch(() => {});
    let place = {address, from, seam: null};
    await persist(async works => {
      const answer = await request(place.address, place.from, signal);
      if (!answer && !this.#buffer) throw nothingMore();
      const following = answer && next(answer);
      if (answer) {
        await opened;
        this.#begin(begins(answer, place.from), place.seam);
        try {
          await this.#play(answer.body.getReader(), works, signal);
        } catch (error) {
          const end = this.#end();
          if (end !== null) place = {...place, from: this.#before(end), seam: end};
          throw error;
        }
      }
      const over = !following || this.#end() < following.from - OVERLAP_S; // it ended before that place
      if (over) {
        this.#source.endOfStream();
        return false;
      }
      place = {address: following.address, from: this.#before(following.from), seam: following.from};
      return true;
    }, line, signal);
  }

  /** What is appended now belongs there; what is before the seam is decoded, but not played. */
  #begin(seconds, seam) {
    if (this.#buffer) {
      this.#buffer.abort();
    } else {
      this.#buffer = this.#source.addSourceBuffer(this.#type);
      this.#first = seconds;
      if (seconds > 0) this.#player.currentTime = seconds;
    }
    this.#buffer.timestampOffset = seconds;
    this.#buffer.appendWindowStart = seam ?? seconds;
  }

  async #play(reader, works, signal) {
    for (;;) {
      const {done, value} = await reader.read().catch(error => { throw new Cut(error); });
      if (done) return;
      works();
      await this.#append(value, signal);
    }
  }

  async #append(bytes, signal) {
    while (this.#source.streaming === false) await once(this.#source, 'startstreaming', signal);
    while (this.#end() - this.#player.currentTime > AHEAD_S) await once(this.#player, 'timeupdate', signal);
    const played = this.#player.currentTime - BEHIND_S;
    if (this.#end() !== null && this.#buffer.buffered.start(0) < played - BEHIND_S) {
      this.#buffer.remove(0, played);
      await once(this.#buffer, 'updateend', signal);
    }
    this.#buffer.appendBuffer(bytes);
    await once(this.#buffer, 'updateend', signal);
  }

  #before(seconds) {
    return Math.max(this.#first, seconds - OVERLAP_S);
  }

  #end() {
    const ranges = this.#buffer?.buffered;
    return ranges?.length ? ranges.end(ranges.length - 1) : null;
  }
}

/** Plays by the address alone, where there are no Media Source Extensions. */
class PlainSound {
  #player;

  constructor(player) {
    this.#player = player;
    player.load(); // within the click, which lets it play later
  }

  async listen(address, from, line, signal) {
    let place = from;
    let heard = false;
    await persist(async works => {
      const probe = new AbortController();
      const answer = await request(address, place, AbortSignal.any([signal, probe.signal]));
      if (!answer && !heard) throw nothingMore();
      if (!answer) return false;
      const begin = begins(answer, place);
      probe.abort();
      const url = new URL(address);
      url.searchParams.set('from', begin.toFixed(6));
      await this.#play(url, works, signal).finally(() => {
        place = begin + this.#player.currentTime;
        heard ||= this.#player.currentTime > 0;
      });
      return true;
    }, line, signal);
  }

  async #play(url, works, signal) {
    const over = new AbortController();
    const until = AbortSignal.any([signal, over.signal]);
    this.#player.addEventListener('playing', works, {signal: until});
    this.#player.src = url;
    this.#player.play().catch(() => {});
    try {
      await Promise.race([
        once(this.#player, 'ended', until),
        once(this.#player, 'error', until).then(() => { throw new Cut(this.#player.error.message); }),
      ]);
    } finally {
      over.abort();
    }
  }
}

/** The address with the first format that this browser plays piece by piece, and how to play it. */
function chosen(text, player) {
  const address = new URL(text);
  const Source = globalThis.MediaSource ?? globalThis.ManagedMediaSource;
  const format = [address.searchParams.get('format'), ...Object.keys(FORMATS)]
    .find(name => name in FORMATS && Source?.isTypeSupported(FORMATS[name]));
  if (format) address.searchParams.set('format', format);
  else if (!address.searchParams.has('format')) address.searchParams.set('format', 'mp3');
  return {address, sound: format ? new SourceSound(player, Source, format) : new PlainSound(player)};
}

function stateOf(player, connected) {
  if (!connected) return 'cut';
  if (player.hasAttribute('src') && player.paused && !player.ended) return 'paused';
  if (player.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) return 'playing';
  return player.played.length ? 'waiting' : 'silent';
}

/**
 * Plays a live stream in an audio element, and resolves at its end. A broken connection is gone on behind; a
 * stream that is not there is a Problem. `onState` is told each change; 'silent' is before the first sound.
 * `crowd` plays by HLS, with `Hls` of hls.js where the browser can't by itself.
 */
export async function listen(player, address, {from = 0, signal, onState = () => {}, crowd, Hls} = {}) {
  const over = new AbortController();
  const until = any(signal, over.signal);
  let connected = true;
  let state;
  const tell = () => {
    const now = stateOf(player, connected);
    if (now !== state && !player.ended) onState(state = now);
  };
  for (const name of EVENTS) player.addEventListener(name, tell, {signal: until});
  // A player that seeks to what is not there tells no time: who waits for it to get on has to know.
  player.addEventListener('seeking', () => player.dispatchEvent(new Event('timeupdate')), {signal: until});
  try {
    const {address: heard, sound} = crowd
      ? {address: new URL(address), sound: new SharedSound(player, Hls)}
      : chosen(address, player);
    tell();
    const line = works => {
      connected = works;
      tell();
    };
    await sound.listen(heard, from, line, until);
    if (!crowd && !player.ended) await once(player, 'ended', until);
  } finally {
    over.abort();
    URL.revokeObjectURL(player.src);
    player.removeAttribute('src');
    player.load();
  }
}
