import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import {Vivace} from '../vivace.js';
import {FakeApi} from './fake-api.js';

const HALF_SECOND = Float32Array.from({length: 12_000}, (_, i) => i / 12_000);
const PCM = Buffer.from(HALF_SECOND.buffer);

let api;
let vivace;

beforeEach(async () => {
  api = await FakeApi.start();
  vivace = new Vivace(api.url, {patience: 10});
});

afterEach(() => api.close());

const sent = () => Buffer.concat(api.chunks);

test('sends arrays as they are generated and ends', async () => {
  const stream = await vivace.live({title: 'Tone'});
  await stream.sendAll((async function* () {
    yield HALF_SECOND;
    yield HALF_SECOND;
  })());

  assert.equal(await stream.end(), 'kept');
  assert.deepEqual(sent(), Buffer.concat([PCM, PCM]));
  assert.equal(api.chunks.length, 2);
});

test('joins short pieces and cuts long ones', async () => {
  const stream = await vivace.live();
  await stream.sendAll([...Array(2_000).fill(new Uint8Array(10)), new Uint8Array(3_000_000)]);

  assert.equal(sent().length, 3_020_000);
  assert.ok(api.chunks.slice(0, -1).every(({length}) => length >= 19_200 && length <= 1_048_576));
});

test('makes samples of the stream\'s format', async () => {
  const stream = await vivace.live({sampleFormat: 's16le'});
  await stream.sendAll([Float32Array.of(0, 1, -2), Int16Array.of(7, -7), Uint8Array.of(1, 0).buffer]);

  assert.deepEqual(sent(), Buffer.from(Int16Array.of(0, 32_767, -32_767, 7, -7, 1).buffer));
});

test('refuses what is no samples', async () => {
  const stream = await vivace.live();

  await assert.rejects(stream.sendAll([[0, 1]]), TypeError);
});

test('sends a chunk again under its number', async () => {
  api.fail(/PUT .*\/1$/, 'lost');
  api.fail(/PUT .*\/2$/, 503);
  const stream = await vivace.live();
  await stream.sendAll(Array(4).fill(HALF_SECOND));

  assert.deepEqual(sent(), Buffer.concat(Array(4).fill(PCM)));
});

test('goes on with a stream that was left', async () => {
  const first = await vivace.live();
  await first.sendAll([HALF_SECOND]);
  const again = await vivace.liveAgain(first.id);
  await again.sendAll([HALF_SECOND, HALF_SECOND]);

  assert.equal(api.requests.filter(line => line.startsWith('PUT')).length, 2);
  assert.equal(api.chunks.length, 2);
});

test('keeps to real time if asked, or ahead as far as allowed', async () => {
  for (const [ahead, expectedMs] of [[0, 1_000], [0.5, 500]]) {
    api.chunkTimes = [];
    const stream = await vivace.live({ahead});
    api.chunks = [];
    await (await vivace.liveAgain(stream.id, {ahead})).sendAll(Array(3).fill(HALF_SECOND));
    const lasted = api.chunkTimes.at(-1) - api.chunkTimes[0];

    assert.ok(Math.abs(lasted - expectedMs) < 200, `${lasted} ms, with ${ahead} s ahead`);
  }
});

test('tells where it is heard', async () => {
  const stream = await vivace.live();

  assert.equal(stream.listenUrl('opus', {bitrate: 64}), `${api.url}/live/s0/stream?format=opus&bitrate=64`);
});

test('lists live streams', async () => {
  const streams = [];
  for await (const stream of vivace.liveStreams()) streams.push(stream.id);

  assert.deepEqual(streams, ['s0']);
});
