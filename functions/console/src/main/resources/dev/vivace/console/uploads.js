import {byId, bytes, h, trouble, wordsFor} from './dom.js';

const AT_ONCE = 3;

/** Takes files that are dropped or chosen, a few at a time; `stored` is told each item. */
export class Uploads {
  #vivace;
  #stored;
  #waiting = [];
  #running = 0;

  constructor(vivace, stored) {
    this.#vivace = vivace;
    this.#stored = stored;
    const drop = byId('drop');
    const over = is => event => {
      event.preventDefault();
      drop.classList.toggle('over', is);
    };
    drop.addEventListener('dragover', over(true));
    drop.addEventListener('dragleave', over(false));
    drop.addEventListener('drop', event => {
      over(false)(event);
      this.#add(event.dataTransfer.files);
    });
    byId('files').addEventListener('change', ({target}) => {
      this.#add(target.files);
      target.value = ''; // the same file may be chosen again
    });
    this.#showUnfinished();
  }

  #add(files) {
    for (const file of files) {
      const row = new Row(file, this.#vivace, () => this.#begin(row));
      byId('uploads').prepend(row.element);
      this.#begin(row);
    }
  }

  #begin(row) {
    this.#waiting.push(row);
    row.wait();
    this.#next();
  }

  async #next() {
    if (this.#running >= AT_ONCE || !this.#waiting.length) return;
    this.#running++;
    const item = await this.#waiting.shift().run();
    this.#running--;
    if (item) this.#stored(item);
    this.#showUnfinished();
    this.#next();
  }

  /** Uploads of an earlier visit: a page can't open their files again by itself. */
  #showUnfinished() {
    const names = this.#running ? [] : Object.keys(localStorage)
      .filter(key => key.startsWith('vivace|')).map(key => key.split('|')[2]);
    byId('unfinished').hidden = !names.length;
    byId('unfinished').textContent = `Not finished yet: ${names.join(', ')}. Choose the same file again to go on where it stopped.`;
  }
}

/** One file: how far it is, and what may be done with it. */
class Row {
  #file;
  #vivace;
  #stop;
  #cancelled = false;
  #bar = h('progress', {max: 1, value: 0});
  #facts = h('span', {className: 'facts', role: 'status'});
  #pause;
  #again;
  #cancel;

  constructor(file, vivace, again) {
    this.#file = file;
    this.#vivace = vivace;
    this.#bar.setAttribute('aria-label', `Upload of ${file.name}`);
    this.#pause = h('button', {onclick: () => this.#stop.abort()}, 'Pause');
    this.#again = h('button', {onclick: again}, 'Go on');
    this.#cancel = h('button', {onclick: () => this.#giveUp()}, 'Cancel');
    this.element = h('li', {},
      h('div', {className: 'row-head'}, h('span', {className: 'name'}, file.name), this.#facts),
      this.#bar,
      h('div', {className: 'actions'}, this.#pause, this.#again, this.#cancel));
  }

  wait() {
    this.#stop = new AbortController();
    this.#facts.textContent = 'Waiting';
    this.#pause.hidden = false;
    this.#again.hidden = true;
  }

  /** The item; nothing if it was paused, cancelled or refused. */
  async run() {
    if (this.#cancelled) return null;
    const began = performance.now();
    let first;
    const onProgress = (sent, total) => {
      first ??= sent;
      const perSecond = 1_000 * (sent - first) / (performance.now() - began);
      this.#bar.value = sent / total;
      this.#facts.textContent = `${Math.floor(100 * sent / total)} % of ${bytes(total)}, ${bytes(perSecond)}/s`;
    };
    try {
      const item = await this.#vivace().upload(this.#file, {signal: this.#stop.signal, onProgress});
      this.element.remove();
      return item;
    } catch (error) {
      if (this.#cancelled) return this.#forget();
      const paused = this.#stop.signal.aborted;
      this.#facts.textContent = paused ? `Paused at ${Math.floor(100 * this.#bar.value)} %` : wordsFor(error);
      this.#facts.classList.toggle('bad', !paused);
      this.#pause.hidden = true;
      this.#again.hidden = false;
      return null;
    }
  }

  /** An upload under way is forgotten when it has stopped. */
  #giveUp() {
    this.#cancelled = true;
    this.#stop.abort();
    this.element.remove();
    if (this.#pause.hidden) this.#forget();
  }

  async #forget() {
    await this.#vivace().cancelUpload(this.#file).catch(trouble);
    return null;
  }
}
