// produce.mjs CLIENT API [STREAM]: tells the stream, then each piece that it makes, then the item.
const PIECES = 80;
const FRAMES = 12_000;

const [client, api, id] = process.argv.slice(2);
const {Vivace} = await import(client);

function* sound() {
  for (let piece = 0; piece < PIECES; piece++) {
    console.log(piece);
    yield Int16Array.from({length: FRAMES}, (_, n) => (n * 31 + piece * 7919) % 65_536 - 32_768);
  }
}

const vivace = new Vivace(api);
const stream = id ? await vivace.liveAgain(id) : await vivace.live({sampleFormat: 's16le'});
console.log('stream', stream.id);
await stream.sendAll(sound());
console.log('item', await stream.end());
