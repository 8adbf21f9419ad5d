import {heardAt} from './access.js';
import {Addresses} from './addresses.js';
import {code, copyButton, goodUntil} from './copy.js';
import {byId, h, trouble, wordsFor} from './dom.js';
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
    trouble(null);
    try {
      const vivace = this.#vivace();
      const item = await vivace.media(id);
      const addresses = await Addresses.of(item, vivace);
      const links = await Links.of(item, vivace, addresses);
      const program = h('div');
      addresses.changed = () => {
        program.replaceChildren(...programs(item, addresses));
        links?.list().catch(trouble);
      };
      program.append(...programs(item, addresses));
      byId('share-body').replaceChildren(
        h('p', {className: 'facts'}, told(item)),
        ...['audio', 'video'].includes(plays(item)) ? [formats(item, vivace, addresses)] : [],
        section('In a program', program),
        ...links ? [section('Links that last', links.element)] : []);
    } catch (error) {
      byId('share-body').replaceChildren(h('p', {className: 'bad', role: 'alert'}, wordsFor(error)));
    }
  }
}

const told = ({contentType, duration, width, height}) =>
  [contentType, duration && `${duration.toFixed(1)} s`, width && `${width} × ${height}`].filter(Boolean).join(', ');

const section = (heading, ...children) => h('section', {}, h('h3', {}, heading), ...children);

/** Code for the item, and until when its addresses are good. */
function programs(item, addresses) {
  return [
    h('div', {className: 'bar'}, copyButton('Copy link', () => addresses.content()),
      h('span', {className: 'facts'}, endOf(addresses))),
    ...Object.entries(snippets(item, addresses)).map(([name, text]) => code(name, text)),
  ];
}

function endOf({now, closed}) {
  if (now?.until) return `The addresses below are ${goodUntil(now.until)}.`;
  return closed && now ? 'The addresses below are good until you revoke the link.' : '';
}

/** Encodes the sound while it is heard or loaded. */
function formats(item, vivace, addresses) {
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
    copyButton('Copy address', () => addresses.stream(format))));
  return section('As another format', h('ul', {className: 'formats'}, ...rows), player, said);
}
