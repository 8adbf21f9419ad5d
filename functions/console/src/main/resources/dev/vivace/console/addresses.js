import {token} from './access.js';

const DAY_S = 86_400;

/**
 * The addresses of one item for people without a token. Where access is closed an address carries a token for this item
 * alone: that of the item's own address, which ends soon, or that of a link, which is made when it is first needed.
 */
export class Addresses {
  #item;
  #vivace;
  #open;
  #links = []; // made here, the newest last: nobody can tell their addresses again

  /** Called after a link was made here or revoked. */
  changed = () => {};

  static async of(item, vivace) {
    return new Addresses(item, vivace, !granted(item.contentUrl) && await isOpen(item));
  }

  constructor(item, vivace, open) {
    this.#item = item;
    this.#vivace = vivace;
    this.#open = open;
  }

  get closed() {
    return !this.#open;
  }

  /** Those that are there without asking: `{contentUrl, embedUrl, until}`; null where each needs a link that is not made yet. */
  get now() {
    const link = this.#links.at(-1);
    if (link) return {contentUrl: link.url, embedUrl: link.embedUrl, until: link.expiresAt && new Date(link.expiresAt)};
    const {contentUrl, embedUrl} = this.#item;
    return this.#open || granted(contentUrl) ? {contentUrl, embedUrl, until: endOf(contentUrl)} : null;
  }

  /** Where its bytes are: `{text, until}`. */
  async content() {
    if (!this.now) await this.#make();
    const {contentUrl, until} = this.now;
    return {text: contentUrl, until};
  }

  /** Where its sound is heard in a format: `{text, until}`. The token of the item's own address is not for that. */
  async stream(format) {
    if (this.#open) return {text: this.#vivace.streamUrl(this.#item, format)};
    if (!this.#links.length) await this.#make();
    const {contentUrl, until} = this.now;
    return {text: this.#vivace.streamUrl({url: contentUrl}, format), until};
  }

  /** The link that was made here under an id; undefined where it was made elsewhere. */
  link(id) {
    return this.#links.find(link => link.id === id);
  }

  add(link) {
    this.#links.push(link);
    this.changed();
  }

  remove(id) {
    this.#links = this.#links.filter(link => link.id !== id);
    this.changed();
  }

  async #make() {
    this.add(await this.#vivace.createLink(this.#item.id, {expiresIn: DAY_S, title: 'Console'}));
  }
}

/** The address of an item's bytes, asked for again: that in a list may have ended. */
export async function contentOf(item, vivace) {
  if (!token() && !granted(item.contentUrl)) return {text: item.contentUrl};
  return (await Addresses.of(await vivace.media(item.id), vivace)).content();
}

const granted = address => new URL(address).searchParams.has('access_token');

/** A token may be entered where none is needed. */
async function isOpen({contentUrl}) {
  return !token() || (await fetch(contentUrl.replace(/\/content$/, ''), {method: 'HEAD'})).ok;
}

/** When the token in an address ends; undefined where there is none that says so. */
function endOf(address) {
  const [, claims] = (new URL(address).searchParams.get('access_token') ?? '').split('.');
  return claims && new Date(1_000 * JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))).exp);
}
