/** Client of Vivace. Sizes are in bytes, times in seconds, dates ISO 8601 in UTC. */

export interface MediaItem {
  id: string;
  fileName: string;
  contentType: string;
  size: number;
  checksum?: {algorithm: string; value: string};
  createdAt: string;
  /** Seconds that it plays; told by `media` alone, as are width and height. */
  duration?: number;
  /** Pixels, as it is shown. */
  width?: number;
  height?: number;
  /** What its owner calls it; not in lists. */
  title?: string;
  /** Its owner's; not in lists. */
  metadata?: Record<string, unknown>;
  /** What a player takes as its `src`. */
  contentUrl: string;
  /** A page with a player, for a frame. */
  embedUrl?: string;
  renditions?: {name: string; contentType: string; size: number}[];
}

export interface Playback {
  url: string;
  expiresAt?: string;
  contentType: string;
  size: number;
  fileName: string;
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
  title?: string;
  createdAt?: string;
  /** Where it is heard now. */
  listenUrl: string;
  /** A playlist for crowds; absent where it could carry no token. */
  hlsUrl?: string;
  /** Without a gap. */
  seconds: number;
  ended: boolean;
  mediaId?: string;
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
  delete(id: string, options?: Cancellable): Promise<void>;
  playback(id: string, parameters?: Parameters, options?: Cancellable): Promise<Playback>;
  downloadUrl(item: MediaItem): string;
  streamUrl(item: MediaItem, format?: Format, parameters?: Parameters): string;
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
  /** 'silent' is before the first sound, 'waiting' is after some, 'cut' while the connection is broken. */
  /** As one of any number of listeners, by HLS, some seconds behind. */
  crowd?: boolean;
  /** The class of hls.js, for browsers that don't play HLS by themselves. */
  Hls?: unknown;
  onState?: (state: 'silent' | 'playing' | 'waiting' | 'paused' | 'cut') => void;
}

/** Plays a live stream at once and behind cuts; resolves at its end. */
export function listen(player: HTMLMediaElement, address: string, options?: ListenOptions): Promise<void>;
