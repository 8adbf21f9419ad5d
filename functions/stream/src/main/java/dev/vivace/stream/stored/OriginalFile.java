package dev.vivace.stream.stored;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.HttpResponse;
import dev.vivace.lambda.http.Problem;
import dev.vivace.media.ByteRange;
import dev.vivace.media.Disposition;
import dev.vivace.media.MediaItem;
import dev.vivace.media.MediaVersion;
import dev.vivace.media.store.MediaStore;
import dev.vivace.stream.encoding.StreamProblems;
import dev.vivace.stream.range.Preconditions;
import dev.vivace.stream.range.SelectedBytes;
import dev.vivace.stream.range.Validators;

/**
 * One version of a stored file, answered as by a file server (RFC 9110, sections 9.3.2, 13 and 14).
 *
 * <p>A response carries so many bytes at most. A range that asks for more gets its beginning, and
 * {@code Content-Range} says so: players ask for what follows. Whoever asks for no range can't be
 * told that a part is not all, so a file that does not fit is refused then, with 400 {@code
 * range-required}; players begin by {@code bytes=0-}. {@code HEAD} is answered by 200 with the
 * length in any case, for clients that plan their ranges by it.
 */
final class OriginalFile {
  private final MediaStore media;
  private final MediaVersion version;
  private final Disposition wanted;
  private final long mostBytes;
  private final long sizeBytes;
  private final Validators validators;

  /**
   * @param wanted what a browser should do with it, if it is harmless
   * @param mostBytes in one response
   */
  OriginalFile(MediaStore media, MediaVersion version, Disposition wanted, long mostBytes) {
    this.media = media;
    this.version = version;
    this.wanted = wanted;
    this.mostBytes = mostBytes;
    sizeBytes = version.item().sizeBytes();
    validators = Validators.of(version);
  }

  /**
   * 200, 206, 304, 400, 412 or 416. S3 is asked only for a body.
   *
   * @param request {@code GET} or {@code HEAD}
   * @throws dev.vivace.media.MediaException.UnknownMedia if this version is gone meanwhile
   */
  HttpResponse answer(HttpRequest request) {
    return new Preconditions(request.headers(), validators)
        .refusal(request.context().requestId())
        .map(refusal -> refusal.status() == 304 ? cacheable(refusal) : refusal)
        .orElseGet(() ->
            request.method().equals("HEAD")
                ? described(HttpResponse.empty(200), sizeBytes)
                : selected(request));
  }

  private HttpResponse selected(HttpRequest request) {
    SelectedBytes selected =
        SelectedBytes.of(request.headers(), sizeBytes, validators::matchRange).atMost(mostBytes);
    return switch (selected) {
      case SelectedBytes.Whole() ->
          sizeBytes > mostBytes
              ? refusal(request, StreamProblems.rangeRequired(sizeBytes, mostBytes))
                  .withHeader("Accept-Ranges", "bytes")
              : bytes(200, new ByteRange(0, sizeBytes - 1));
      case SelectedBytes.Part(long first, long last) ->
          bytes(206, new ByteRange(first, last))
              .withHeader("Content-Range", "bytes " + first + "-" + last + "/" + sizeBytes);
      case SelectedBytes.Unsatisfiable() ->
          refusal(request, StreamProblems.rangeNotSatisfiable(sizeBytes))
              .withHeader("Content-Range", "bytes */" + sizeBytes);
    };
  }

  private HttpResponse bytes(int status, ByteRange range) {
    PassedBody body = new PassedBody(StoredFile.part(media, version, range));
    return described(
        HttpResponse.streamed(status, version.item().contentType().inert().value(), body),
        range.lastByte() - range.firstByte() + 1);
  }

  private HttpResponse described(HttpResponse answer, long lengthBytes) {
    MediaItem item = version.item();
    return cacheable(answer)
        .withHeader("Content-Type", item.contentType().inert().value())
        .withHeader("Content-Length", Long.toString(lengthBytes))
        .withHeader(
            "Content-Disposition",
            item.fileName().toContentDisposition(item.contentType().harmless(wanted)))
        .withHeader("Accept-Ranges", "bytes");
  }

  /** For the one who asked, and to be asked for again: the item may be deleted. */
  private HttpResponse cacheable(HttpResponse answer) {
    return validators.in(answer).withHeader("Cache-Control", "private, no-cache");
  }

  private static HttpResponse refusal(HttpRequest request, Problem problem) {
    return problem.toResponse(request.context().requestId());
  }
}
