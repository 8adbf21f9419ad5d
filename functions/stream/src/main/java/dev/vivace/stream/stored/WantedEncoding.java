package dev.vivace.stream.stored;

import dev.vivace.audio.PcmInput;
import dev.vivace.audio.format.EncodingFormat;
import dev.vivace.audio.format.EncodingSettings;
import dev.vivace.audio.mp3.Mp3Layout;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.media.MediaId;
import dev.vivace.media.store.RenditionName;
import dev.vivace.media.store.Renditions;
import dev.vivace.stream.encoding.EncodingName;
import dev.vivace.stream.encoding.EncodingQuery;

/**
 * A wish for the encoding of a stored item.
 *
 * @param startUs where the encoding begins, in microseconds from the beginning
 */
record WantedEncoding(EncodingSettings settings, long startUs) {
  private static final long MICROSECONDS = 1_000_000;

  /**
   * @throws dev.vivace.lambda.http.ProblemException 400 if a parameter is unknown or out of bounds
   */
  static WantedEncoding of(QueryParameters query) {
    return new WantedEncoding(EncodingQuery.settings(query), EncodingQuery.startUs(query));
  }

  boolean fromStart() {
    return startUs == 0;
  }

  /** Tells whether it is kept once it was encoded, and then found there. */
  boolean isKept() {
    return fromStart() && Renditions.keeps(name());
  }

  /** Tells whether it has a length and ranges, where the length of the audio is known. */
  boolean isFile() {
    return settings.format() == EncodingFormat.MP3;
  }

  /** The sample frame of the audio with which the encoding begins. */
  long startFrame(PcmInput audio) {
    return Math.multiplyExact(startUs, audio.sampleRate()) / MICROSECONDS;
  }

  RenditionName name() {
    return EncodingName.of(settings);
  }

  /**
   * A strong one, with its quotes: equal for equal bytes, whichever process encodes them, and for
   * nothing else.
   */
  String eTag(MediaId id) {
    return '"' + id.value() + '-' + name() + '-' + startUs + "-v" + Mp3Layout.VERSION + '"';
  }
}
