import {contentOf} from './addresses.js';
import {copyButton} from './copy.js';
import {bytes, h} from './dom.js';
import {Waveform} from './waveform.js';

const KINDS = {audio: 'audio', video: 'video', image: 'img'};

/** Has what is near the screen be drawn, and nothing else. */
const near = new IntersectionObserver(entries => {
  for (const {isIntersecting, target} of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    target.appear();
  }
}, {rootMargin: '200px'});

/** One media item in the list. `onSelect`, `onDelete` and `onShare` are called with the row. */
export class Item {
  #box;

  constructor(item, vivace, {onSelect, onDelete, onShare}) {
    const {fileName, contentType, size, createdAt} = item;
    this.item = item;
    this.#box = h('input', {type: 'checkbox', ariaLabel: `Select ${fileName}`, onchange: () => onSelect(this)});
    this.element = h('li', {className: 'item'},
      h('div', {className: 'row-head'}, this.#box,
        h('span', {className: 'name'}, fileName),
        h('span', {className: 'facts'}, `${contentType}, ${bytes(size)}, ${new Date(createdAt).toLocaleString()}`)),
      ...this.#shown(vivace),
      h('div', {className: 'actions'},
        h('a', {className: 'button', href: vivace().downloadUrl(item)}, 'Download'),
        copyButton('Copy link', () => contentOf(item, vivace())),
        h('button', {type: 'button', onclick: () => onShare(this)}, plays(item) === 'img' || !plays(item) ? 'Use it …' : 'Formats, code …'),
        h('button', {type: 'button', className: 'quiet', onclick: () => onDelete(this)}, 'Delete')));
  }

  get selected() {
    return this.#box.checked;
  }

  set selected(is) {
    this.#box.checked = is;
  }

  #shown(vivace) {
    const tag = plays(this.item);
    const {contentUrl, fileName} = this.item;
    if (!tag) return [];
    if (tag === 'img') return [h('img', {src: contentUrl, alt: fileName, loading: 'lazy'})];
    const player = h(tag, {src: contentUrl, controls: true, preload: 'none', ariaLabel: fileName});
    if (tag === 'video') {
      player.appear = () => { player.preload = 'metadata'; };
      near.observe(player);
      return [player];
    }
    const waveform = new Waveform(player, this.item, vivace);
    player.appear = () => waveform.small && waveform.draw();
    near.observe(player);
    return [waveform.element, player];
  }
}

/** The element that plays or shows an item; undefined where none does. */
export const plays = ({contentType}) => KINDS[contentType.split('/')[0]];
