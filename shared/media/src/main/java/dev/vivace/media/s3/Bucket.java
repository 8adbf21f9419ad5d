package dev.vivace.media.s3;

import dev.vivace.media.ByteRange;
import dev.vivace.media.s3.direct.DirectAnswer;
import dev.vivace.media.s3.direct.DirectCalls;
import dev.vivace.media.s3.direct.DirectRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One bucket, and who is asked for it: single objects {@linkplain dev.vivace.media.s3.direct
 * directly} first, the SDK's client where that leaves something open, and for all else.
 *
 * <p>Every method may throw the SDK's {@code SdkException} when S3 does not answer or refuses.
 */
public final class Bucket {
  /** More than Lambda passes to a function; a larger body is worth the SDK's care. */
  private static final long MAX_DIRECT_BYTES = 8L * 1024 * 1024;

  private final DirectCalls direct;
  private final Supplier<S3Client> sdk;
  private final String name;

  /**
   * @param direct asks for single objects
   * @param sdk makes the client, or gives the one that is there; whoever made it closes it
   * @param name of the bucket
   */
  public Bucket(DirectCalls direct, Supplier<S3Client> sdk, String name) {
    this.direct = direct;
    this.sdk = sdk;
    this.name = name;
  }

  /** A bucket that only the SDK is asked for. */
  public Bucket(S3Client s3, String name) {
    this(DirectCalls.none(), () -> s3, name);
  }

  public String name() {
    return name;
  }

  /** The SDK's client, made when it is first asked for. */
  public S3Client s3() {
    return sdk.get();
  }

  /** Tells of an object without its bytes; empty if there is none of this key. */
  public Optional<ObjectHead> head(String key) {
    DirectAnswer answer = direct.send(DirectRequest.head(key));
    if (answer instanceof DirectAnswer.Done done) {
      return Optional.of(new ObjectHead(done.head()));
    }
    return answer instanceof DirectAnswer.Missing ? Optional.empty() : headBySdk(key);
  }

  private Optional<ObjectHead> headBySdk(String key) {
    try {
      return Optional.of(
          new ObjectHead(
              s3().headObject(head -> head.bucket(name).key(key).checksumMode(ChecksumMode.ENABLED))
                  .sdkHttpResponse()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens a part of an object. The caller closes what is returned.
   *
   * @return empty if there is none of this key
   */
  public Optional<OpenedObject> open(String key, ByteRange range) {
    return open(key, Map.of("Range", range.header()), get -> get.key(key).range(range.header()));
  }

  /**
   * Opens a part of one version of an object. The caller closes what is returned.
   *
   * @return empty if there is none of this key, or not of this version
   */
  public Optional<OpenedObject> open(String key, String eTag, ByteRange range) {
    return open(
        key,
        Map.of("Range", range.header(), "If-Match", eTag),
        get -> get.key(key).range(range.header()).ifMatch(eTag));
  }

  private Optional<OpenedObject> open(
      String key, Map<String, String> fields, Consumer<GetObjectRequest.Builder> wish) {
    DirectAnswer answer = direct.send(DirectRequest.get(key, fields));
    if (answer instanceof DirectAnswer.Done done) {
      return Optional.of(
          new OpenedObject(new ObjectHead(done.head()), AbortingStream.of(done.body())));
    }
    return answer instanceof DirectAnswer.Unclear ? openBySdk(wish) : Optional.empty();
  }

  private Optional<OpenedObject> openBySdk(Consumer<GetObjectRequest.Builder> wish) {
    try {
      ResponseInputStream<GetObjectResponse> opened =
          s3().getObject(get -> get.bucket(name).applyMutation(wish));
      return Optional.of(
          new OpenedObject(
              new ObjectHead(opened.response().sdkHttpResponse()), AbortingStream.of(opened)));
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
  public Optional<ReadObject> read(String key) {
    DirectAnswer answer = direct.send(DirectRequest.get(key, Map.of()));
    if (answer instanceof DirectAnswer.Done done) {
      return read(key, done);
    }
    return answer instanceof DirectAnswer.Missing ? Optional.empty() : readBySdk(key);
  }

  /** Bytes that break off, or are not those of their checksum, are asked for again. */
  private Optional<ReadObject> read(String key, DirectAnswer.Done done) {
    try (AbortableInputStream body = done.body()) {
      return Optional.of(new ReadObject(new ObjectHead(done.head()), body.readAllBytes()));
    } catch (IOException broken) {
      done.body().abort();
      return readBySdk(key);
    }
  }

  private Optional<ReadObject> readBySdk(String key) {
    try {
      ResponseBytes<GetObjectResponse> read =
          s3().getObjectAsBytes(
                  get -> get.bucket(name).key(key).checksumMode(ChecksumMode.ENABLED));
      return Optional.of(
          new ReadObject(
              new ObjectHead(read.response().sdkHttpResponse()), read.asByteArrayUnsafe()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** Lists by one request. */
  public ListObjectsV2Response list(Consumer<ListObjectsV2Request.Builder> wish) {
    return s3().listObjectsV2(list -> list.bucket(name).applyMutation(wish));
  }

  /** Lists all keys that begin alike, in order. */
  public List<String> keys(String prefix) {
    return s3().listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /**
   * Creates an object, its checksum over all bytes verified by S3.
   *
   * @param fields what is stored with the bytes
   * @return S3's word on it; empty if there is one of this key already
   */
  public Optional<WrittenObject> create(String key, ObjectFields fields, Content content) {
    return written(
        putDirectly(key, fields, Map.of("If-None-Match", "*"), content),
        () ->
            ConditionalWrites.created(
                () -> putBySdk(key, fields, put -> put.ifNoneMatch("*"), content)));
  }

  /**
   * Replaces one version of an object.
   *
   * @param fields what is stored with the bytes
   * @return S3's word on the new version; empty if that version is gone
   */
  public Optional<WrittenObject> replace(
      String key, String eTag, ObjectFields fields, Content content) {
    return written(
        putDirectly(key, fields, Map.of("If-Match", eTag), content),
        () ->
            ConditionalWrites.replaced(
                () -> putBySdk(key, fields, put -> put.ifMatch(eTag), content)));
  }

  /** Asks the SDK unless S3 has stored the object, or says that the condition does not hold. */
  private static Optional<WrittenObject> written(
      DirectAnswer answer, Supplier<Optional<WrittenObject>> sdk) {
    if (answer instanceof DirectAnswer.Done done) {
      return Optional.of(WrittenObject.of(done.head()));
    }
    return answer instanceof DirectAnswer.ConditionFailed ? Optional.empty() : sdk.get();
  }

  /**
   * Writes an object in place of any that is there. Only for keys that have one writer.
   *
   * @param fields what is stored with the bytes
   */
  public void overwrite(String key, ObjectFields fields, Content content) {
    if (!(putDirectly(key, fields, Map.of(), content) instanceof DirectAnswer.Done)) {
      putBySdk(key, fields, put -> {}, content);
    }
  }

  private DirectAnswer putDirectly(
      String key, ObjectFields fields, Map<String, String> condition, Content content) {
    if (content instanceof Content.InMemory memory && content.sizeBytes() <= MAX_DIRECT_BYTES) {
      Map<String, String> header = new LinkedHashMap<>(fields.header());
      header.putAll(condition);
      return direct.send(DirectRequest.put(key, header, memory.bytes()));
    }
    return new DirectAnswer.Unclear();
  }

  private WrittenObject putBySdk(
      String key,
      ObjectFields fields,
      Consumer<PutObjectRequest.Builder> condition,
      Content content) {
    return WrittenObject.of(
        s3().putObject(
                put ->
                    put.bucket(name)
                        .key(key)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME)
                        .applyMutation(fields::describe)
                        .applyMutation(condition),
                content.toRequestBody())
            .sdkHttpResponse());
  }

  /** Deletes an object. Does nothing if there is none of this key. */
  public void delete(String key) {
    s3().deleteObject(delete -> delete.bucket(name).key(key));
  }
}
