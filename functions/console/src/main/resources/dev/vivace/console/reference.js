import {byId, h, prose} from './dom.js';
import {resolve, shape, table, typeOf} from './schema.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete']; // a HEAD is its GET without the body

/** The routes of the API, as its OpenAPI 3.1 document tells them. */
export class Reference {
  #api;
  #document;

  constructor(api) {
    this.#api = api;
  }

  /** Whether the API describes itself. */
  async load() {
    const answer = await fetch(`${this.#api}/openapi.json`).catch(() => null);
    const document = answer?.ok && await answer.json().catch(() => null);
    if (!document?.paths) return false;
    this.#document = document;
    byId('reference').replaceChildren(this.#intro(), ...[...this.#byTag()].map(([tag, routes]) => this.#group(tag, routes)));
    return true;
  }

  #intro() {
    const {info} = this.#document;
    return h('section', {},
      h('h2', {}, info.title, ' ', h('span', {className: 'facts'}, info.version)),
      ...paragraphs(info.description),
      h('a', {className: 'button', href: `${this.#api}/openapi.json`}, 'The OpenAPI document'));
  }

  /** Operations by their first tag, in the order of the document. */
  #byTag() {
    const tags = new Map((this.#document.tags ?? []).map(({name}) => [name, []]));
    for (const [path, node] of Object.entries(this.#document.paths)) {
      const item = resolve(this.#document, node);
      for (const method of METHODS.filter(name => item[name])) {
        const operation = item[method];
        const tag = operation.tags?.[0] ?? 'Others';
        if (!tags.has(tag)) tags.set(tag, []);
        tags.get(tag).push({path, method, operation, shared: item.parameters ?? []});
      }
    }
    return new Map([...tags].filter(([, routes]) => routes.length));
  }

  #group(tag, routes) {
    const about = this.#document.tags?.find(({name}) => name === tag)?.description;
    return h('section', {}, h('h2', {className: 'tag'}, tag), ...about ? [h('p', {className: 'facts'}, ...prose(about))] : [],
      ...routes.map(route => this.#operation(route)));
  }

  /** Its details are made when they are opened: a document may have hundreds of them. */
  #operation(route) {
    const {path, method, operation} = route;
    const element = h('details', {className: 'operation'},
      h('summary', {}, h('span', {className: 'method'}, method.toUpperCase()), h('span', {className: 'path'}, path),
        h('span', {className: 'facts'}, ...prose(operation.summary))));
    element.addEventListener('toggle', () => element.append(...this.#details(route)), {once: true});
    return element;
  }

  #details({operation, shared}) {
    const {description, requestBody, responses = {}} = operation;
    const parameters = [...shared, ...operation.parameters ?? []].map(parameter => resolve(this.#document, parameter));
    const body = requestBody && resolve(this.#document, requestBody);
    return [
      ...paragraphs(description),
      ...parameters.length ? [h('h3', {}, 'Parameters'), this.#parameters(parameters)] : [],
      ...body ? [h('h3', {}, body.required ? 'Body' : 'Body (optional)'), ...this.#contents(body)] : [],
      h('h3', {}, 'Answers'),
      ...Object.entries(responses).flatMap(([status, response]) => this.#answer(status, resolve(this.#document, response))),
    ];
  }

  #parameters(parameters) {
    return table(['Name', 'In', 'Type', 'Meaning'], parameters.map(({name, in: place, required, schema, description}) => [
      h('code', {}, name), place, typeOf(this.#document, schema) + (required ? '' : ' (optional)'), h('span', {}, ...prose(description)),
    ]));
  }

  #contents({description, content = {}}) {
    return [
      ...paragraphs(description),
      ...Object.entries(content).flatMap(([type, {schema}]) => [
        h('p', {}, h('code', {}, type)), ...schema ? [shape(this.#document, schema)] : [],
      ]),
    ];
  }

  #answer(status, response) {
    return [h('h4', {}, `${status} `, h('span', {className: 'facts'}, ...prose(response.description))),
      ...this.#contents({content: response.content})];
  }
}

const paragraphs = text => (text ?? '').split(/\n\s*\n/).filter(Boolean).map(paragraph => h('p', {}, ...prose(paragraph)));
