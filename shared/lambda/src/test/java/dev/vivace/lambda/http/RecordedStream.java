package dev.vivace.lambda.http;

import dev.vivace.lambda.runtime.ResponseStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keeps what a handler writes, and what of it was written at each flush. */
public final class RecordedStream extends ResponseStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> flushed = new ArrayList<>();
  private Optional<String> contentType = Optional.empty();

  public static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void contentType(String mediaType) {
    contentType = Optional.of(mediaType);
  }

  @Override
  public void write(int b) {
    bytes.write(b);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    bytes.write(source, offset, length);
  }

  @Override
  public void flush() {
    flushed.add(text());
  }

  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The decoded body of a proxy answer. */
  public String body() {
    String base64 = text().replaceAll("(?s).*\"body\":\"([^\"]*)\".*", "$1");
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  public List<String> flushed() {
    return flushed;
  }

  public Optional<String> contentType() {
    return contentType;
  }
}
