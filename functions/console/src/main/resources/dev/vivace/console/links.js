import {copyButton} from './copy.js';
import {h, wordsFor} from './dom.js';

const LASTING = {'an hour': 3_600, 'a day': 86_400, '30 days': 2_592_000, 'ever': undefined};

/** Links to an item that others may use without a token: made, listed and revoked. */
export class Links {
  #item;
  #vivace;
  #addresses;
  #rows = h('ul', {className: 'rows'});
  #said = h('p', {role: 'status', className: 'facts'});

  /** Null where the API has no such links. */
  static async of(item, vivace, addresses) {
    const links = new Links(item, vivace, addresses);
    try {
      await links.list();
    } catch (error) {
      if ([403, 404, 405].includes(error.status)) return null;
      throw error;
    }
    return links;
  }

  constructor(item, vivace, addresses) {
    this.#item = item;
    this.#vivace = vivace;
    this.#addresses = addresses;
    const lasts = h('select', {}, ...Object.keys(LASTING).map(name => h('option', {}, name)));
    const make = h('button', {type: 'button', className: 'first', onclick: () => this.#try(() => this.#make(LASTING[lasts.value]))}, 'Make a link');
    this.element = h('div', {className: 'links'},
      h('div', {className: 'bar'}, h('label', {}, 'For ', lasts), make), this.#said, this.#rows);
  }

  async #make(expiresIn) {
    this.#addresses.add(await this.#vivace.createLink(this.#item.id, {expiresIn}));
  }

  async list() {
    const links = await this.#vivace.links(this.#item.id);
    this.#rows.replaceChildren(...links.map(link => this.#row(link)));
    this.#said.textContent = links.some(({id}) => this.#addresses.link(id)) ? 'Copy the link now: its address is told only once.'
      : links.length ? '' : 'There is none yet. A link opens this item for everybody who has it, until it ends or you revoke it.';
  }

  #row({id, createdAt, expiresAt}) {
    const {url, embedUrl} = this.#addresses.link(id) ?? {};
    const revoke = async () => {
      await this.#vivace.revokeLink(this.#item.id, id);
      this.#addresses.remove(id);
    };
    return h('li', {},
      h('div', {className: 'row-head'},
        h('span', {className: 'name'}, url ?? `Made ${new Date(createdAt).toLocaleString()}`),
        h('span', {className: 'facts'}, endOf(expiresAt))),
      h('div', {className: 'actions'},
        ...url ? [copyButton('Copy link', url)] : [],
        ...embedUrl ? [copyButton('Copy player’s address', embedUrl)] : [],
        h('button', {type: 'button', className: 'quiet', onclick: () => this.#try(revoke)}, 'Revoke')));
  }

  async #try(act) {
    try {
      await act();
    } catch (error) {
      this.#said.textContent = wordsFor(error);
    }
  }
}

function endOf(expiresAt) {
  if (!expiresAt) return 'for ever';
  return `${Date.parse(expiresAt) < Date.now() ? 'ended' : 'until'} ${new Date(expiresAt).toLocaleString()}`;
}
