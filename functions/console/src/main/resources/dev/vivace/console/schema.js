import {h, prose} from './dom.js';

const DEEPEST = 6;

/** What a `$ref` leads to within a document; anything else as it is. */
export function resolve(document, node) {
  let found = node;
  for (let hops = 0; found?.$ref?.startsWith('#/') && hops < DEEPEST; hops++) {
    found = found.$ref.slice(2).split('/')
      .map(name => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce((place, name) => place?.[name], document);
  }
  return found ?? {};
}

/** A schema's type in a few words, such as `integer, 1 to 100` or `array of string`. */
export function typeOf(document, node) {
  const schema = resolve(document, node);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(choice => typeOf(document, choice)).join(' | ');
  if (schema.type === 'array') return `array of ${typeOf(document, schema.items)}`;
  const type = [schema.type ?? (schema.properties || schema.allOf ? 'object' : 'any')].flat().join(' | ');
  return [schema.format ? `${type} (${schema.format})` : type, bounds(schema), schema.pattern && `pattern ${schema.pattern}`]
    .filter(Boolean).join(', ');
}

function bounds({minimum, maximum, minLength, maxLength, default: usual}) {
  return [range(minimum, maximum), range(minLength, maxLength, ' characters'), usual !== undefined && `by default ${JSON.stringify(usual)}`]
    .filter(Boolean).join(', ');
}

function range(least, most, unit = '') {
  if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
  if (least !== undefined) return `${least} or more${unit}`;
  return most === undefined ? null : `${most} or less${unit}`;
}

/** A table of the properties of a schema, and of those within; its type where it has none. */
export function shape(document, node) {
  const rows = propertiesOf(document, node, '', []);
  if (!rows.length) return h('p', {className: 'facts'}, typeOf(document, node));
  return table(['Property', 'Type', 'Meaning'], rows);
}

/** `above` are the schemas that it is a part of: one that is a part of itself is told once. */
function propertiesOf(document, node, prefix, above) {
  const schema = resolve(document, node);
  if (above.includes(schema)) return [];
  const within = [...above, schema];
  if (schema.type === 'array') return propertiesOf(document, schema.items, `${prefix.replace(/\.$/, '')}[].`, within);
  const parts = [...schema.allOf ?? [], ...schema.oneOf ?? [], ...schema.anyOf ?? []];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : ' (optional)';
    const about = property.description ?? resolve(document, property).description ?? '';
    return [
      [h('code', {}, prefix + name), typeOf(document, property) + optional, h('span', {}, ...prose(about))],
      ...propertiesOf(document, property, `${prefix}${name}.`, within),
    ];
  });
  return [...parts.flatMap(part => propertiesOf(document, part, prefix, within)), ...own];
}

export function table(heads, rows) {
  return h('div', {className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: heads.join(', ')}, h('table', {},
    h('thead', {}, h('tr', {}, ...heads.map(head => h('th', {scope: 'col'}, head)))),
    h('tbody', {}, ...rows.map(cells => h('tr', {}, ...cells.map(cell => h('td', {}, cell)))))));
}
