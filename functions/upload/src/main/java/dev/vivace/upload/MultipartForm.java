package dev.vivace.upload;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * The files of a {@code multipart/form-data} body (RFC 7578). Fields that are no files are passed
 * over, and so is the empty part that a browser sends for a file input in which nothing was chosen.
 */
final class MultipartForm {
  private static final int MAX_PARTS = 100;
  private static final int MAX_PART_HEADER_BYTES = 8 * 1024;

  /** RFC 2046, section 5.1.1. */
  private static final int MAX_BOUNDARY_CHARS = 70;

  private final MultipartInput input;
  private final List<ReceivedFile> files = new ArrayList<>();

  private MultipartForm(MultipartInput input) {
    this.input = input;
  }

  /**
   * @throws ProblemException 400 {@code invalid-multipart} if the request names no proper boundary
   */
  static MultipartForm of(HttpRequest request) throws IOException {
    return new MultipartForm(
        MultipartInput.builder()
            .setInputStream(request.bodyStream())
            .setBoundary(boundary(request).getBytes(StandardCharsets.ISO_8859_1))
            .setMaxPartHeaderSize(MAX_PART_HEADER_BYTES)
            .get());
  }

  /**
   * Reads the whole body.
   *
   * @return at least one file; not more than {@value #MAX_PARTS}
   * @throws ProblemException 400 {@code invalid-multipart} if the body has another form, {@code
   *     no-file} if no file is in it
   */
  List<ReceivedFile> files() {
    try {
      readParts();
    } catch (IOException malformed) { // of bytes in memory: there is no other cause
      throw invalid(
          "The body is not a complete form with the boundary that Content-Type names. Where it was"
              + " cut on its way for its size, send the file by POST /uploads instead.");
    }
    if (files.isEmpty()) {
      throw new Problem(
              "no-file",
              400,
              "No file",
              "The form has no part with a file name. Send at least one, as curl -F file=@name"
                  + " does.")
          .asException();
    }
    return List.copyOf(files);
  }

  private void readParts() throws IOException {
    input.setHeaderCharset(StandardCharsets.UTF_8);
    boolean more = input.skipPreamble();
    for (int part = 0; more; part++) {
      if (part == MAX_PARTS) {
        throw invalid("A form may have at most " + MAX_PARTS + " parts.");
      }
      String headers = input.readHeaders();
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      input.readBodyData(body);
      addFile(headers, body.toByteArray());
      more = input.readBoundary();
    }
  }

  private void addFile(String headers, byte[] body) {
    MediaType declared =
        header(headers, "content-type:").flatMap(MediaType::parse).orElse(MediaType.OCTET_STREAM);
    header(headers, "content-disposition:")
        .flatMap(FileName::fromContentDisposition)
        .filter(name -> body.length > 0 || !name.equals(FileName.UNNAMED))
        .ifPresent(name -> files.add(new ReceivedFile(name, declared, Content.of(body))));
  }

  private static Optional<String> header(String headers, String name) {
    return headers
        .lines()
        .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
        .map(line -> line.substring(name.length()).strip())
        .findFirst();
  }

  private static String boundary(HttpRequest request) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    String boundary =
        request
            .headers()
            .first("Content-Type")
            .map(header -> parser.parse(header, ';').get("boundary"))
            .orElse("");
    if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY_CHARS) {
      throw invalid("Content-Type must name a boundary of 1 to 70 characters.");
    }
    return boundary;
  }

  private static ProblemException invalid(String detail) {
    return new Problem("invalid-multipart", 400, "Invalid form", detail).asException();
  }
}
