import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import {Unreachable, Vivace} from '../vivace.js';
import {FakeApi} from './fake-api.js';

let api;
let vivace;

beforeEach(async () => {
  api = await FakeApi.start();
  vivace = new Vivace(api.url, {patience: 10});
});

afterEach(() => api.close());

test('lists items, and tells where one is heard in another format', async () => {
  await vivace.upload(new Blob(['one']), {filename: 'one.wav'});
  const items = [];
  for await (const item of vivace.list()) items.push(item);

  assert.equal(items[0].fileName, 'one.wav');
  assert.equal(vivace.streamUrl(items[0], 'flac'), `${api.url}/v1/media/item-u0/stream?format=flac`);
});

test('says what to do about what is not there', async () => {
  await assert.rejects(vivace.media('../nothing'), {status: 404, slug: 'unknown-media'});
  assert.deepEqual(api.requests, ['GET /media/..%2Fnothing']);
});

test('changes a title unless somebody was first', async () => {
  api.titles.set('song', ['Song']);
  const {etag} = await vivace.media('song');
  const changed = await vivace.change('song', {title: 'Hymn'}, {etag});

  assert.equal(changed.title, 'Hymn');
  await assert.rejects(vivace.change('song', {title: 'Ode'}, {etag}), {status: 412, slug: 'precondition-failed'});
  await vivace.change('song', {title: 'Ode'});
  assert.deepEqual(api.titles.get('song'), ['Song', 'Hymn', 'Ode']);
});

test('deletes many, and again those that there was no time for', async () => {
  const results = await vivace.deleteMany(['a', 'b', 'c', 'a']);

  assert.deepEqual(results, ['a', 'b', 'c'].map(id => ({id, status: 204})));
  assert.deepEqual(api.requests, Array(2).fill('POST /media/delete'));
});

test('deletes a thousand at a time, and nothing by no request', async () => {
  api.deletedAtOnce = 1_000;
  const ids = Array.from({length: 2_001}, (_, i) => String(i));

  assert.deepEqual((await vivace.deleteMany(ids)).map(({id}) => id), ids);
  assert.equal(api.requests.length, 3);
  assert.deepEqual(await vivace.deleteMany([]), []);
  assert.equal(api.requests.length, 3);
});

test('gives up when nothing is deleted any more', async () => {
  api.deletedAtOnce = 0;

  await assert.rejects(new Vivace(api.url, {patience: 0.3}).deleteMany(['a']), Unreachable);
});

test('encodes samples that are there', async () => {
  const answer = await vivace.encode(Float32Array.of(0, 1, -1), {format: 'opus', sampleFormat: 's16le', bitrate: 64});

  assert.deepEqual(await answer.json(), {encoded: 6});
  assert.deepEqual(api.requests, ['POST /stream?format=opus&sampleRate=24000&channels=1&sampleFormat=s16le&bitrate=64']);
});

test('makes, lists and revokes links', async () => {
  const link = await vivace.createLink('item', {expiresIn: 60});
  assert.equal(link.expiresIn, 60);
  assert.deepEqual(await vivace.links('item'), [{id: link.id}]);

  await vivace.revokeLink('item', link.id);
  assert.deepEqual(await vivace.links('item'), []);
});

test('tells where what a link leads to is heard and saved', async () => {
  const link = await vivace.createLink('item');

  assert.equal(vivace.streamUrl(link, 'flac'), `${api.url}/v1/media/item/stream?format=flac&access_token=y`);
  assert.equal(vivace.downloadUrl(link), `${link.url}&disposition=attachment`);
});
