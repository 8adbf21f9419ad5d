package dev.vivace.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.gaul.s3proxy.checksum.MpuChecksums;
import software.amazon.awssdk.checksums.SdkChecksum;

/**
 * S3Proxy keeps an object's checksum among its user metadata, under a name that clients can't use
 * or see.
 */
final class Checksums {
  static final String CRC64NVME = FlexChecksum.CRC64NVME.metadataKey();

  private static final int BUFFER_BYTES = 64 * 1024;

  private Checksums() {}

  /** The metadata with a CRC64NVME, unless they have a checksum that the client has sent. */
  static Map<String, String> added(Map<String, String> metadata, String crc64Nvme) {
    if (metadata.keySet().stream().anyMatch(key -> FlexChecksum.fromMetadataKey(key) != null)) {
      return metadata;
    }
    Map<String, String> extended = new HashMap<>(metadata);
    extended.remove(MpuChecksums.TYPE_METADATA_KEY);
    extended.put(CRC64NVME, crc64Nvme);
    return extended;
  }

  /** Adds what a stream still has to a checksum. */
  static void update(SdkChecksum checksum, InputStream bytes) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
      checksum.update(buffer, 0, n);
    }
  }

  static String base64(SdkChecksum checksum) {
    return Base64.getEncoder().encodeToString(checksum.getChecksumBytes());
  }
}
