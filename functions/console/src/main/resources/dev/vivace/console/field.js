import {h} from './dom.js';

/** A control for one value as its JSON schema has it. `changed` is told each change. */
export class Field {
  #input;
  #schema;
  #value = h('span', {className: 'value'});

  constructor(name, schema, changed) {
    this.name = name;
    this.#schema = schema;
    this.#input = input(schema);
    this.#input.id = `field-${name}`;
    this.#input.name = name;
    this.value = schema.default;
    this.#input.oninput = () => {
      this.value = this.value;
      changed();
    };
    const label = h('label', {htmlFor: this.#input.id}, schema.title ?? name, this.#value);
    this.element = h('div', {className: 'field'}, label, this.#input);
    if (schema.description) {
      this.#input.setAttribute('aria-describedby', `${this.#input.id}-about`);
      this.element.append(h('p', {className: 'facts', id: `${this.#input.id}-about`}, schema.description));
    }
  }

  get value() {
    const {enum: choices, type} = this.#schema;
    if (choices) return choices[this.#input.selectedIndex];
    if (type === 'boolean') return this.#input.checked;
    return type === 'string' ? this.#input.value : Number(this.#input.value);
  }

  set value(value) {
    const {enum: choices, type} = this.#schema;
    if (choices) {
      this.#input.selectedIndex = choices.indexOf(value);
    } else if (type === 'boolean') {
      this.#input.checked = value;
    } else {
      this.#input.value = value ?? '';
      if (type !== 'string') this.#value.textContent = Number(Number(value).toFixed(3));
    }
  }
}

function input({enum: choices, type, minimum, maximum, step}) {
  if (choices) return h('select', {}, ...choices.map(choice => h('option', {}, String(choice))));
  if (type === 'boolean') return h('input', {type: 'checkbox'});
  if (type === 'string') return h('input', {type: 'text'});
  return h('input', {type: 'range', min: minimum, max: maximum, step: step ?? (type === 'integer' ? 1 : (maximum - minimum) / 200)});
}
