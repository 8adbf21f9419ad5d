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

export const byId = id => document.getElementById(id);

/** `1.5 MB`. */
export function bytes(count) {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3));
  const number = count / 1_000 ** power;
  return `${number.toFixed(power && number < 100 ? 1 : 0)} ${units[power]}`;
}

/** Says what is wrong, and what to do; nothing hides it. */
export function trouble(error) {
  byId('trouble').textContent = error ? wordsFor(error) : '';
  byId('trouble').hidden = !error;
}

export function wordsFor(error) {
  if (error.status === 401 || error.status === 403) {
    byId('access').open = true;
    return `${error.message} Enter a token under “Access”.`;
  }
  return error.message || String(error);
}
