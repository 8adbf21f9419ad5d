package dev.vivace.media.s3;

import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * S3's word on an object that it has just stored.
 *
 * @param checksumCrc64Nvme the checksum over all bytes, in base64; empty where S3 does not tell it
 */
public record WrittenObject(Optional<String> checksumCrc64Nvme) {
  static WrittenObject of(SdkHttpResponse answer) {
    return new WrittenObject(new ObjectHead(answer).checksumCrc64Nvme());
  }
}
