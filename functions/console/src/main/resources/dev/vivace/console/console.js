import {Vivace} from '../../clients/vivace.js';
import {byId} from './dom.js';
import {Library} from './library.js';
import {Live} from './live.js';
import {Uploads} from './uploads.js';

const api = new URL('.', location.href).href.replace(/\/$/, '');
const token = byId('token');

/** The client for the token that is entered now. */
const vivace = () => new Vivace(api, {token: token.value || undefined, patience: 600});

byId('api').textContent = api;
token.value = sessionStorage.getItem('token') ?? '';

const library = new Library(vivace);
const stored = item => library.add(item);
new Uploads(vivace, stored);
new Live(vivace, stored);
token.onchange = () => {
  sessionStorage.setItem('token', token.value);
  library.load();
};
library.load();
