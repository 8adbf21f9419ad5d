import {Problem, Unreachable} from './problems.js';

/** Not finished yet, too slow, too many at once, or a gateway without an answer: the same again may do. */
export const AGAIN = new Set([202, 408, 429, 502, 503, 504]);
const MOST_PAUSE_MS = 5_000;
const ANSWERED_MS = 60_000;

/** Tries until nothing has helped for so many seconds. */
export class Patience {
  #seconds;
  #until;
  #pauseMs;

  constructor(seconds) {
    this.#seconds = seconds;
    this.helped();
  }

  /** Something got on: the time begins anew. */
  helped() {
    this.#until = performance.now() + 1_000 * this.#seconds;
    this.#pauseMs = 250;
  }

  /** Pauses before the next try, a little longer each time; throws when the time is up. */
  async wait(cause, leastSeconds, signal) {
    const pauseMs = Math.max(1_000 * leastSeconds, this.#pauseMs * (0.5 + Math.random() / 2));
    if (performance.now() + pauseMs > this.#until) throw new Unreachable(this.#seconds, cause);
    await pause(pauseMs, signal);
    this.#pauseMs = Math.min(2 * this.#pauseMs, MOST_PAUSE_MS);
  }
}

/** One API, its token, and the patience for it. */
export class Transport {
  #headers;

  constructor(api, {token, patience = 120, inside = false} = {}) {
    this.api = String(api).replace(/\/+$/, '');
    this.patience = patience;
    this.reachable = inside ? '?addresses=inside' : ''; // of answers whose addresses are called here
    this.#headers = token ? {Authorization: `Bearer ${token}`} : {};
  }

  async json(method, path, options) {
    const answer = await this.call(method, path, options);
    return answer.status === 204 ? null : answer.json();
  }

  /** The answer to a request which may be sent twice; a Problem is thrown. */
  async call(method, path, {body, json, headers, signal, answeredMs = ANSWERED_MS} = {}) {
    const sent = {...this.#headers, ...json && {'Content-Type': 'application/json'}, ...headers};
    const patience = new Patience(this.patience);
    for (;;) {
      signal?.throwIfAborted();
      let cause;
      try {
        const until = AbortSignal.timeout(answeredMs);
        const answer = await fetch(this.api + path, {
          method, headers: sent, body: json ? JSON.stringify(json) : body, signal: any(signal, until),
        });
        if (answer.ok && !AGAIN.has(answer.status)) return answer;
        cause = await Problem.of(answer);
        cause.retryAfter = retryAfter(answer.headers.get('Retry-After'));
        if (!AGAIN.has(answer.status)) throw cause;
      } catch (failure) {
        signal?.throwIfAborted();
        if (failure instanceof Problem) throw failure;
        cause = failure;
      }
      await patience.wait(cause, cause.retryAfter ?? 0, signal);
    }
  }
}

/** Seconds that a Retry-After asks to wait; 0 where it does not say. */
export function retryAfter(text) {
  return /^\d+$/.test(text ?? '') ? Number(text) : 0;
}

/** A signal that is aborted with the first of several, some of which may be missing. */
export function any(...signals) {
  const controller = new AbortController();
  for (const signal of signals.filter(Boolean)) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', () => controller.abort(signal.reason), {signal: controller.signal});
  }
  return controller.signal;
}

export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, {once: true});
  });
}
