/** Client of Vivace. Sizes are in bytes, times in seconds, dates ISO 8601 in UTC. */

export interface MediaItem {
  id: string;
  fileName: string;
  contentType: string;
  size: number;
  checksum?: {algorithm: string; value: string};
  createdAt: string;
  /** Seconds that it plays; told by `media` and `change` alone, as are width and height. */
  duration?: number;
  /** Pixels, as it is shown. */
  width?: number;
  height?: number;
  /** Of its owner; absent for none, and in lists. */
  title?: string;
  /** Of its owner; absent for none, and in lists. */
  metadata?: Record<string, unknown>;
  /** Version of title and metadata; from `media` and `change` alone. */
  etag?: string;
  /** For a player's `src`. */
  contentUrl: string;
  /** A page with a player, for a frame. */
  embedUrl?: string;
  /** A playlist of the sound; absent in lists, and where it could carry no token. */
  hlsUrl?: string;
  renditions?: Rendition[];
}

/** An encoding of an item that is kept. */
export interface Rendition {
  name: string;
  contentType: string;
  size: number;
  contentUrl: string;
}

/** null removes, and what is missing stays. */
export interface MediaChange {
  title?: string | null;
  /** Is merged into what is there (RFC 7396). */
  metadata?: Record<string, unknown> | null;
}

/** The result for one of several items. */
export interface Deletion {
  id: string;
  /** 204 if it is gone, 404 for what is no id. */
  status: number;
  /** As a Problem's; absent if it is gone. */
  type?: string;
  detail?: string;
}

export interface Playback {
  url: string;
  expiresAt?: string;
  contentType: string;
  size: number;
  fileName: string;
  hlsUrl?: string;
  /** Absent unless `{list: 'renditions'}` asks for them. */
  renditions?: Rendition[];
}

export type Format = 'mp3' | 'aac' | 'opus' | 'webm' | 'flac' | 'wav' | 'mp4';

export type Parameters = Record<string, string | number>;

/** Samples from -1 to 1, 16-bit samples, or PCM as it is; channels interleaved. */
export type Samples = Float32Array | Int16Array | Uint8Array | ArrayBuffer;

export interface Cancellable {
  signal?: AbortSignal;
}

export interface UploadOptions extends Cancellable {
  filename?: string;
  contentType?: string;
  /** Of the item, 200 characters at most. */
  title?: string;
  /** The item's owner's, 2048 bytes of JSON at most. */
  metadata?: Record<string, unknown>;
  /** How many bytes have been sent, and how many there are. */
  onProgress?: (sent: number, total: number) => void;
  /** Parts at a time: 4 unless given. */
  parallel?: number;
  /** Keeps the ids of uploads under way: localStorage where there is one. null to keep none. */
  store?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

export interface LiveOptions extends Cancellable {
  /** Hz: 24000 unless given. */
  sampleRate?: number;
  channels?: 1 | 2;
  sampleFormat?: 'f32le' | 's16le';
  title?: string;
  /** Of its HLS: 3 unless given. */
  segmentSeconds?: 1 | 2 | 3 | 6;
  /** Seconds of sound that may be sent before a listener from the start hears them; 0 is real time. */
  ahead?: number;
}

export interface LiveState {
  id: string;
  title: string;
  createdAt: string;
  sampleRate: number;
  channels: number;
  sampleFormat: 'f32le' | 's16le';
  segmentSeconds: 1 | 2 | 3 | 6;
  /** The address of its sound now; carries a token for itself. */
  listenUrl: string;
  /** A playlist for crowds; absent where it could carry no token. */
  hlsUrl?: string;
  /** A page that plays it, for a frame. */
  embedUrl: string;
  /** Without a gap; absent in lists while it grows. */
  chunks?: number;
  seconds?: number;
  ended: boolean;
  /** Absent while it grows. */
  reason?: 'ended' | 'expired';
  /** The item that it has become; absent in lists. */
  mediaId?: string;
}

export interface EncodeOptions extends Cancellable {
  format?: Format;
  /** Of the samples, in Hz: 24000 unless given. */
  sampleRate?: number;
  channels?: 1 | 2;
  sampleFormat?: 'f32le' | 's16le';
  /** In kbit/s. */
  bitrate?: number;
  /** Of the encoding, in Hz. */
  outputSampleRate?: number;
}

/** A link that needs no token. */
export interface Link {
  id: string;
  title?: string;
  createdAt: string;
  /** Absent for one that lasts until it is revoked. */
  expiresAt?: string;
  /** Absent but in the answer to its creation. */
  url?: string;
  embedUrl?: string;
}

export class Vivace {
  /** `inside`: send files by the API's inside addresses, from a program beside it. Pages don't set it. */
  constructor(api: string | URL, options?: {token?: string; patience?: number; inside?: boolean});
  upload(file: Blob, options?: UploadOptions): Promise<MediaItem>;
  cancelUpload(file: Blob, options?: Pick<UploadOptions, 'filename' | 'signal' | 'store'>): Promise<void>;
  media(id: string, options?: Cancellable): Promise<MediaItem>;
  list(options?: Cancellable & {limit?: number}): AsyncGenerator<MediaItem>;
  /** With `etag`, a Problem of status 412 if somebody was first. */
  change(id: string, change: MediaChange, options?: Cancellable & {etag?: string}): Promise<MediaItem>;
  delete(id: string, options?: Cancellable): Promise<void>;
  deleteMany(ids: Iterable<string>, options?: Cancellable): Promise<Deletion[]>;
  playback(id: string, parameters?: Parameters, options?: Cancellable): Promise<Playback>;
  downloadUrl(source: MediaItem | Link): string;
  /** Of a link with its token, of an item without one. */
  streamUrl(source: MediaItem | Link, format?: Format, parameters?: Parameters): string;
  encode(samples: Samples, options?: EncodeOptions): Promise<Response>;
  links(id: string, options?: Cancellable): Promise<Link[]>;
  /** It lasts until it is revoked unless `expiresIn` says how many seconds. */
  createLink(id: string, options?: Cancellable & {expiresIn?: number; title?: string}): Promise<Link>;
  revokeLink(id: string, linkId: string, options?: Cancellable): Promise<void>;
  live(options?: LiveOptions): Promise<LiveStream>;
  liveStreams(options?: Cancellable & {limit?: number}): AsyncGenerator<LiveState>;
  liveStream(id: string, options?: Cancellable): Promise<LiveState>;
  liveAgain(id: string, options?: Cancellable & {ahead?: number}): Promise<LiveStream>;
}

export class LiveStream {
  private constructor();
  readonly id: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly sampleFormat: 'f32le' | 's16le';
  /** A playlist for crowds; null where it could carry no token. */
  readonly hlsUrl: string | null;
  /** A page that plays it, for a frame. */
  readonly embedUrl: string;
  /** The item that the stream has become; null before its end. */
  readonly mediaId: string | null;
  listenUrl(format?: Format, parameters?: Parameters): string;
  /** `unsent` chunks may wait for the network before the generator has to: 8 unless given, 1 for the least delay. */
  sendAll(pieces: Iterable<Samples> | AsyncIterable<Samples>, options?: Cancellable & {unsent?: number}): Promise<void>;
  end(options?: Cancellable): Promise<string | null>;
}

/** An answer that says what is wrong (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  /** Stable, such as `urn:problem-type:vivace:unknown-media`. */
  readonly type: string;
  /** The end of `type`, such as `unknown-media`. */
  readonly slug: string;
  readonly title: string;
  /** What to do. */
  readonly detail: string;
  readonly requestId?: string;
}

/** Nothing answered, or only that it is busy, for as long as the client's patience lasts. */
export class Unreachable extends Error {}

export interface ListenOptions extends Cancellable {
  /** Seconds from the beginning of the stream, or its newest sound: 0 unless given. */
  from?: number | 'live';
  /** As one of any number of listeners, by HLS, some seconds behind. */
  crowd?: boolean;
  /** The class of hls.js, for browsers that don't play HLS by themselves. */
  Hls?: unknown;
  /** 'silent' is before the first sound, 'waiting' is after some, 'cut' while the connection is broken. */
  onState?: (state: 'silent' | 'playing' | 'waiting' | 'paused' | 'cut') => void;
}

/** Plays a live stream at once and behind cuts; resolves at its end. */
export function listen(player: HTMLMediaElement, address: string, options?: ListenOptions): Promise<void>;
