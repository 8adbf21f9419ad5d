package dev.vivace.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * What S3 does with multipart uploads and S3Proxy's file backend does not: it knows no upload that
 * is completed or aborted, and computes CRC64NVME over the whole object.
 */
final class MultipartRules extends ForwardingBlobStore {
  MultipartRules(BlobStore files) {
    super(files);
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream bytes) {
    requireOpen(upload);
    return super.uploadMultipartPart(upload, request, bytes);
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    requireOpen(upload);
    return super.listMultipartUpload(upload);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    requireOpen(upload);
    return super.completeMultipartUpload(withChecksumOfParts(upload, request), request);
  }

  private void requireOpen(MultipartUpload upload) {
    String record = ".mpus-" + upload.id() + "-" + upload.blobName() + "-stub";
    if (!blobExists(upload.containerName(), record)) {
      throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD);
    }
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
      try (InputStream bytes = getBlob(upload.containerName(), name)) {
        Checksums.update(checksum, bytes);
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
            .metadata(Checksums.added(created.metadata(), Checksums.base64(checksum)))
            .build());
  }
}
