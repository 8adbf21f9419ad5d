package dev.vivace.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
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
 * Adds S3's rules of multipart uploads that S3Proxy's file backend lacks: it knows no upload that
 * is completed or aborted, takes parts with the checksums that were agreed on, and computes
 * CRC64NVME over the whole object.
 */
final class MultipartRules extends ForwardingBlobStore {
  private final AgreedChecksums agreed;

  MultipartRules(BlobStore files, AgreedChecksums agreed) {
    super(files);
    this.agreed = agreed;
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    MultipartUpload upload = super.initiateMultipartUpload(request);
    if (request.checksumAlgorithmAsString() != null) {
      agreed.keep(upload.id(), request.checksumAlgorithmAsString());
    }
    return upload;
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream bytes) {
    requireOpen(upload);
    requireAgreedChecksum(upload);
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
    CompleteMultipartUploadResponse completed =
        super.completeMultipartUpload(withChecksumOfParts(upload, request), request);
    agreed.forget(upload.id());
    return completed;
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    requireOpen(upload);
    super.abortMultipartUpload(upload);
    agreed.forget(upload.id());
  }

  private void requireAgreedChecksum(MultipartUpload upload) {
    String actual = Terms.current().checksum();
    Optional<String> expected = agreed.of(upload.id());
    if (actual != null && expected.isPresent() && !actual.equals(expected.get())) {
      throw new S3ProxyException(
          S3ErrorCode.INVALID_REQUEST,
          "Checksum Type mismatch occurred, expected checksum Type: %s, actual checksum Type: %s"
              .formatted(expected.get(), actual));
    }
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
