package dev.vivace.s3;

import com.google.common.util.concurrent.Striped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.gaul.s3proxy.checksum.MpuChecksums;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * What S3Proxy's file backend lacks to be an S3 among concurrent clients: one operation on a key at
 * a time, an {@code If-Match} that is compared and written in one, listings without its temporary
 * files, and the CRC64NVME that S3 computes over whatever it stores.
 */
final class GuardedBlobStore extends ForwardingBlobStore {
  private static final String CRC64NVME = FlexChecksum.CRC64NVME.metadataKey();

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
                  .metadata(withChecksum(request.metadata(), body.checksum()))
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
        () -> super.copyBlob(keepingChecksum(request)));
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
        () -> super.completeMultipartUpload(withChecksumOfParts(upload, request), request));
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
    String checksum = source.metadata().get(CRC64NVME);
    return checksum == null
        ? request
        : request.toBuilder().metadata(withChecksum(request.metadata(), checksum)).build();
  }

  /**
   * The parts lie in files of their own until now; reading them once more is cheap beside their way
   * here.
   */
  private MultipartUpload withChecksumOfParts(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    SdkChecksum checksum = FlexChecksum.CRC64NVME.newChecksum();
    for (CompletedPart part : request.multipartUpload().parts()) {
      String name =
          AbstractNio2BlobStore.multipartPartName(
              upload.id(), upload.blobName(), part.partNumber());
      try (InputStream bytes = super.getBlob(upload.containerName(), name)) {
        Spool.update(checksum, bytes);
      } catch (NoSuchKeyException e) {
        return upload; // The completion itself reports a missing part.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    CreateMultipartUploadRequest created = upload.request();
    return new MultipartUpload(
        upload.id(),
        created.toBuilder()
            .metadata(withChecksum(created.metadata(), Spool.base64(checksum)))
            .build());
  }

  /**
   * What the completed object inherits its metadata from; a checksum of this record would be
   * inherited, too.
   */
  private static boolean isMultipartRecord(String key) {
    return key.startsWith(".s3proxy-mpu-stub-");
  }

  private static Map<String, String> withChecksum(Map<String, String> metadata, String checksum) {
    if (metadata.keySet().stream().anyMatch(key -> FlexChecksum.fromMetadataKey(key) != null)) {
      return metadata;
    }
    Map<String, String> extended = new HashMap<>(metadata);
    extended.remove(MpuChecksums.TYPE_METADATA_KEY);
    extended.put(CRC64NVME, checksum);
    return extended;
  }

  private static String unquoted(String eTag) {
    return Objects.requireNonNull(eTag).replace("\"", "");
  }
}
