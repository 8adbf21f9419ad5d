package dev.vivace.stream.hls;

import dev.vivace.audio.DecodeLimits;
import dev.vivace.audio.decode.MediaDecoder;
import dev.vivace.media.MediaItem;
import dev.vivace.media.store.MediaStore;
import dev.vivace.media.store.Rendition;
import dev.vivace.media.store.RenditionName;
import dev.vivace.stream.stored.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The sound of a stored item, and how long it is. */
record StoredSound(MediaStore media, MediaItem item) {
  /** Those whose files tell their length, to the sample. */
  private static final List<RenditionName> TELLING =
      List.of(new RenditionName("flac"), new RenditionName("wav"));

  /**
   * Opens it. The caller closes it.
   *
   * @throws dev.vivace.audio.DecodeException if it can't be decoded
   */
  MediaDecoder open() throws IOException {
    return new MediaDecoder(
        new StoredFile(media, item.id(), item.sizeBytes()), DecodeLimits.DEFAULT);
  }

  /**
   * Sample frames of all of it, without decoding them: as the file tells, or a rendition that was
   * made of the whole file.
   *
   * @throws dev.vivace.lambda.http.ProblemException 409 {@code unknown-length} if neither does
   */
  long lengthFrames(MediaDecoder decoder) throws IOException {
    OptionalLong told = decoder.lengthFrames();
    if (told.isPresent()) {
      return told.getAsLong();
    }
    for (RenditionName name : TELLING) {
      Optional<Rendition> rendition = media.findRendition(item.id(), name);
      if (rendition.isPresent()) {
        return lengthFrames(rendition.get(), decoder.sampleRate());
      }
    }
    throw HlsProblems.unknownLength().asException();
  }

  private long lengthFrames(Rendition rendition, int sampleRate) throws IOException {
    StoredFile file = StoredFile.rendition(media, item.id(), rendition);
    try (MediaDecoder decoder = new MediaDecoder(file, DecodeLimits.DEFAULT)) {
      long frames =
          decoder.lengthFrames().orElseThrow(() -> HlsProblems.unknownLength().asException());
      return frames * sampleRate / decoder.sampleRate();
    }
  }
}
