import {byId, bytes, h, trouble} from './dom.js';

const PAGE = 50;
const ELEMENTS = {audio: 'audio', video: 'video', image: 'img'};

/** The media items that are stored, newest first. */
export class Library {
  #vivace;
  #items;
  #selected = new Map();

  constructor(vivace) {
    this.#vivace = vivace;
    byId('reload').onclick = () => this.load();
    byId('more').onclick = () => this.#more();
    byId('delete').onclick = () => this.#deleteSelected();
  }

  async load() {
    this.#items = this.#vivace().list({limit: PAGE});
    this.#selected.clear();
    byId('items').replaceChildren();
    await this.#more();
  }

  add(item) {
    byId('items').prepend(this.#row(item));
    this.#count();
  }

  async #more() {
    try {
      const rows = [];
      while (rows.length < PAGE) {
        const {done, value} = await this.#items.next();
        if (done) break;
        rows.push(this.#row(value));
      }
      byId('items').append(...rows);
      byId('more').hidden = rows.length < PAGE;
      trouble(null);
    } catch (error) {
      trouble(error);
    }
    this.#count();
  }

  #count() {
    const shown = byId('items').children.length;
    const selected = this.#selected.size ? `, ${this.#selected.size} selected` : '';
    byId('count').textContent = `${shown} shown${selected}`;
    byId('delete').disabled = !this.#selected.size;
  }

  async #deleteSelected() {
    if (!confirm(`Delete ${this.#selected.size} items for good?`)) return;
    for (const [id, row] of this.#selected) {
      try {
        await this.#vivace().delete(id);
        this.#selected.delete(id);
        row.remove();
      } catch (error) {
        trouble(error);
        break;
      }
      this.#count();
    }
  }

  /** Only the item by itself tells where its player is. */
  async #embedCode({id, fileName}) {
    const {embedUrl} = await this.#vivace().media(id);
    return `<iframe src="${embedUrl}" title="${escaped(fileName)}" allow="autoplay"></iframe>`;
  }

  #row(item) {
    const box = h('input', {type: 'checkbox', ariaLabel: `Select ${item.fileName}`});
    const row = h('li', {},
      h('div', {className: 'row-head'}, box,
        h('span', {className: 'name'}, item.fileName),
        h('span', {className: 'facts'}, `${item.contentType}, ${bytes(item.size)}, ${new Date(item.createdAt).toLocaleString()}`)),
      ...shown(item),
      h('div', {className: 'actions'},
        h('a', {className: 'button', href: this.#vivace().downloadUrl(item)}, 'Download'),
        ...Object.entries(copies(item)).map(([name, text]) => copyButton(name, text)),
        ...plays(item) ? [copyButton('embed code', () => this.#embedCode(item))] : []));
    box.onchange = () => {
      if (box.checked) this.#selected.set(item.id, row);
      else this.#selected.delete(item.id);
      this.#count();
    };
    return row;
  }
}

const plays = ({contentType}) => ELEMENTS[contentType.split('/')[0]];

function shown(item) {
  const tag = plays(item);
  const {contentUrl, fileName} = item;
  if (!tag) return [];
  if (tag === 'img') return [h('img', {src: contentUrl, alt: fileName, loading: 'lazy'})];
  return [h(tag, {src: contentUrl, controls: true, preload: 'none', ariaLabel: fileName})];
}

/** What somebody may want of an item, in his own program. */
function copies({id, contentUrl, fileName}) {
  const api = contentUrl.slice(0, contentUrl.indexOf(`/media/${id}/`));
  return {
    link: contentUrl,
    curl: `curl -L '${contentUrl}' -o '${fileName.replaceAll('\'', '')}'`,
    Python: `from vivace import Vivace\nprint(Vivace("${api}").media("${id}").content_url)`,
    JavaScript: `import {Vivace} from '${api}/clients/vivace.js';\nconst item = await new Vivace('${api}').media('${id}');`,
  };
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function copyButton(name, source) {
  const button = h('button', {}, `Copy ${name}`);
  button.onclick = async () => {
    const text = typeof source === 'string' ? source : await source();
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = `Copy ${name}`; }, 1_500);
    } catch {
      prompt(`Copy ${name}`, text);
    }
  };
  return button;
}
