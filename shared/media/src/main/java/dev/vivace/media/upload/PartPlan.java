package dev.vivace.media.upload;

/**
 * The cutting of a file into the parts of an S3 multipart upload: all of one size, but the last,
 * which may be shorter. Parts are numbered from 1.
 *
 * @param sizeBytes length of the file
 * @param partSizeBytes length of a part
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">Multipart upload
 *     limits</a>
 */
public record PartPlan(long sizeBytes, long partSizeBytes) {
  private static final long MIB = 1024 * 1024;
  private static final long MIN_PART_BYTES = 5 * MIB;
  private static final long MAX_PART_BYTES = 5 * 1024 * MIB;
  private static final int MAX_PARTS = 10_000;
  private static final long SINGLE_PART_BYTES = 16 * MIB;
  private static final long SMALL_PART_BYTES = 8 * MIB;
  private static final int COMFORTABLE_PARTS = 100;

  /**
   * @throws IllegalArgumentException if S3 would not take these parts
   */
  public PartPlan {
    if (sizeBytes < 1 || partSizeBytes < 1) {
      throw new IllegalArgumentException("sizes must be positive");
    }
    boolean single = partSizeBytes >= sizeBytes;
    if (!single && partSizeBytes < MIN_PART_BYTES) {
      throw new IllegalArgumentException("a part that is not the last has at least 5 MiB");
    }
    if (partSizeBytes > MAX_PART_BYTES || Math.ceilDiv(sizeBytes, partSizeBytes) > MAX_PARTS) {
      throw new IllegalArgumentException("at most 10,000 parts of at most 5 GiB");
    }
  }

  /**
   * The plan for a file: one part up to 16 MiB; above that parts of 8 MiB, or of as many times 8
   * MiB as keep them to some hundred.
   */
  public static PartPlan of(long sizeBytes) {
    if (sizeBytes <= SINGLE_PART_BYTES) {
      return new PartPlan(sizeBytes, sizeBytes);
    }
    long multiple = Math.ceilDiv(sizeBytes, SMALL_PART_BYTES * COMFORTABLE_PARTS);
    return new PartPlan(sizeBytes, SMALL_PART_BYTES * multiple);
  }

  public int partCount() {
    return Math.toIntExact(Math.ceilDiv(sizeBytes, partSizeBytes));
  }

  /**
   * Length of one part in bytes.
   *
   * @throws IndexOutOfBoundsException if there is no part of this number
   */
  public long sizeOf(int partNumber) {
    if (partNumber < 1 || partNumber > partCount()) {
      throw new IndexOutOfBoundsException("no part " + partNumber + " among " + partCount());
    }
    return Math.min(partSizeBytes, sizeBytes - (partNumber - 1) * partSizeBytes);
  }
}
