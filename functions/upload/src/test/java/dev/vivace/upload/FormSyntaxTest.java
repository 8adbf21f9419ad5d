package dev.vivace.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.HttpRequest;
import dev.vivace.lambda.http.ProblemException;
import dev.vivace.lambda.http.QueryParameters;
import dev.vivace.lambda.http.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The forms that RFC 2046, section 5.1, and RFC 7578 allow, and those that browsers and curl send.
 */
class FormSyntaxTest {
  private static final String TYPE = "multipart/form-data; boundary=XX";
  private static final String DISPOSITION =
      "Content-Disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\n";
  private static final String FILE = DISPOSITION + "\r\nbytes\r\n";

  /** Each has one file, a.mp3, with these bytes. */
  static Stream<Named<String>> forms() {
    return Stream.of(
        named("plain", "--XX\r\n" + FILE + "--XX--\r\n"),
        named("blanks behind boundaries", "--XX \t\r\n" + FILE + "--XX-- \t\r\n"),
        named("nothing behind the end", "--XX\r\n" + FILE + "--XX--"),
        named("a preamble", "To whom it may concern\r\n--XX\r\n" + FILE + "--XX--\r\n"),
        named("an empty preamble", "\r\n--XX\r\n" + FILE + "--XX--\r\n"),
        named("an epilogue", "--XX\r\n" + FILE + "--XX--\r\nthe end\r\n--XX\r\n"),
        named("line feeds alone", ("--XX\r\n" + FILE + "--XX--\r\n").replace("\r", "")),
        named(
            "a folded field",
            "--XX\r\n" + FILE.replace("; filename", ";\r\n\tfilename") + "--XX--\r\n"),
        named(
            "fields in another case",
            "--XX\r\n" + FILE.replace("Content-Disposition", "CONTENT-disposition") + "--XX--"),
        named("another field first", "--XX\r\nContent-Type: audio/mpeg\r\n" + FILE + "--XX--\r\n"),
        named("no blank behind a colon", "--XX\r\n" + FILE.replace(": ", ":") + "--XX--\r\n"),
        named("a name without quotes", "--XX\r\n" + FILE.replace("\"", "") + "--XX--\r\n"),
        named(
            "a file in base64, as of curl's encoder=base64",
            "--XX\r\nContent-Transfer-Encoding: base64\r\n"
                + FILE.replace("bytes", "Ynl0\r\nZXM=")
                + "--XX--\r\n"),
        named(
            "a file in quoted-printable",
            "--XX\r\nContent-Transfer-Encoding: Quoted-Printable\r\n"
                + FILE.replace("bytes", "b=79t=\r\nes")
                + "--XX--\r\n"),
        named(
            "a file that is binary, as of old curls",
            "--XX\r\nContent-Transfer-Encoding: binary\r\n" + FILE + "--XX--\r\n"),
        named(
            "several files in a part of their own (RFC 2388)",
            "--XX\r\nContent-Disposition: form-data; name=\"files\"\r\n"
                + "Content-Type: multipart/mixed; boundary=YY\r\n\r\n--YY\r\n"
                + FILE.replace("form-data; name=\"file\"", "file")
                + "--YY--\r\n--XX--\r\n"),
        named(
            "fields and an empty file input",
            "--XX\r\nContent-Disposition: form-data; name=\"_charset_\"\r\n\r\nUTF-8\r\n--XX\r\n"
                + "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n\r\n--XX\r\n"
                + FILE
                + "--XX--\r\n"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isRead(String body) throws IOException {
    assertThat(files(TYPE, latin1(body))).containsExactly("a.mp3: bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=\"XX\"",
        "Multipart/Form-Data; Boundary=XX",
        "multipart/form-data; charset=utf-8; boundary=XX",
        "multipart/form-data;boundary=XX; charset=utf-8",
        "multipart/form-data ; boundary = XX",
      })
  void namesItsBoundary(String type) throws IOException {
    assertThat(files(type, latin1("--XX\r\n" + FILE + "--XX--\r\n")))
        .containsExactly("a.mp3: bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a:b", "'()+_,-./:=?", "----WebKitFormBoundary7MA4YWxkTrZu0gW"})
  void mayHaveAnyBoundaryOfTheGrammar(String boundary) throws IOException {
    assertThat(
            files(
                "multipart/form-data; boundary=\"" + boundary + "\"",
                latin1(("--XX\r\n" + FILE + "--XX--\r\n").replace("XX", boundary))))
        .containsExactly("a.mp3: bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\r\n", "\r", "\n", "a\r\n", "\r\n--", "--X", "\r\n--X", "\r\n-XX\r\n", "\0"})
  void keepsTheBytesOfAFile(String content) throws IOException {
    assertThat(files(TYPE, latin1("--XX\r\n" + DISPOSITION + "\r\n" + content + "\r\n--XX--\r\n")))
        .containsExactly("a.mp3: " + content);
  }

  @Test
  void keepsTheBytesOfALargeFile() throws IOException {
    Random random = new Random(3);
    byte[] content = new byte[300_000];
    random.nextBytes(content);
    for (int i = 0; i < 3_000; i++) {
      System.arraycopy(latin1("\r\n--Xo"), 0, content, random.nextInt(content.length - 6), 6);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(latin1("--XX\r\n" + DISPOSITION + "\r\n"));
    body.writeBytes(content);
    body.writeBytes(latin1("\r\n--XX--\r\n"));

    List<ReceivedFile> files = MultipartForm.of(request(TYPE, body.toByteArray())).read().files();

    byte[] stored = files.getFirst().content().firstBytes(1 << 20);
    assertThat(Arrays.mismatch(stored, content)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ü.mp3", "音.mp3", "a\\\"b.mp3", "a%22b.mp3"})
  void namesAFile(String name) throws IOException {
    byte[] body =
        ("--XX\r\n" + FILE.replace("a.mp3", name) + "--XX--\r\n").getBytes(StandardCharsets.UTF_8);

    String known = name.replace("\\\"", "\"");
    assertThat(files(TYPE, body)).containsExactly(known + ": bytes");
  }

  /** Cut on its way, or no form at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--XX",
        "--XX\r\n",
        "--XX\r\n" + DISPOSITION,
        "--XX\r\n" + DISPOSITION + "\r\nbytes",
        "--XX\r\n" + FILE,
        "--XX\r\n" + FILE + "--XX",
        "--XX\r\n" + FILE + "--XX-",
        "--XX\r\n" + FILE + "--XX\r\n" + DISPOSITION + "\r\nmore",
        "nothing of the kind",
        "--YY\r\n" + FILE + "--YY--\r\n",
      })
  void isRefusedUnlessItIsWhole(String body) throws IOException {
    assertThat(outcome(TYPE, latin1(body))).isEqualTo("invalid-multipart");
  }

  @Test
  void isRefusedWithTooMuchOfAnything() throws IOException {
    String part = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
    assertThat(outcome(TYPE, latin1(part.repeat(101) + "--XX\r\n" + FILE + "--XX--\r\n")))
        .isEqualTo("invalid-multipart");
    String field = "X-Long: " + "x".repeat(9_000) + "\r\n";
    assertThat(outcome(TYPE, latin1("--XX\r\n" + field + FILE + "--XX--\r\n")))
        .isEqualTo("invalid-multipart");
    String nested = "Content-Type: multipart/mixed; boundary=XX\r\n\r\n--XX\r\n";
    assertThat(outcome(TYPE, latin1("--XX\r\n" + nested.repeat(500) + FILE + "--XX--\r\n")))
        .isIn("invalid-multipart", "no-file");
  }

  private static List<String> files(String type, byte[] body) throws IOException {
    List<String> files = new ArrayList<>();
    for (ReceivedFile file : MultipartForm.of(request(type, body)).read().files()) {
      byte[] bytes = file.content().firstBytes(1 << 20);
      files.add(file.name() + ": " + new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return files;
  }

  private static String outcome(String type, byte[] body) throws IOException {
    try {
      return files(type, body).toString();
    } catch (ProblemException refused) {
      return refused.problem().slug();
    }
  }

  private static HttpRequest request(String type, byte[] body) {
    return new HttpRequest(
        "POST",
        "/media",
        Map.of(),
        QueryParameters.empty(),
        Headers.empty().with("Content-Type", type),
        body,
        new RequestContext("", "", "", ""));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
