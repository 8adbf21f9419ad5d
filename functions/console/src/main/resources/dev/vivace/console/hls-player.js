/**
 * The class of hls.js, which remembers the one that plays. Undefined where the browser plays HLS by itself and
 * tells when a sound was made, as Safari does.
 */
export async function hls(player) {
  if (player.getStartDate && player.canPlayType('application/vnd.apple.mpegurl')) return undefined;
  await import('./hls.light.min.js');
  return class extends globalThis.Hls {
    static current = null;

    constructor() {
      super({enableWorker: false}); // a worker would be a script of nobody's address, which the page's policy refuses
      this.constructor.current = this;
    }
  };
}
