import {h, trouble} from './dom.js';

const SAID_MS = 1_500;
const READ_MS = 5_000; // what it says of an end takes longer to read

/** A button that copies a text, or what a function promises: `{text, until}`, a Date or undefined. */
export function copyButton(name, source) {
  const button = h('button', {type: 'button'}, name);
  button.onclick = async () => {
    trouble(null);
    try {
      const {text, until} = typeof source === 'function' ? await source() : {text: source};
      await write(text, name);
      button.textContent = until ? `Copied, ${goodUntil(until)}` : 'Copied';
      setTimeout(() => { button.textContent = name; }, until ? READ_MS : SAID_MS);
    } catch (error) {
      trouble(error);
    }
  };
  return button;
}

/** `good until 11/27/2026, 7:45:00 PM`. */
export const goodUntil = end => `good until ${end.toLocaleString()}`;

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
