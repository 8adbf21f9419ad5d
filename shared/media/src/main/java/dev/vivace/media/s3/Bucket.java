package dev.vivace.media.s3;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One bucket, and the client that asks for it.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 *
 * @param s3 the client; whoever made it closes it
 * @param name of the bucket
 */
public record Bucket(S3Client s3, String name) {

  /** Tells of an object without its bytes; empty if there is none of this key. */
  public Optional<HeadObjectResponse> head(String key) {
    try {
      return Optional.of(
          s3.headObject(head -> head.bucket(name).key(key).checksumMode(ChecksumMode.ENABLED)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens an object. The caller closes what is returned.
   *
   * @param wish which part of it, and which version
   * @return empty if there is none of this key, or not of this version
   */
  public Optional<ResponseInputStream<GetObjectResponse>> open(
      String key, Consumer<GetObjectRequest.Builder> wish) {
    try {
      return Optional.of(s3.getObject(get -> get.bucket(name).key(key).applyMutation(wish)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.statusCode() == ConditionalWrites.PRECONDITION_FAILED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Reads a small object; empty if there is none of this key. */
  public Optional<ResponseBytes<GetObjectResponse>> read(String key) {
    try {
      return Optional.of(s3.getObjectAsBytes(get -> get.bucket(name).key(key)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** Lists by one request. */
  public ListObjectsV2Response list(Consumer<ListObjectsV2Request.Builder> wish) {
    return s3.listObjectsV2(list -> list.bucket(name).applyMutation(wish));
  }

  /** Lists all keys that begin alike, in order. */
  public List<String> keys(String prefix) {
    return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /**
   * Creates an object, its checksum over all bytes verified by S3.
   *
   * @param object sets what is stored with the bytes
   * @return false if there is one of this key already
   */
  public boolean create(String key, Consumer<PutObjectRequest.Builder> object, Content content) {
    PutObjectRequest request = put(key).applyMutation(object).ifNoneMatch("*").build();
    return ConditionalWrites.created(() -> s3.putObject(request, content.toRequestBody()));
  }

  /**
   * Replaces one version of an object.
   *
   * @param object sets what is stored with the bytes
   * @return false if that version is gone
   */
  public boolean replace(
      String key, String eTag, Consumer<PutObjectRequest.Builder> object, Content content) {
    PutObjectRequest request = put(key).applyMutation(object).ifMatch(eTag).build();
    return ConditionalWrites.replaced(() -> s3.putObject(request, content.toRequestBody()));
  }

  /**
   * Writes an object in place of any that is there. Only for keys that have one writer.
   *
   * @param object sets what is stored with the bytes
   */
  public void overwrite(String key, Consumer<PutObjectRequest.Builder> object, Content content) {
    s3.putObject(put(key).applyMutation(object).build(), content.toRequestBody());
  }

  private PutObjectRequest.Builder put(String key) {
    return PutObjectRequest.builder()
        .bucket(name)
        .key(key)
        .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME);
  }

  /** Deletes an object. Does nothing if there is none of this key. */
  public void delete(String key) {
    s3.deleteObject(delete -> delete.bucket(name).key(key));
  }
}
