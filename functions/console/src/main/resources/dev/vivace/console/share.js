import {heardAt} from './access.js';
import {code, copyButton} from './copy.js';
import {byId, h, wordsFor} from './dom.js';
import {plays} from './item.js';
import {Links} from './links.js';
import {snippets} from './snippets.js';

const FORMATS = {
  mp3: 'MP3', aac: 'AAC', mp4: 'AAC in MP4', opus: 'Opus in Ogg', webm: 'Opus in WebM', flac: 'FLAC', wav: 'WAV',
};

/** The dialog of one item: its sound in each format, code for programs, links that last. */
export class Share {
  #vivace;
  #dialog = byId('share');

  constructor(vivace) {
    this.#vivace = vivace;
    this.#dialog.addEventListener('close', () => byId('share-body').replaceChildren()); // and nothing plays on
  }

  /** Only the item by itself tells where its player is. */
  async open({id, fileName}) {
    byId('share-heading').textContent = fileName;
    byId('share-body').replaceChildren(h('p', {role: 'status'}, 'Loading …'));
    this.#dialog.showModal();
    try {
      const item = await this.#vivace().media(id);
      byId('share-body').replaceChildren(
        h('p', {className: 'facts'}, told(item)),
        ...['audio', 'video'].includes(plays(item)) ? [formats(item, this.#vivace())] : [],
        section('In a program', h('div', {className: 'bar'}, copyButton('Copy link', item.contentUrl)),
          ...Object.entries(snippets(item)).map(([name, text]) => code(name, text))));
      const links = await Links.of(item, this.#vivace());
      if (links) byId('share-body').append(section('Links that last', links.element));
    } catch (error) {
      byId('share-body').replaceChildren(h('p', {className: 'bad', role: 'alert'}, wordsFor(error)));
    }
  }
}

const told = ({contentType, duration, width, height}) =>
  [contentType, duration && `${duration.toFixed(1)} s`, width && `${width} × ${height}`].filter(Boolean).join(', ');

const section = (heading, ...children) => h('section', {}, h('h3', {}, heading), ...children);

/** Encodes the sound while it is heard or loaded. */
function formats(item, vivace) {
  const player = h('audio', {controls: true, preload: 'none', ariaLabel: `${item.fileName} in another format`, className: 'encoded'});
  const said = h('p', {role: 'status', className: 'facts'});
  player.onplaying = () => { said.textContent = `Plays as ${player.dataset.format}.`; };
  player.onerror = () => { said.textContent = `This can’t be played as ${player.dataset.format}: the item has no sound, or this browser lacks the format.`; };
  const play = (format, name) => {
    player.dataset.format = name;
    said.textContent = `Encoding as ${name} …`;
    player.src = heardAt(vivace, item, format);
    player.play().catch(() => {}); // the events tell what came of it
  };
  const rows = Object.entries(FORMATS).map(([format, name]) => h('li', {},
    h('span', {className: 'name'}, name),
    h('button', {type: 'button', onclick: () => play(format, name), ariaLabel: `Play as ${name}`, className: `play-${format}`}, 'Play'),
    h('a', {className: 'button', href: heardAt(vivace, item, format, {disposition: 'attachment'}), ariaLabel: `Download as ${name}`}, 'Download'),
    copyButton('Copy address', vivace.streamUrl(item, format))));
  return section('As another format', h('ul', {className: 'formats'}, ...rows), player, said);
}
