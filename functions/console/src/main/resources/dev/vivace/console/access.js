import {byId} from './dom.js';

const field = byId('token');

/** The token that is entered now; undefined where there is none. */
export const token = () => field.value || undefined;

/** Keeps the token until the tab is closed; `changed` is told each new one. */
export function keepToken(changed) {
  field.value = sessionStorage.getItem('token') ?? '';
  field.onchange = () => {
    sessionStorage.setItem('token', field.value);
    changed();
  };
}

/** Where a player hears an item in a format: it has no header to send a token by. */
export function heardAt(vivace, item, format, parameters = {}) {
  return vivace.streamUrl(item, format, {...parameters, ...token() && {access_token: token()}});
}
