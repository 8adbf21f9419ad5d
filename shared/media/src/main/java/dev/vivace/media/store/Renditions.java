package dev.vivace.media.store;

import dev.vivace.media.MediaId;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.ConcurrentReads;
import dev.vivace.media.s3.Content;
import dev.vivace.media.s3.ContentWriter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects {@code media/{mediaId}/renditions/{name}}. */
final class Renditions {
  private final S3Client s3;
  private final String bucket;
  private final ContentWriter writer;

  Renditions(S3Client s3, String bucket, ContentWriter writer) {
    this.s3 = s3;
    this.bucket = bucket;
    this.writer = writer;
  }

  Optional<Rendition> find(MediaId id, RenditionName name) {
    try {
      HeadObjectResponse head =
          s3.headObject(request -> request.bucket(bucket).key(MediaKeys.rendition(id, name)));
      MediaType type =
          Optional.ofNullable(head.contentType())
              .flatMap(MediaType::parse)
              .orElse(MediaType.OCTET_STREAM);
      return Optional.of(new Rendition(name, type, head.contentLength()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** By name; S3 lists no media types, so that each is asked for. */
  List<Rendition> findAll(MediaId id) {
    List<RenditionName> names =
        keys(id).stream()
            .map(key -> RenditionName.parse(key.substring(MediaKeys.renditions(id).length())))
            .flatMap(Optional::stream)
            .toList();
    return ConcurrentReads.of(names, name -> find(id, name)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether it was kept; if not, another one of that name was there before. */
  boolean store(MediaId id, Rendition rendition, Content content) {
    return writer.create(
        put ->
            put.bucket(bucket)
                .key(MediaKeys.rendition(id, rendition.name()))
                .contentType(rendition.contentType().value()),
        content);
  }

  void delete(MediaId id, RenditionName name) {
    deleteKey(MediaKeys.rendition(id, name));
  }

  void deleteAll(MediaId id) {
    keys(id).forEach(this::deleteKey);
  }

  private List<String> keys(MediaId id) {
    return s3
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(MediaKeys.renditions(id)))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private void deleteKey(String key) {
    s3.deleteObject(request -> request.bucket(bucket).key(key));
  }
}
