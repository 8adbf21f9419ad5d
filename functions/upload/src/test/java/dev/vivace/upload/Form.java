package dev.vivace.upload;

import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds a {@code multipart/form-data} body as browsers and curl do. */
final class Form {
  static final String BOUNDARY = "----boundary7MA4YWxk";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** A part whose header is given without its end. */
  Form part(String header, byte[] content) {
    text("--" + BOUNDARY + "\r\n" + header + "\r\n\r\n");
    body.writeBytes(content);
    return text("\r\n");
  }

  Form file(String fileName, byte[] content) {
    return part(
        "Content-Disposition: form-data; name=\"file\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: text/html",
        content);
  }

  Form field(String name, String value) {
    return part(
        "Content-Disposition: form-data; name=\"" + name + "\"",
        value.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return new Form().raw(body.toByteArray()).text("--" + BOUNDARY + "--\r\n").body.toByteArray();
  }

  GatewayEvent event() {
    return event(bytes());
  }

  static GatewayEvent event(byte[] body) {
    return GatewayEvent.of("POST", "/media")
        .withHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .withBody(body);
  }

  private Form raw(byte[] bytes) {
    body.writeBytes(bytes);
    return this;
  }

  private Form text(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }
}
