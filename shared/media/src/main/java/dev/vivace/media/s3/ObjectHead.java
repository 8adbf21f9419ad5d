package dev.vivace.media.s3;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.DateUtils;

/**
 * S3's facts of an object beside its bytes: the header of its answer, read when it is asked for
 * something.
 *
 * @param fields the answer's
 */
public record ObjectHead(SdkHttpResponse fields) {

  /** The number of bytes that come, or would come by GET. */
  public long lengthBytes() {
    return Long.parseLong(field("Content-Length").orElse("0"));
  }

  /** The length of the whole object, where a part of it was asked for, too. */
  public long totalBytes() {
    return field("Content-Range")
        .map(range -> Long.parseLong(range.substring(range.indexOf('/') + 1)))
        .orElseGet(this::lengthBytes);
  }

  /** With its quotes. */
  public String eTag() {
    return field("ETag").orElse("");
  }

  /** To the second. */
  public Instant lastModified() {
    return field("Last-Modified").map(DateUtils::parseRfc822Date).orElse(Instant.EPOCH);
  }

  public Optional<String> contentType() {
    return field("Content-Type");
  }

  public Optional<String> contentDisposition() {
    return field("Content-Disposition");
  }

  /** The checksum over all bytes, in base64. */
  public Optional<String> checksumCrc64Nvme() {
    return field("x-amz-checksum-crc64nvme");
  }

  /** The object's metadata under a name. */
  public Optional<String> metadata(String name) {
    return field("x-amz-meta-" + name);
  }

  private Optional<String> field(String name) {
    return fields.firstMatchingHeader(name);
  }
}
