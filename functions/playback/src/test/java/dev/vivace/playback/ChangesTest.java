package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.FaultyProxy;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Titles and metadata, changed by two copies of the function. */
class ChangesTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private static FunctionClient upload;
  private static List<FunctionClient> copies;

  private String id;

  @BeforeAll
  static void start() {
    upload = PROCESSES.startUpload();
    copies = List.of(PROCESSES.startPlayback(), PROCESSES.startPlayback());
  }

  @BeforeEach
  void storeAnItem() {
    id = Requests.store(upload, "a.txt", new byte[] {'a'});
  }

  private GatewayAnswer get() {
    return copies.get(1).send(Requests.item("GET", "", id));
  }

  private static String tag(GatewayAnswer answer) {
    return answer.header("ETag").orElseThrow();
  }

  private GatewayAnswer patch(int copy, String tag, String body) {
    return copies
        .get(copy)
        .send(
            Requests.item("PATCH", "", id)
                .withHeader("Content-Type", "application/merge-patch+json")
                .withHeader("If-Match", tag)
                .withBody(body));
  }

  @Test
  void areGivenBackWithTheItem() {
    GatewayAnswer changed =
        patch(
            0,
            tag(get()),
            "{\"title\":\"Grüße\",\"metadata\":{\"a\":[1,null],\"b\":{\"c\":true}}}");

    assertThat(changed.outcome()).isEqualTo("200");
    assertThat(get().json()).isEqualTo(changed.json());
    assertThat(tag(get())).isEqualTo(tag(changed));
    assertThat(changed.json().get("title").asString()).isEqualTo("Grüße");
    assertThat(changed.json().get("metadata")).hasToString("{\"a\":[1,null],\"b\":{\"c\":true}}");
  }

  @Test
  void beginWithTheTitleOfTheUpload() {
    GatewayEvent raw =
        GatewayEvent.of("POST", "/media").withBody("a").withQuery("title", "Gr\u202eüße");
    GatewayEvent form =
        GatewayEvent.of("POST", "/media")
            .withHeader("Content-Type", "multipart/form-data; boundary=XX")
            .withQuery("title", "the field counts")
            .withBody(
                """
                --XX
                Content-Disposition: form-data; name="title"

                Grüße
                --XX
                Content-Disposition: form-data; name="file"; filename="a.txt"

                a
                --XX--
                """);

    for (JsonNode stored :
        List.of(
            upload.send(raw).json(),
            upload.send(form).json().get("items").get(0),
            uploaded(
                "{\"filename\":\"a\",\"size\":1,\"title\":\"Grüße\",\"metadata\":{\"a\":1}}"))) {
      assertThat(stored.get("title").asString()).isEqualTo("Grüße");
      id = stored.get("id").asString();
      assertThat(get().json().get("title").asString()).isEqualTo("Grüße");
      assertThat(get().json().get("metadata")).isEqualTo(stored.get("metadata"));
      assertThat(patch(0, "\"0\"", "{\"title\":\"B\"}").outcome())
          .isEqualTo("412 precondition-failed");
      assertThat(patch(0, tag(get()), "{\"title\":\"B\"}").outcome()).isEqualTo("200");
    }
  }

  @Test
  void standAgainstACompletionThatIsSentAgain() {
    GatewayEvent completion = completion("{\"filename\":\"a\",\"size\":1,\"title\":\"A\"}");
    id = upload.send(completion).json().get("id").asString();
    patch(0, tag(get()), "{\"title\":\"B\"}");

    assertThat(upload.send(completion).json().get("title").asString()).isEqualTo("B");
    assertThat(get().json().get("title").asString()).isEqualTo("B");
  }

  private static JsonNode uploaded(String announcement) {
    return upload.send(completion(announcement)).json();
  }

  /** The request that completes an upload of one byte that is there. */
  private static GatewayEvent completion(String announcement) {
    JsonNode begun = upload.send(GatewayEvent.of("POST", "/uploads").withBody(announcement)).json();
    try (WebClient web = new WebClient()) {
      URI part = URI.create(begun.get("parts").get(0).get("url").asString());
      assertThat(web.put(part, new byte[] {'a'}).statusCode()).isEqualTo(200);
    }
    return GatewayEvent.of("POST", "/uploads/{uploadId}/complete")
        .withPathParameter("uploadId", begun.get("uploadId").asString());
  }

  /** The cases of RFC 7396, appendix A, that are about objects. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':'b'}|{'a':'c'}|{'a':'c'}",
        "{'a':'b'}|{'b':'c'}|{'a':'b','b':'c'}",
        "{'a':'b','b':'c'}|{'a':null}|{'b':'c'}",
        "{'a':['b']}|{'a':'c'}|{'a':'c'}",
        "{'a':'c'}|{'a':['b']}|{'a':['b']}",
        "{'a':{'b':'c'}}|{'a':{'b':'d','c':null}}|{'a':{'b':'d'}}",
        "{'a':[{'b':'c'}]}|{'a':[1]}|{'a':[1]}",
        "{'e':1}|{'a':{'bb':{'ccc':null}}}|{'e':1,'a':{'bb':{}}}",
        "{'a':'foo'}|{'a':{'b':1}}|{'a':{'b':1}}",
      })
  void areMergedAsTheRfcSays(String target, String change, String result) {
    GatewayAnswer first = patch(0, "*", metadata(target));

    GatewayAnswer second = patch(1, tag(first), metadata(change));

    assertThat(second.json().get("metadata")).hasToString(result.replace('\'', '"'));
  }

  private static String metadata(String json) {
    return "{\"metadata\":" + json.replace('\'', '"') + "}";
  }

  @Test
  void areRemovedByNull() {
    GatewayAnswer first = patch(0, "*", "{\"title\":\"A\",\"metadata\":{\"a\":1}}");
    GatewayAnswer second = patch(0, tag(first), "{\"title\":null}");
    GatewayAnswer third = patch(0, tag(second), "{\"metadata\":null}");

    assertThat(second.json().has("title")).isFalse();
    assertThat(second.json().get("metadata")).hasToString("{\"a\":1}");
    assertThat(third.json().has("metadata")).isFalse();
  }

  @Test
  void areChangedByOneOfAllWhoHaveReadTheSameVersion() throws Exception {
    String first = tag(get());
    assertThat(oneOf(first)).isEqualTo(1);

    String second = tag(get());

    assertThat(second).isNotEqualTo(first);
    assertThat(oneOf(second)).isEqualTo(1);
    assertThat(patch(0, first, "{\"title\":\"late\"}").outcome())
        .isEqualTo("412 precondition-failed");
  }

  /** The number of eight that were let through; all others were told that they were not first. */
  private long oneOf(String tag) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<GatewayAnswer>> answers =
          IntStream.range(0, 8)
              .mapToObj(number ->
                  clients.submit(() ->
                      patch(number % 2, tag, "{\"title\":\"" + tag.length() + number + "\"}")))
              .toList();
      long won = 0;
      for (Future<GatewayAnswer> answer : answers) {
        String outcome = answer.get().outcome();
        assertThat(outcome).isIn("200", "412 precondition-failed");
        won += outcome.equals("200") ? 1 : 0;
      }
      return won;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|400 invalid-request",
        "{\"titel\":\"A\"}|400 unknown-parameter",
        "{\"size\":7}|400 unknown-parameter",
        "{\"title\":7}|400 invalid-parameter",
        "{\"metadata\":[1]}|400 invalid-parameter",
        "{\"metadata\":\"a\"}|400 invalid-parameter",
        "{\"metadata\":{\"a\":1e999}}|400 invalid-request",
      })
  void areRefusedWhereTheyMakeNoSense(String body, String outcome) {
    assertThat(patch(0, "*", body).outcome()).isEqualTo(outcome);
    assertThat(get().json().has("title")).isFalse();
  }

  @Test
  void metadataHasTwoKilobytesAtMost() {
    String fits = "{\"metadata\":{\"a\":\"" + "x".repeat(2048 - 8) + "\"}}";

    assertThat(patch(0, "*", fits).outcome()).isEqualTo("200");
    assertThat(patch(0, "*", "{\"metadata\":{\"b\":1}}").outcome())
        .isEqualTo("400 invalid-parameter");
  }

  @Test
  void goWithTheirItem() {
    patch(0, "*", "{\"title\":\"A\"}");
    copies.get(1).send(Requests.item("DELETE", "", id));

    assertThat(patch(0, "*", "{\"title\":\"B\"}").outcome()).isEqualTo("404 unknown-media");
  }

  @Test
  void costNothingWhereThereAreNone() throws IOException {
    try (FaultyProxy s3 = FaultyProxy.before(PROCESSES.s3().coordinates().endpoint())) {
      FunctionClient counted =
          PROCESSES.startPlayback(Map.of("AWS_ENDPOINT_URL_S3", s3.endpoint().toString()));
      GatewayEvent item = Requests.item("GET", "", id);

      counted.send(item);
      assertThat(s3.requestLines()).hasSize(2);
      patch(0, "*", "{\"title\":\"A\"}");
      counted.send(item);
      assertThat(s3.requestLines()).hasSize(5);
    }
  }
}
