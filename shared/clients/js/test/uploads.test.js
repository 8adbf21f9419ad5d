import assert from 'node:assert/strict';
import {File} from 'node:buffer';
import {afterEach, beforeEach, test} from 'node:test';
import {Problem, Unreachable, Vivace} from '../vivace.js';
import {FakeApi} from './fake-api.js';

const DATA = Buffer.alloc(1_024_000, Uint8Array.from({length: 251}, (_, i) => i)); // four parts
const FILE = new File([DATA], 'song.mp3', {type: 'audio/mpeg', lastModified: 1});

let api;
let vivace;

beforeEach(async () => {
  api = await FakeApi.start();
  vivace = new Vivace(api.url, {patience: 10});
});

afterEach(() => api.close());

/** What localStorage offers. */
class Store extends Map {
  getItem = key => this.get(key) ?? null;
  setItem = (key, value) => this.set(key, value);
  removeItem = key => this.delete(key);
}

const puts = () => api.requests.filter(line => line.startsWith('PUT')).map(line => line.at(-1)).sort();

test('sends each part and answers the item', async () => {
  const item = await vivace.upload(FILE);

  assert.deepEqual(api.whole('u0'), DATA);
  assert.deepEqual([item.fileName, item.contentType, item.size], ['song.mp3', 'audio/mpeg', DATA.length]);
});

test('gives the item a title and metadata', async () => {
  const item = await vivace.upload(FILE, {title: 'Lied', metadata: {year: 2026}});

  assert.deepEqual([item.title, item.metadata], ['Lied', {year: 2026}]);
});

test('asks for addresses that it reaches and hands on those of browsers', async () => {
  api.fail(/PUT .*\/2$/, 503);
  await new Vivace(api.url, {patience: 10, inside: true}).upload(FILE);

  assert.deepEqual(api.requests.filter(line => !line.startsWith('PUT')), [
    'POST /uploads?addresses=inside', 'GET /uploads/u0?addresses=inside', 'POST /uploads/u0/complete',
  ]);
});

test('tells progress up to the end', async () => {
  const told = [];
  await vivace.upload(FILE, {onProgress: (sent, total) => told.push([sent, total])});

  assert.deepEqual(told.at(-1), [DATA.length, DATA.length]);
  assert.deepEqual(told, told.toSorted?.(([one], [other]) => one - other) ?? told);
});

test('sends again what was cut or refused and nothing else', async () => {
  api.fail(/PUT .*\/2$/, 'cut');
  api.fail(/PUT .*\/3$/, 503);
  await vivace.upload(FILE);

  assert.deepEqual(api.whole('u0'), DATA);
  assert.deepEqual(puts(), ['1', '2', '2', '3', '3', '4']);
});

test('does not send again what arrived without an answer', async () => {
  api.fail(/PUT .*\/2$/, 'lost');
  await vivace.upload(FILE);

  assert.deepEqual(puts(), ['1', '2', '3', '4']);
});

test('waits until the item is made', async () => {
  api.fail(/complete/, 202, 2);

  assert.equal((await vivace.upload(FILE)).id, 'item-u0');
});

test('goes on where another page was closed', async () => {
  const store = new Store();
  const closed = new AbortController();
  const onProgress = () => closed.abort();
  await assert.rejects(
    vivace.upload(FILE, {store, parallel: 1, signal: closed.signal, onProgress}), {name: 'AbortError'});
  await vivace.upload(FILE, {store});

  assert.deepEqual(api.whole('u0'), DATA);
  assert.equal(api.uploads.size, 1);
  assert.deepEqual(puts(), ['1', '2', '3', '4']);
  assert.equal(store.size, 0);
});

test('begins anew when the file has changed or the upload is gone', async () => {
  const store = new Store();
  const changed = new File([DATA.toReversed?.() ?? DATA], 'song.mp3', {lastModified: 2});
  for (const next of [changed, FILE]) {
    api.fail(/complete/, 400);
    await assert.rejects(vivace.upload(FILE, {store}), {status: 400});
    if (next === FILE) api.uploads.delete('u0');
    await vivace.upload(next, {store});
  }

  assert.deepEqual([...api.uploads.keys()], ['u1', 'u2']);
});

test('gives an upload up that was stopped', async () => {
  const store = new Store();
  api.fail(/complete/, 400);
  await assert.rejects(vivace.upload(FILE, {store}));
  await vivace.cancelUpload(FILE, {store});

  assert.equal(api.uploads.size, 0);
  assert.equal(store.size, 0);
});

test('throws what the API says', async () => {
  api.fail(/POST \/uploads/, 413);

  await assert.rejects(vivace.upload(FILE), problem => {
    assert.ok(problem instanceof Problem);
    assert.deepEqual(
      [problem.status, problem.type, problem.slug, problem.detail, problem.requestId],
      [413, 'urn:problem-type:vivace:busy', 'busy', 'What to do about busy.', 'r1']);
    return true;
  });
});

test('gives up when nothing helps', async () => {
  api.fail(/PUT/, 503, 1_000);

  await assert.rejects(new Vivace(api.url, {patience: 0.5}).upload(FILE), Unreachable);
  assert.ok(api.requests.length < 20);
});
