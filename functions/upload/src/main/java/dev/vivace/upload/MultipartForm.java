package dev.vivace.upload;

import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.media.http.Title;
import dev.vivace.media.s3.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * The files of a {@code multipart/form-data} body (RFC 7578; its syntax is that of RFC 2046,
 * section 5.1). Fields that are no files are passed over, but for {@code title} and those that
 * count pieces, and so is the empty part that a browser sends for a file input in which nothing was
 * chosen. What {@code Content-Transfer-Encoding} says is undone, as of {@code curl -F
 * "file=@a.mp3;encoder=base64"}.
 */
final class MultipartForm {
  private static final int MAX_PARTS = 100;

  /** Files of one input, in a part of their own, as RFC 2388 had it. */
  private static final int MAX_DEPTH = 2;

  private static final int MAX_PART_HEADER_BYTES = 8 * 1024;

  /** RFC 2046, section 5.1.1. */
  private static final int MAX_BOUNDARY_CHARS = 70;

  private static final Pattern FIELD_NAME = Pattern.compile("(?i)[; ]name=\"?([\\w-]+)");
  private static final int MAX_COUNT_BYTES = 20;

  /** No title of that many bytes in UTF-8 has few enough characters. */
  private static final int MAX_TITLE_BYTES = 4 * Title.MAX_CHARS;

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxHeaderLen(MAX_PART_HEADER_BYTES)
          .setMaxHeaderCount(MAX_PARTS)
          .setMaxLineLen(MAX_PART_HEADER_BYTES)
          .build();

  private final MimeTokenStream tokens = new MimeTokenStream(LIMITS, DecodeMonitor.STRICT, null);
  private final List<ReceivedFile> files = new ArrayList<>();
  private Optional<String> title = Optional.empty();
  private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int parts;
  private int depth;

  private MultipartForm(byte[] body, String contentType) {
    tokens.parseHeadless(new ByteArrayInputStream(body), contentType);
  }

  /**
   * @throws ProblemException 400 {@code invalid-multipart} if the request names no proper boundary
   */
  static MultipartForm of(HttpRequest request) {
    MultipartForm form =
        new MultipartForm(request.body(), request.headers().first("Content-Type").orElse(""));
    String boundary = form.tokens.getBodyDescriptor().getBoundary();
    if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY_CHARS) {
      throw invalid("Content-Type must name a boundary of 1 to 70 characters.");
    }
    return form;
  }

  /**
   * Reads the whole body.
   *
   * @return not more than {@value #MAX_PARTS} files
   * @throws ProblemException 400 {@code invalid-multipart} if the body has another form, {@code
   *     no-file} if no file is in it
   */
  ReceivedForm read() {
    try {
      while (tokens.getState() != EntityState.T_END_OF_STREAM) {
        readToken();
        tokens.next();
      }
    } catch (IOException | MimeException malformed) { // of bytes in memory: no other cause
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
    return new ReceivedForm(files, title);
  }

  private void readToken() throws IOException {
    switch (tokens.getState()) {
      case T_START_MULTIPART -> {
        if (++depth > MAX_DEPTH) {
          throw invalid("The parts of a form may have parts, and those may have none.");
        }
      }
      case T_END_MULTIPART -> depth--;
      case T_START_BODYPART -> {
        if (++parts > MAX_PARTS) {
          throw invalid("A form may have at most " + MAX_PARTS + " parts.");
        }
        fields.clear();
      }
      case T_FIELD -> readField();
      case T_BODY -> readBody();
      default -> {
        // ends of what has begun, and what is around the parts
      }
    }
  }

  /** Names are in UTF-8, whatever the rules of mail are (RFC 7578, section 5.1). */
  private void readField() {
    String field = new String(tokens.getField().getRaw().toByteArray(), StandardCharsets.UTF_8);
    String unfolded = field.replaceAll("\r?\n(?=[ \t])", "");
    fields.putIfAbsent(
        tokens.getField().getName(), unfolded.substring(unfolded.indexOf(':') + 1).strip());
  }

  private void readBody() throws IOException {
    Optional<FileName> name =
        Optional.ofNullable(fields.get("Content-Disposition"))
            .flatMap(FileName::fromContentDisposition);
    if (name.isEmpty()) {
      readValue();
      return;
    }
    MediaType declared =
        Optional.ofNullable(fields.get("Content-Type"))
            .flatMap(MediaType::parse)
            .orElse(MediaType.OCTET_STREAM);
    try (InputStream decoded = tokens.getDecodedInputStream()) {
      byte[] bytes = decoded.readAllBytes();
      name.filter(known -> bytes.length > 0 || !known.equals(FileName.UNNAMED))
          .ifPresent(known -> files.add(new ReceivedFile(known, declared, Content.of(bytes))));
    }
  }

  /** Of fields that are no files, the title counts, and those that say that a file is none. */
  private void readValue() throws IOException {
    Matcher field = FIELD_NAME.matcher(fields.getOrDefault("Content-Disposition", ""));
    if (!field.find()) {
      return;
    }
    if (Pieces.isCount(field.group(1))) {
      Pieces.refuse(value(MAX_COUNT_BYTES));
    } else if (field.group(1).equals("title") && title.isEmpty()) {
      title = Optional.of(value(MAX_TITLE_BYTES));
    }
  }

  private String value(int maxBytes) throws IOException {
    try (InputStream value = tokens.getDecodedInputStream()) {
      return new String(value.readNBytes(maxBytes), StandardCharsets.UTF_8);
    }
  }

  private static ProblemException invalid(String detail) {
    return new Problem("invalid-multipart", 400, "Invalid form", detail).asException();
  }
}
