/**
 * A camera through a filter of Vivace, and back.
 *
 *   const camera = new VivaceCamera({api: 'https://…', token: '…'});
 *   camera.addEventListener('stream', event => { video.srcObject = event.detail; });
 *   await camera.start({filter: 'edges', media: await navigator.mediaDevices.getUserMedia({video: true})});
 *   await camera.setParameters({low: 40});
 *   await camera.stop();
 *
 * A session is handed over to another function before its own ends, and begun anew where its function has died:
 * each time there is another event "stream". Events, each with its detail:
 *   state       'connecting' | 'connected' | 'reconnecting' | 'ended'
 *   stream      the filtered MediaStream, once its first frame is there
 *   parameters  all that are in effect
 *   status      what the function reports each second: fpsIn, fpsOut, dropped, filterMs …
 *   message     what the filter tells: {filter, data}
 *   ended       why: 'stopped' …, or an Error
 */

const GATHERING_MS = 150; // what is found later goes by PATCH
const FIRST_FRAME_MS = 10_000;
const SILENCE_MS = 4_000; // a function says something every second
const ATTEMPTS = 5;
const AGAIN = [429, 502, 503, 504];
const PATIENCE_MS = 30_000;
const FINAL = ['stopped', 'idle', 'flooded']; // other ends are followed by another session

const sleep = ms => new Promise(over => setTimeout(over, ms));

/** Resolves once a condition holds; false where it does not in time. */
async function until(holds, ms) {
  const end = performance.now() + ms;
  while (!await holds()) {
    if (performance.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** Resolves once an offer tells where this page is reached: as a server sees it, if there is any to ask. */
function reachable(pc) {
  const address = pc.getConfiguration().iceServers.length ? / typ (srflx|relay) / : / typ host /;
  return new Promise(known => {
    const look = () => (pc.iceGatheringState === 'complete' || address.test(pc.localDescription.sdp)) && known();
    pc.addEventListener('icecandidate', look);
    pc.addEventListener('icegatheringstatechange', look);
    setTimeout(known, GATHERING_MS);
    look();
  });
}

/** The HTTP side. */
class Signalling {
  constructor({api, token}) {
    this.api = api.replace(/\/$/, '');
    this.token = token;
  }

  async fetch(url, {type, headers = {}, ...rest} = {}) {
    const token = typeof this.token === 'function' ? await this.token() : this.token;
    return fetch(url.startsWith('/') ? this.api + url : url, {
      ...rest,
      headers: {
        ...(type && {'Content-Type': type}), ...(token && {Authorization: `Bearer ${token}`}), ...headers,
      },
    });
  }

  /** Asks again where the answer says so. */
  async call(url, options) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.fetch(url, options);
      if (answer.ok) return answer;
      if (!AGAIN.includes(answer.status) || performance.now() > end) throw await problem(answer);
      await sleep(1000 * (Number(answer.headers.get('Retry-After')) || 1));
    }
  }

  async json(url, options) {
    return (await this.call(url, options)).json();
  }
}

async function problem(answer) {
  const json = await answer.json().catch(() => ({}));
  const error = new Error(json.detail ?? json.message ?? `The server answered ${answer.status}.`);
  return Object.assign(error, {status: answer.status, type: json.type});
}

/** One session: a connection, its channel and its resource. */
class Session {
  constructor(signalling, pc, wish, heard) {
    Object.assign(this, {signalling, pc, wish, heard});
    this.stream = new MediaStream();
    this.answers = new Map();
    this.lastHeard = performance.now();
    this.late = [];
    pc.ontrack = event => this.stream.addTrack(event.track);
    pc.onicecandidate = event => event.candidate?.candidate && this.trickle(event.candidate.candidate);
    this.channel = pc.createDataChannel('vivace');
    this.channel.onmessage = event => this.receive(JSON.parse(event.data));
    this.channel.onclose = () => heard.gone(this);
  }

  static async open(signalling, wish, heard) {
    const configuration = await signalling.json('/realtime/ice-servers');
    const session = new Session(signalling, new RTCPeerConnection({...configuration, bundlePolicy: 'max-bundle'}), wish, heard);
    try {
      await session.offer();
      return session;
    } catch (failure) {
      session.pc.close();
      throw failure;
    }
  }

  async offer() {
    const {pc, wish} = this;
    for (const track of wish.media.getTracks()) pc.addTrack(track, wish.media);
    if (wish.codec) prefer(pc, wish.codec);
    await pc.setLocalDescription();
    await reachable(pc);
    const sdp = pc.localDescription.sdp;
    this.sent = new Set(sdp.match(/candidate:.*/g));
    const {filter, parameters, audio, model, continues} = wish;
    const answer = await this.signalling.call(`/realtime/${filter}`, {
      method: 'POST', type: 'application/json', body: JSON.stringify({sdp, parameters, audio, model, continues}),
    });
    this.etag = answer.headers.get('ETag');
    const json = await answer.json();
    Object.assign(this, {id: json.id, location: json.location, parameters: json.parameters});
    await pc.setRemoteDescription({type: 'answer', sdp: json.sdp});
    this.heard.parameters(this, json.parameters);
    this.flush();
  }

  async trickle(candidate) {
    this.late.push(candidate);
    if (this.location) await this.flush();
  }

  /** Candidates that were not in the offer yet. */
  async flush() {
    const found = this.late.splice(0).filter(candidate => !this.sent.has(candidate));
    if (!found.length) return;
    const ufrag = this.pc.localDescription.sdp.match(/a=ice-ufrag:(.*)/)[1].trim();
    const pwd = this.pc.localDescription.sdp.match(/a=ice-pwd:(.*)/)[1].trim();
    const lines = [`a=ice-ufrag:${ufrag}`, `a=ice-pwd:${pwd}`, ...found.map(candidate => `a=${candidate}`)];
    await this.signalling.fetch(this.location, {
      method: 'PATCH', type: 'application/trickle-ice-sdpfrag', headers: {'If-Match': this.etag},
      body: lines.join('\r\n') + '\r\n',
    }).catch(() => {}); // connects without, or not at all
  }

  receive(message) {
    this.lastHeard = performance.now();
    this.answers.get(message.id)?.(message);
    this.answers.delete(message.id);
    this.heard[message.type]?.(this, message.values ?? message);
  }

  get open() {
    return this.channel.readyState === 'open';
  }

  /** Sends a message, and resolves with the one that answers it. */
  ask(message, ms = 2_000) {
    const id = ++Session.ids;
    return new Promise((resolve, reject) => {
      this.answers.set(id, resolve);
      setTimeout(() => this.answers.delete(id) && reject(new Error('No answer by the channel.')), ms);
      this.channel.send(JSON.stringify({...message, id}));
    });
  }

  async set(values) {
    if (!this.open) {
      return this.signalling.json(`${this.location}/parameters`, {
        method: 'PATCH', type: 'application/json', body: JSON.stringify(values),
      });
    }
    const answer = await this.ask({type: 'parameters', values});
    if (answer.type === 'error') throw new Error(`${answer.parameter} ${answer.detail}`);
    return answer.values;
  }

  /** Whether frames, or only sound where there is no video, have arrived. */
  async plays() {
    const wanted = this.wish.media.getVideoTracks().length ? 'video' : 'audio';
    for (const report of (await this.pc.getStats()).values()) {
      if (report.type === 'inbound-rtp' && report.kind === wanted) {
        return wanted === 'video' ? report.framesDecoded > 0 : report.totalSamplesReceived > 0;
      }
    }
    return false;
  }

  close() {
    this.channel.onclose = null;
    if (this.open) this.channel.send(JSON.stringify({type: 'stop'}));
    this.pc.close();
    return this.signalling.fetch(this.location, {method: 'DELETE', keepalive: true}).catch(() => {});
  }
}
Session.ids = 0;

/** Offers one codec first, such as 'video/VP8'. */
function prefer(pc, mimeType) {
  for (const transceiver of pc.getTransceivers()) {
    const kind = transceiver.receiver.track.kind;
    const codecs = RTCRtpReceiver.getCapabilities(kind).codecs;
    const first = codecs.filter(codec => codec.mimeType.toLowerCase() === mimeType.toLowerCase());
    if (first.length) transceiver.setCodecPreferences([...first, ...codecs.filter(codec => !first.includes(codec))]);
  }
}

export class VivaceCamera extends EventTarget {
  /**
   * @param {{api: string, token?: string | (() => string | Promise<string>)}} options where Vivace is, and the token of
   *   the scope realtime where access is closed
   */
  constructor(options) {
    super();
    this.signalling = new Signalling(options);
    this.session = null;
    this.state = 'ended';
  }

  /** The filters there are: [{name, kind, description, parameters}], parameters as a JSON schema. */
  async filters() {
    return (await this.signalling.json('/realtime/filters')).filters;
  }

  /**
   * Begins a session; resolves once it is answered. The first frame is told by the event "stream".
   *
   * @param {{filter: string, media: MediaStream, parameters?: object, audio?: string, model?: string, codec?: string}} wish
   */
  async start(wish) {
    if (this.wish) throw new Error('It runs already.');
    this.wish = wish;
    this.change('connecting');
    try {
      await this.next({});
    } catch (failure) {
      this.finish(failure);
      throw failure;
    }
  }

  /** Changes parameters while it runs; resolves with all that are in effect. */
  async setParameters(values) {
    if (!this.session) throw new Error('It does not run.');
    const all = await this.session.set(values);
    this.parameters = all;
    return all;
  }

  /** Ends it; the media that it was started with go on. */
  async stop() {
    if (!this.wish) return;
    const sessions = new Set([this.session, this.shown]);
    this.finish('stopped');
    await Promise.all([...sessions].map(session => session?.close()));
  }

  /** The filtered MediaStream; null as long as there is none. */
  get stream() {
    return this.shown?.stream ?? null;
  }

  /** Statistics of the browser's side: {fps, width, height, roundTripMs, candidatePair}. */
  async statistics() {
    const reports = this.session ? [...(await this.session.pc.getStats()).values()] : [];
    const video = reports.find(report => report.type === 'inbound-rtp' && report.kind === 'video');
    const transport = reports.find(report => report.type === 'transport');
    const pair = reports.find(report => report.id === transport?.selectedCandidatePairId);
    const end = id => {
      const candidate = reports.find(report => report.id === id);
      return candidate ? `${candidate.candidateType}/${candidate.relayProtocol ?? candidate.protocol}` : '?';
    };
    return {
      fps: video?.framesPerSecond ?? 0, width: video?.frameWidth, height: video?.frameHeight,
      delayMs: video?.jitterBufferEmittedCount ? 1000 * video.jitterBufferDelay / video.jitterBufferEmittedCount : undefined,
      roundTripMs: pair && 1000 * pair.currentRoundTripTime,
      candidatePair: pair && `${end(pair.localCandidateId)} – ${end(pair.remoteCandidateId)}`,
    };
  }

  /**
   * Stores a recording and resolves with its media item, {id, contentUrl, …}. Asks for the scope media:write.
   *
   * @param {Blob} blob as MediaRecorder gives it
   * @param {string} filename
   */
  async upload(blob, filename) {
    const json = body => ({method: 'POST', type: 'application/json', body: JSON.stringify(body)});
    const upload = await this.signalling.json('/uploads', json(
      {filename, contentType: blob.type.split(';')[0] || 'video/webm', size: blob.size}));
    for (const {number, url} of upload.parts) {
      const from = (number - 1) * upload.partSize;
      const answer = await fetch(url, {method: 'PUT', body: blob.slice(from, from + upload.partSize)});
      if (!answer.ok) throw new Error(`The bucket answered ${answer.status}.`);
    }
    return this.signalling.json(`/uploads/${upload.uploadId}/complete`, {method: 'POST'});
  }

  /** Opens a session, and shows it in place of the one before once it plays. */
  async next(more) {
    const {wish} = this;
    const session = await Session.open(this.signalling, {...wish, ...more}, this.ears());
    if (this.wish !== wish) return session.close(); // stopped meanwhile
    this.session = session;
    this.watch();
    this.appear(session);
  }

  async appear(session) {
    const plays = await until(async () => session !== this.session || await session.plays(), FIRST_FRAME_MS);
    if (session !== this.session) return;
    if (!plays) {
      this.renew(session);
      return;
    }
    const before = this.shown;
    this.shown = session;
    this.change('connected');
    this.tell('stream', session.stream);
    if (before) setTimeout(() => before.close(), 500); // until the screen has the other one
  }

  /** What is heard of a session by its channel; only the newest one counts. */
  ears() {
    const mine = act => (session, message) => (session === this.session || !this.session) && act(message, session);
    return {
      parameters: mine(values => {
        this.parameters = values;
        this.tell('parameters', values);
      }),
      status: mine(status => this.tell('status', status)),
      message: mine(message => this.tell('message', message)),
      handover: mine((_, session) => this.handOver(session)),
      ended: mine(({reason}, session) => (FINAL.includes(reason) ? this.finish(reason) : this.renew(session))),
      gone: mine((_, session) => this.renew(session)),
    };
  }

  async handOver(session) {
    if (this.handing === session) return;
    this.handing = session;
    this.tell('handover', session.id);
    try {
      await this.next({continues: session.id, parameters: undefined});
    } catch (failure) {
      if (this.session === session) this.handing = null; // the function asks again, or ends
    }
  }

  /** Begins anew where a session is gone that nobody has ended. */
  async renew(lost) {
    if (!this.wish || lost !== this.session || this.renewing) return;
    this.renewing = true;
    this.change('reconnecting');
    lost.close();
    if (this.shown === lost) this.shown = null;
    const {wish} = this;
    for (let attempt = 0; this.wish === wish; attempt++) {
      try {
        await this.next({continues: lost.id, parameters: this.parameters});
        break;
      } catch (failure) {
        if (attempt >= ATTEMPTS || (failure.status >= 400 && failure.status < 500)) {
          this.finish(failure);
          break;
        }
        await sleep(250 * 2 ** attempt);
      }
    }
    this.renewing = false;
  }

  /** A function that was killed says nothing, and closes nothing. */
  watch() {
    clearInterval(this.watching);
    this.watching = setInterval(() => {
      const {session} = this;
      if (session && !this.renewing && performance.now() - session.lastHeard > SILENCE_MS
          && performance.now() - (this.seen ?? 0) < 2_000) this.renew(session);
      this.seen = performance.now(); // a page that slept has heard nothing, either
    }, 500);
  }

  finish(why) {
    if (!this.wish) return;
    clearInterval(this.watching);
    this.wish = this.shown = this.session = null;
    this.change('ended');
    this.tell('ended', why);
  }

  change(state) {
    if (state === this.state) return;
    this.state = state;
    this.tell('state', state);
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
