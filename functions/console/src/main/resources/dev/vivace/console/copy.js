import {h, trouble} from './dom.js';

const SAID_MS = 1_500;

/** A button that copies a text, or what a function promises. */
export function copyButton(name, source) {
  const button = h('button', {type: 'button'}, name);
  button.onclick = async () => {
    try {
      const text = typeof source === 'function' ? await source() : source;
      await write(text, name);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = name; }, SAID_MS);
    } catch (error) {
      trouble(error);
    }
  };
  return button;
}

/** Some code with its name, to be read and copied. */
export function code(name, text) {
  return h('div', {className: 'code'},
    h('div', {className: 'bar'}, h('h4', {}, name), copyButton(`Copy ${name}`, text)),
    h('pre', {tabIndex: 0, role: 'region', ariaLabel: name}, text));
}

/** A page without TLS has no clipboard: its reader copies from a dialog. */
async function write(text, name) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else prompt(name, text);
}
