import {byId, trouble} from './dom.js';
import {Item} from './item.js';

const PAGE = 100;

/** The media items that are stored, newest first. */
export class Library {
  #vivace;
  #share;
  #items;
  #rows = new Set();

  /** `share` is told the item that somebody wants to use. */
  constructor(vivace, share) {
    this.#vivace = vivace;
    this.#share = share;
    byId('reload').onclick = () => this.load();
    byId('more').onclick = () => this.#more();
    byId('delete').onclick = () => this.#delete(this.#selected);
    byId('all').onchange = ({target}) => {
      for (const row of this.#rows) row.selected = target.checked;
      this.#count();
    };
  }

  async load() {
    this.#items = this.#vivace().list({limit: PAGE});
    this.#rows.clear();
    byId('items').replaceChildren();
    await this.#more();
  }

  add(item) {
    byId('items').prepend(this.#row(item).element);
    this.#count();
  }

  get #selected() {
    return [...this.#rows].filter(row => row.selected);
  }

  async #more() {
    byId('more').disabled = true;
    try {
      const rows = [];
      while (rows.length < PAGE) {
        const {done, value} = await this.#items.next();
        if (done) break;
        rows.push(this.#row(value).element);
      }
      byId('items').append(...rows);
      byId('more').hidden = rows.length < PAGE;
      trouble(null);
    } catch (error) {
      trouble(error);
    }
    byId('more').disabled = false;
    this.#count();
  }

  #row(item) {
    const row = new Item(item, this.#vivace, {
      onSelect: () => this.#count(),
      onDelete: one => this.#delete([one]),
      onShare: ({item: shared}) => this.#share(shared),
    });
    this.#rows.add(row);
    return row;
  }

  #count() {
    const selected = this.#selected.length;
    byId('count').textContent = `${this.#rows.size} shown${selected ? `, ${selected} selected` : ''}`;
    byId('delete').disabled = !selected;
    byId('all').checked = selected > 0 && selected === this.#rows.size;
    byId('all').indeterminate = selected > 0 && selected < this.#rows.size;
    byId('nothing').hidden = this.#rows.size > 0 || !byId('trouble').hidden; // what can't be listed may be there
    byId('media').classList.toggle('empty', !this.#rows.size);
  }

  /** What can't be deleted stays, and the first reason is told. */
  async #delete(rows) {
    const what = rows.length === 1 ? `“${rows[0].item.fileName}”` : `${rows.length} items`;
    if (!confirm(`Delete ${what} for good?`)) return;
    byId('delete').disabled = true;
    byId('count').textContent = `${this.#rows.size} shown, ${rows.length} to be deleted`;
    let failure = null;
    try {
      const byItem = new Map(rows.map(row => [row.item.id, row]));
      for (const {id, status, detail} of await this.#vivace().deleteMany(byItem.keys())) {
        if (status !== 204) failure ??= new Error(detail);
        else this.#remove(byItem.get(id));
      }
    } catch (error) {
      failure = error;
    }
    trouble(failure);
    this.#count();
  }

  #remove(row) {
    this.#rows.delete(row);
    row.element.remove();
  }
}
