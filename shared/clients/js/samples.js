/** PCM of a Float32Array or an Int16Array; other bytes are PCM already. */
export function asBytes(samples, sampleFormat) {
  if (samples instanceof ArrayBuffer) return new Uint8Array(samples);
  if (samples instanceof Float32Array && sampleFormat === 's16le') {
    return bytesOf(Int16Array.from(samples, sample => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)));
  }
  if (samples instanceof Int16Array && sampleFormat === 'f32le') {
    return bytesOf(Float32Array.from(samples, sample => sample / 32_768));
  }
  if (samples instanceof Float32Array || samples instanceof Int16Array || samples instanceof Uint8Array) {
    return bytesOf(samples);
  }
  throw new TypeError('Samples are a Float32Array, an Int16Array, or bytes in a Uint8Array or an ArrayBuffer.');
}

function bytesOf({buffer, byteOffset, byteLength}) {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
