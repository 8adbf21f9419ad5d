package dev.vivace.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad input, and the answer it gets. */
class BadUploadsTest {
  @RegisterExtension static final UploadFunctionFixture FUNCTION = new UploadFunctionFixture();

  private static final String NO_SUCH_ID = "01JD0000000000000000000000";
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @MethodSource({"bodies", "forms", "announcements", "ids"})
  void getsItsClearAnswer(GatewayEvent event, String outcome) {
    GatewayAnswer answer = FUNCTION.send(event.withHeader("Origin", "https://app.example"));

    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://app.example");
    assertThat(answer.json().get("requestId").asString()).isEqualTo(GatewayEvent.REQUEST_ID);
    assertThat(answer.json().get("detail").asString()).endsWith(".");
  }

  static Stream<Arguments> bodies() {
    GatewayEvent post = GatewayEvent.of("POST", "/media");
    return Stream.of(
        argumentSet("no body", post, "400 empty-file"),
        argumentSet("zero bytes", post.withBody(new byte[0]), "400 empty-file"),
        argumentSet(
            "over the limit",
            post.withBody(new byte[UploadFunctionFixture.MAX_UPLOAD_BYTES + 1]),
            "413 too-large"),
        argumentSet(
            "JSON without a name",
            post.withHeader("Content-Type", "application/json").withBody("{\"filename\":\"a\"}"),
            "400 invalid-request"),
        argumentSet(
            "the beginning of FilePond's pieces",
            post.withHeader("Upload-Length", "9000000"),
            "400 file-in-pieces"),
        argumentSet(
            "a piece by Content-Range",
            post.withHeader("Content-Range", "bytes 0-4/10").withBody(BYTES),
            "400 file-in-pieces"),
        argumentSet(
            "a title of 201 characters",
            post.withQuery("title", "a".repeat(201)).withBody(BYTES),
            "400 invalid-parameter"),
        argumentSet("wrong method", GatewayEvent.of("PUT", "/media"), "404 unknown-route"));
  }

  static Stream<Arguments> forms() {
    byte[] good = new Form().file("a.mp3", BYTES).bytes();
    Form many = new Form();
    for (int i = 0; i <= 100; i++) {
      many.field("f" + i, "v");
    }
    GatewayEvent post = GatewayEvent.of("POST", "/media").withBody(good);
    return Stream.of(
        argumentSet(
            "one of Dropzone's pieces",
            new Form()
                .field("dzuuid", "1-2")
                .field("dzchunkindex", "1")
                .field("dztotalchunkcount", "3")
                .file("a.mp3", BYTES)
                .event(),
            "400 file-in-pieces"),
        argumentSet(
            "one of Plupload's pieces, counted after the file",
            new Form().file("a.mp3", BYTES).field("chunks", "12").event(),
            "400 file-in-pieces"),
        argumentSet(
            "no boundary",
            post.withHeader("Content-Type", "multipart/form-data"),
            "400 invalid-multipart"),
        argumentSet(
            "empty boundary",
            post.withHeader("Content-Type", "multipart/form-data; boundary=\"\""),
            "400 invalid-multipart"),
        argumentSet(
            "endless boundary",
            post.withHeader("Content-Type", "multipart/form-data; boundary=" + "x".repeat(71)),
            "400 invalid-multipart"),
        argumentSet(
            "another boundary",
            post.withHeader("Content-Type", "multipart/form-data; boundary=other"),
            "400 invalid-multipart"),
        argumentSet(
            "cut short",
            Form.event(Arrays.copyOf(good, good.length - 40)),
            "400 invalid-multipart"),
        argumentSet(
            "cut in a header", Form.event(Arrays.copyOf(good, 60)), "400 invalid-multipart"),
        argumentSet(
            "endless header",
            new Form().file("x".repeat(9000), BYTES).event(),
            "400 invalid-multipart"),
        argumentSet("too many parts", many.event(), "400 invalid-multipart"),
        argumentSet("no parts", new Form().event(), "400 no-file"),
        argumentSet("no body", Form.event(new byte[0]), "400 invalid-multipart"),
        argumentSet(
            "a title of 201 characters",
            new Form().field("title", "é".repeat(201)).file("a.mp3", BYTES).event(),
            "400 invalid-parameter"),
        argumentSet(
            "an endless title behind the file",
            new Form().file("a.mp3", BYTES).field("title", "🎵".repeat(9_000)).event(),
            "400 invalid-parameter"),
        argumentSet("fields only", new Form().field("a", "b").event(), "400 no-file"),
        argumentSet("nothing chosen", new Form().file("", new byte[0]).event(), "400 no-file"),
        argumentSet(
            "one of two is empty",
            new Form().file("a.mp3", BYTES).file("b.mp3", new byte[0]).event(),
            "400 empty-file"));
  }

  static Stream<Arguments> announcements() {
    return Stream.of(
        announced("", "400 invalid-request"),
        announced("[]", "400 invalid-request"),
        announced("null", "400 invalid-request"),
        announced("\"text\"", "400 invalid-request"),
        announced("{", "400 invalid-request"),
        announced("{\"filename\":\"a\",\"size\":1", "400 invalid-request"),
        announced("[".repeat(30_000), "400 invalid-request"),
        announced("{\"filename\":\"" + "a".repeat(70_000) + "\"}", "400 invalid-request"),
        announced("{\"size\":1}", "400 invalid-parameter"),
        announced("{\"filename\":7,\"size\":1}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\"}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":null}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":\"12\"}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":-1}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":1.5}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":1e3}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":1e999999999}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":true}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":[1]}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":0}", "400 empty-file"),
        announced("{\"filename\":\"a\",\"size\":67108865}", "413 too-large"),
        announced("{\"filename\":\"a\",\"size\":99999999999999999999}", "413 too-large"),
        announced("{\"filename\":\"a\",\"size\":-99999999999999999999}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":1,\"contentType\":7}", "400 invalid-parameter"),
        announced(
            "{\"filename\":\"a\",\"size\":1,\"contentType\":\"mp3\"}", "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":1,\"title\":7}", "400 invalid-parameter"),
        announced(
            "{\"filename\":\"a\",\"size\":1,\"title\":\"" + "a".repeat(201) + "\"}",
            "400 invalid-parameter"),
        announced("{\"filename\":\"a\",\"size\":1,\"metadata\":[1]}", "400 invalid-parameter"),
        announced(
            "{\"filename\":\"a\",\"size\":1,\"metadata\":{\"a\":1e999}}", "400 invalid-request"),
        announced(
            "{\"filename\":\"a\",\"size\":1,\"metadata\":{\"a\":\"" + "x".repeat(2041) + "\"}}",
            "400 invalid-parameter"));
  }

  static Stream<Arguments> ids() {
    return Stream.of("not-an-id", "", "..", NO_SUCH_ID.toLowerCase(Locale.ROOT), NO_SUCH_ID)
        .flatMap(id ->
            Stream.of(
                    UploadFunctionFixture.upload("GET", "", id),
                    UploadFunctionFixture.upload("POST", "/complete", id),
                    UploadFunctionFixture.upload("DELETE", "", id))
                .map(event -> Arguments.of(event, "404 unknown-upload")));
  }

  @Test
  void storesNoFileOfAFormThatHasABadOne() {
    FUNCTION.send(new Form().file("a.mp3", BYTES).file("b.mp3", new byte[0]).event());

    assertThat(FUNCTION.storedKeys()).isEmpty();
  }

  private static Arguments announced(String body, String outcome) {
    String name = body.length() > 80 ? body.substring(0, 80) + "…" : body;
    return argumentSet(
        "announces " + name, GatewayEvent.of("POST", "/uploads").withBody(body), outcome);
  }
}
