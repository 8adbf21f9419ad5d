/** As much of the API and its bucket as the client calls, in memory, with faults on command. */
import {createServer} from 'node:http';

const PART_SIZE = 300_000;

export class FakeApi {
  requests = [];
  parts = new Map();
  uploads = new Map();
  chunks = [];
  chunkTimes = [];
  links = [];
  titles = new Map();
  deletedAtOnce = 2;
  #faults = [];
  #count = 0;
  #server = createServer((request, response) => this.#serve(request, response));

  static async start() {
    const api = new FakeApi();
    await new Promise(resolve => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** `fault` is a status, 'cut' before the request counts, or 'lost': it counts, and nobody is told. */
  fail(pattern, fault, times = 1) {
    for (let i = 0; i < times; i++) this.#faults.push({pattern, fault});
  }

  whole(id) {
    const count = Math.ceil(this.uploads.get(id).size / PART_SIZE);
    return Buffer.concat(Array.from({length: count}, (_, i) => this.parts.get(`${id}/${i + 1}`)));
  }

  #state(id) {
    const {size} = this.uploads.get(id);
    const parts = [];
    for (let number = 1, left = size; left > 0; number++, left -= PART_SIZE) {
      const url = `${this.url}/bucket/${id}/${number}`;
      if (!this.parts.has(`${id}/${number}`)) parts.push({number, size: Math.min(PART_SIZE, left), url});
    }
    return {uploadId: id, size, partSize: PART_SIZE, parts};
  }

  #item(id) {
    const {filename, contentType, size, title, metadata} = this.uploads.get(id);
    const contentUrl = `${this.url}/v1/media/item-${id}/content?access_token=x`;
    return {id: `item-${id}`, fileName: filename, contentType, size, title, metadata, contentUrl};
  }

  #live(wish) {
    this.liveWish = {sampleRate: 24_000, channels: 1, sampleFormat: 'f32le', ...wish};
    const stream = `${this.url}/live/s0`;
    return {id: 's0', listenUrl: `${stream}/stream`, embedUrl: `${stream}/embed`, chunks: this.chunks.length, ...this.liveWish};
  }

  #link(method, link, body) {
    if (method === 'GET') return [200, {links: this.links}];
    if (method === 'DELETE') {
      this.links = this.links.filter(({id}) => id !== link);
      return [204];
    }
    this.links.unshift({id: `l${this.links.length}`});
    return [201, {...this.links[0], ...JSON.parse(body), url: `${this.url}/v1/media/item/content?access_token=y`}];
  }

  /** `title` is all that an item has; its version is the number of changes. */
  #described(method, id, body) {
    if (!this.titles.has(id)) return [404, problem('unknown-media')];
    if (method === 'PATCH') this.titles.get(id).push(JSON.parse(body).title);
    const titles = this.titles.get(id);
    return [200, {id, title: titles.at(-1)}, {ETag: `"${titles.length}"`}];
  }

  #deleted(ids) {
    return ids.map((id, i) => (i < this.deletedAtOnce ? {id, status: 204} : {id, status: 503, type: 'not-reached', detail: 'Send it again.'}));
  }

  #answer(method, path, body, headers) {
    if (method === 'PATCH' && !['*', `"${this.titles.get(path.split('/')[2])?.length}"`].includes(headers['if-match'])) {
      return [412, problem('precondition-failed')];
    }
    if (path === '/uploads') {
      const id = `u${this.#count++}`;
      this.uploads.set(id, JSON.parse(body));
      return [201, this.#state(id)];
    }
    if (path === '/media') return [200, {items: [...this.uploads.keys()].map(id => this.#item(id))}];
    if (path === '/media/delete') return [200, {results: this.#deleted(JSON.parse(body).ids)}];
    if (path === '/stream') return [200, {encoded: body.length}];
    if (path === '/live' && method === 'GET') return [200, {streams: [{id: 's0', seconds: 1, ended: false}]}];
    if (path === '/live') return [201, this.#live(JSON.parse(body))];
    if (path === '/live/s0') return [200, this.#live(this.liveWish)];
    if (path === '/live/s0/end') return [200, {mediaId: 'kept'}];
    const [, kind, id, rest, link] = path.split('/');
    if (rest === 'links') return this.#link(method, link, body);
    if (kind === 'media' && !rest) return this.#described(method, id, body);
    if (kind === 'bucket') {
      this.parts.set(`${id}/${rest}`, body);
      return [200];
    }
    if (kind === 'live') {
      this.chunks[Number(path.split('/')[4])] = body;
      this.chunkTimes.push(performance.now());
      return [204];
    }
    if (kind === 'uploads' && this.uploads.has(id)) {
      if (method === 'DELETE') {
        this.uploads.delete(id);
        return [204];
      }
      if (!rest) return [200, this.#state(id)];
      if (this.#state(id).parts.length) return [409, problem('upload-incomplete')];
      return [201, this.#item(id)];
    }
    return [404, problem(`unknown-${kind}`)];
  }

  async #serve(request, response) {
    const line = `${request.method} ${request.url}`;
    this.requests.push(line);
    const found = this.#faults.findIndex(({pattern}) => pattern.test(line));
    const fault = found < 0 ? null : this.#faults.splice(found, 1)[0].fault;
    if (fault === 'cut') return request.socket.destroy();
    const pieces = [];
    try {
      for await (const piece of request) pieces.push(piece);
    } catch {
      return; // whoever sent it is gone
    }
    const [status, json, headers] = Number.isInteger(fault)
      ? [fault, problem('busy')]
      : this.#answer(request.method, request.url.split('?')[0], Buffer.concat(pieces), request.headers);
    if (fault === 'lost') return request.socket.destroy();
    response.writeHead(status, headers).end(json && JSON.stringify(json));
  }
}

function problem(slug) {
  return {type: `urn:problem-type:vivace:${slug}`, title: slug, detail: `What to do about ${slug}.`, requestId: 'r1'};
}
