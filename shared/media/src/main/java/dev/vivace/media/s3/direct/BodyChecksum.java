package dev.vivace.media.s3.direct;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import software.amazon.awssdk.crt.checksums.CRC64NVME;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A checksum of an object's bytes, as S3 has stored it.
 *
 * @param algorithm what makes it
 * @param bytes how many bytes it has
 * @param expected its value in base64, big endian
 */
record BodyChecksum(Supplier<Checksum> algorithm, int bytes, String expected) {
  static final String CRC64NVME_FIELD = "x-amz-checksum-crc64nvme";

  private static final String PREFIX = "x-amz-checksum-";
  private static final String TYPE = "x-amz-checksum-type";

  /** Of checksums over checksums of parts, such as {@code yZRlqg==-3}, which nobody can compare. */
  private static final String COMPOSITE = ".*-[0-9]+";

  /** An answer's word of the checksum of its bytes. */
  sealed interface Stated {
    /** It has one that can be compared. */
    record Known(BodyChecksum checksum) implements Stated {}

    /** It has none, or one of parts. */
    record None() implements Stated {}

    /** It has one that only the SDK may know: of another algorithm, or of another length. */
    record Foreign() implements Stated {}
  }

  /** The value of a CRC64NVME, as the header field has it. */
  static String crc64Nvme(byte[] bytes) {
    CRC64NVME checksum = new CRC64NVME();
    checksum.update(bytes, 0, bytes.length);
    return base64(checksum.getValue(), Long.BYTES);
  }

  static Stated of(SdkHttpResponse answer) {
    Stated stated = new Stated.None();
    for (Map.Entry<String, List<String>> field : answer.headers().entrySet()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      String value = field.getValue().getFirst();
      if (name.startsWith(PREFIX) && !name.equals(TYPE) && !value.matches(COMPOSITE)) {
        Optional<BodyChecksum> known = known(name, value);
        if (known.isPresent()) {
          return new Stated.Known(known.get());
        }
        stated = new Stated.Foreign();
      }
    }
    return stated;
  }

  private static Optional<BodyChecksum> known(String field, String value) {
    Optional<BodyChecksum> checksum =
        switch (field) {
          case CRC64NVME_FIELD -> Optional.of(new BodyChecksum(CRC64NVME::new, Long.BYTES, value));
          case "x-amz-checksum-crc32" ->
              Optional.of(new BodyChecksum(CRC32::new, Integer.BYTES, value));
          case "x-amz-checksum-crc32c" ->
              Optional.of(new BodyChecksum(CRC32C::new, Integer.BYTES, value));
          default -> Optional.empty();
        };
    return checksum.filter(BodyChecksum::isOfItsLength);
  }

  private boolean isOfItsLength() {
    return expected.length() == base64(0, bytes).length();
  }

  /** Whether it is the checksum of what was given to the algorithm. */
  boolean matches(Checksum made) {
    return base64(made.getValue(), bytes).equals(expected);
  }

  private static String base64(long value, int bytes) {
    byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(all, Long.BYTES - bytes, Long.BYTES));
  }
}
