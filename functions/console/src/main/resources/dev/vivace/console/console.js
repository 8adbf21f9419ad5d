import {Vivace} from '../../clients/vivace.js';
import {keepToken, token} from './access.js';
import {Camera} from './camera.js';
import {byId} from './dom.js';
import {Library} from './library.js';
import {Listening} from './listening.js';
import {Reference} from './reference.js';
import {Share} from './share.js';
import {Speaking} from './speaking.js';
import {Streams} from './streams.js';
import {Tabs} from './tabs.js';
import {Uploads} from './uploads.js';

const api = new URL('.', location.href).href.replace(/\/$/, '');

/** The client for the token that is entered now. */
const vivace = () => new Vivace(api, {token: token(), patience: 600});

byId('api').textContent = api;
keepToken(() => library.load());

const share = new Share(vivace);
const library = new Library(vivace, item => share.open(item));
const stored = item => library.add(item);
const listening = new Listening(api, vivace);
const streams = new Streams(vivace, stream => listening.choose(stream));
const camera = new Camera(api, token);
const reference = new Reference(api);
new Uploads(vivace, stored);
new Speaking(vivace, {onAir: stream => streams.add(stream), stored});

const tabs = new Tabs(byId('tabs'), name => {
  if (name === 'live') streams.load();
  if (name === 'camera') camera.load();
});
tabs.show();
follow();
window.onhashchange = follow;
reference.load().then(found => found && tabs.offer('reference'));
library.load();

/** `#tab=camera` shows a tab, and `#listen=ID` chooses a stream; other fragments are places in the page. */
function follow() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const tab = wanted.has('listen') ? 'live' : wanted.get('tab');
  if (tab) tabs.show(tab);
  listening.choose({id: wanted.get('listen')});
}
