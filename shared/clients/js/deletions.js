import {Patience} from './transport.js';

const AT_ONCE = 1_000;

/** Removes items by as few requests as may be. An id that there was no time for is sent again. */
export async function deleteMany(transport, ids, {signal} = {}) {
  const results = new Map([...ids].map(id => [id, null]));
  const patience = new Patience(transport.patience);
  for (let waiting = [...results.keys()]; waiting.length;) {
    const asked = waiting.splice(0, AT_ONCE);
    const told = (await transport.json('POST', '/media/delete', {json: {ids: asked}, signal})).results;
    for (const result of told) results.set(result.id, result);
    const again = told.filter(({status}) => status === 503);
    if (again.length < asked.length) patience.helped();
    if (!again.length) continue;
    await patience.wait(again[0].detail, 0, signal);
    waiting.push(...again.map(({id}) => id));
  }
  return [...results.values()];
}
