/** An element: `h('button', {onclick}, 'Delete')`. What is no property of an element is an attribute. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** The same of SVG, whose properties are all attributes. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The text of a document, whose `code` is between backticks. */
export function prose(text) {
  return (text ?? '').split('`').map((piece, i) => (i % 2 ? h('code', {}, piece) : piece));
}

export const byId = id => document.getElementById(id);

/** `1.5 MB`. */
export function bytes(count) {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3));
  const number = count / 1_000 ** power;
  return `${number.toFixed(power && number < 100 ? 1 : 0)} ${units[power]}`;
}

/** The contents of a `<dl>`; what is undefined is left out. */
export function facts(rows) {
  return Object.entries(rows).filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, String(value))]);
}

/** Says what is wrong, and what to do, in the dialog that is open or else in the page; null hides it. */
export function trouble(error) {
  const place = document.querySelector('dialog[open] .trouble') ?? byId('trouble');
  place.textContent = error ? wordsFor(error) : '';
  place.hidden = !error;
}

const DEVICE = {
  NotAllowedError: 'This page may not use the camera or the microphone. Allow it in the address bar, then try again.',
  NotFoundError: 'There is no camera or microphone at this device.',
  NotReadableError: 'Another program uses the camera or the microphone. Close it, then try again.',
};

export function wordsFor(error) {
  if (error.status === 401 || error.status === 403) {
    byId('access').open = true;
    return `${error.message} Enter a token under “Access”.`;
  }
  if (error instanceof TypeError && /fetch/i.test(error.message)) {
    return 'The API can’t be reached. See that you are online and that it runs, then try again.';
  }
  return DEVICE[error.name] ?? (error.message || String(error));
}
