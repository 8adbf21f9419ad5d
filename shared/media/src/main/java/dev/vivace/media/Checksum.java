package dev.vivace.media;

/**
 * A checksum over all bytes of an object, as S3 keeps it.
 *
 * @param algorithm S3's name for it, such as {@code CRC64NVME}
 * @param value its big-endian bytes in base64
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">Checking
 *     object integrity</a>
 */
public record Checksum(String algorithm, String value) {
  public static final String CRC64NVME = "CRC64NVME";
}
