package dev.vivace.realtime.filter;

/**
 * A piece of sound as float32 PCM, nominally in [-1, 1].
 *
 * @param samples one after another of each channel in turn; what is beyond full scale is clamped
 *     after the filter, and NaN becomes silence
 * @param sampleRate sample frames per second
 * @param channels how many samples are of one sample frame
 */
@SuppressWarnings("ArrayRecordComponent") // samples are changed in place, and never compared
public record AudioBlock(float[] samples, int sampleRate, int channels) {}
