package dev.vivace.s3.store;

import com.google.common.util.concurrent.Striped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Adds what S3Proxy's file backend lacks to be an S3 among concurrent clients: one operation on a
 * key at a time, an {@code If-Match} that is compared and written in one, listings without its
 * temporary files, and the CRC64NVME that S3 computes over whatever it stores.
 */
final class GuardedBlobStore extends ForwardingBlobStore {
  private final Striped<Lock> locks = Striped.lock(1024);
  private final Spool spool;

  GuardedBlobStore(BlobStore files, Spool spool) {
    super(files);
    this.spool = spool;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    try (Spool.Body body = spool.take(payload);
        InputStream bytes = body.bytes().openStream()) {
      PutObjectRequest complete =
          isMultipartRecord(request.key())
              ? request
              : request.toBuilder()
                  .metadata(Checksums.added(request.metadata(), body.checksum()))
                  .build();
      return locked(
          request.bucket(),
          request.key(),
          () -> {
            requireMatch(request);
            return super.putBlob(complete, bytes);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return locked(
        request.destinationBucket(),
        request.destinationKey(),
        () -> {
          requireDestination(request);
          return super.copyBlob(keepingChecksum(request));
        });
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    return locked(request.bucket(), request.key(), () -> super.blobMetadata(request));
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    return locked(request.bucket(), request.key(), () -> super.getBlob(request));
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return locked(request.bucket(), request.key(), () -> super.removeBlob(request));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return locked(
        upload.containerName(),
        upload.blobName(),
        () -> super.completeMultipartUpload(upload, request));
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    locked(
        upload.containerName(),
        upload.blobName(),
        () -> {
          super.abortMultipartUpload(upload);
          return upload;
        });
  }

  /**
   * Parts are removed one by one on completion: half a list would tell of an upload that is still
   * open.
   */
  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    return locked(
        upload.containerName(), upload.blobName(), () -> super.listMultipartUpload(upload));
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response page = super.list(request);
    return page.toBuilder()
        .contents(
            page.contents().stream()
                .filter(object -> !Leftovers.isTemporary(object.key()))
                .toList())
        .build();
  }

  private <T> T locked(String bucket, String key, Supplier<T> action) {
    Lock lock = locks.get(bucket + "/" + key);
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * S3Proxy compares before it calls, without a lock; here the object can't change any more before
   * it is written.
   */
  private void requireMatch(PutObjectRequest request) {
    String expected = request.ifMatch();
    if (expected == null) {
      return;
    }
    HeadObjectResponse current =
        super.blobMetadata(
            HeadObjectRequest.builder().bucket(request.bucket()).key(request.key()).build());
    if (!expected.equals("*") && !unquoted(expected).equals(unquoted(current.eTag()))) {
      throw S3Exceptions.preconditionFailed(null);
    }
  }

  private void requireDestination(CopyObjectRequest request) {
    HeadObjectResponse current =
        super.blobMetadataIfPresent(
            HeadObjectRequest.builder()
                .bucket(request.destinationBucket())
                .key(request.destinationKey())
                .build());
    Terms.current().requireDestination(current == null ? null : current.eTag());
  }

  private CopyObjectRequest keepingChecksum(CopyObjectRequest request) {
    if (request.metadataDirective() != MetadataDirective.REPLACE) {
      return request;
    }
    HeadObjectResponse source =
        super.blobMetadata(
            HeadObjectRequest.builder()
                .bucket(request.sourceBucket())
                .key(request.sourceKey())
                .build());
    String checksum = source.metadata().get(Checksums.CRC64NVME);
    return checksum == null
        ? request
        : request.toBuilder().metadata(Checksums.added(request.metadata(), checksum)).build();
  }

  /**
   * Tells whether it is the object that the completed one inherits its metadata from; a checksum of
   * this record would be inherited, too.
   */
  private static boolean isMultipartRecord(String key) {
    return key.startsWith(".s3proxy-mpu-stub-");
  }

  private static String unquoted(String eTag) {
    return Objects.requireNonNull(eTag).replace("\"", "");
  }
}
