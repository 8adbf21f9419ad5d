import {Cut, once, persist, playlist} from './live-sound.js';

/** Plays segments, which any number of listeners share: by hls.js, or on Apple's devices without it. */
export class SharedSound {
  #player;
  #Hls;

  constructor(player, Hls) {
    this.#player = player;
    this.#Hls = Hls;
    player.load(); // within the click, which lets it play later
  }

  async listen(address, _from, line, signal) {
    await persist(async works => {
      const url = await playlist(address, signal);
      works();
      if (this.#Hls?.isSupported()) {
        await this.#play(url, line, signal);
      } else {
        this.#player.src = url;
        await this.#ended(signal);
      }
      return false;
    }, line, signal);
  }

  async #play(url, line, signal) {
    const {Events, ErrorTypes} = this.#Hls;
    const hls = new this.#Hls();
    const failed = new Promise((_, reject) => {
      hls.on(Events.ERROR, (_, {fatal, type, details}) => {
        line(false);
        if (fatal) reject(type === ErrorTypes.NETWORK_ERROR ? new Cut(details) : new Error(details));
      });
    });
    hls.on(Events.FRAG_BUFFERED, () => line(true));
    hls.loadSource(url.href);
    hls.attachMedia(this.#player);
    try {
      await Promise.race([this.#ended(signal), failed]);
    } finally {
      hls.destroy();
    }
  }

  #ended(signal) {
    this.#player.play().catch(() => {}); // the state shows what came of it
    return once(this.#player, 'ended', signal);
  }
}
