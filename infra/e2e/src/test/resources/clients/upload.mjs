// upload.mjs CLIENT API FILE MEMORY: tells the bytes sent so far, a line each time, then the item.
import {Blob} from 'node:buffer';
import {existsSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';

const [client, api, path, memory] = process.argv.slice(2);
const {Vivace} = await import(client);

const store = {
  getItem: () => (existsSync(memory) ? readFileSync(memory, 'utf8') : null),
  setItem: (_, id) => writeFileSync(memory, id),
  removeItem: () => rmSync(memory),
};
const file = new Blob([readFileSync(path)]);
file.lastModified = statSync(path).mtimeMs;
const onProgress = sent => console.log(sent);
const item = await new Vivace(api).upload(file, {filename: 'large', store, onProgress});
console.log('item', item.id);
