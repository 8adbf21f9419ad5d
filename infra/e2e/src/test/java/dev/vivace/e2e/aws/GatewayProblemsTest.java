package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.RecordedStack;
import dev.vivace.e2e.template.AwsTools;
import dev.vivace.e2e.template.TemplateDocument;
import dev.vivace.testkit.S3Server;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the gateway itself, as the template has them: they tell of the fault and of the way
 * out.
 */
@Timeout(120)
class GatewayProblemsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final int SIX_MB = 6_000_000;
  private static final Pattern FIRST_UPLOAD = Pattern.compile("(?m)^curl .*/media$");
  private static final JsonMapper JSON = new JsonMapper();

  private static RecordedStack stack;
  private static HttpClient client;

  @BeforeAll
  static void start() throws IOException {
    stack = new RecordedStack(S3.coordinates());
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    stack.close();
  }

  /** By the command as it stands there, for a file that is larger than a song may be. */
  @Test
  void theFirstUploadOfTheReadmeSaysWhatToDoWithSixMegabytes(@TempDir Path folder)
      throws Exception {
    Files.write(folder.resolve("song.mp3"), new byte[SIX_MB]);
    Matcher command =
        FIRST_UPLOAD.matcher(Files.readString(TemplateDocument.ROOT.resolve("README.md")));
    assertThat(command.find()).isTrue();
    String here = command.group().replace("http://127.0.0.1:3000", stack.url("").toString());

    AwsTools.Outcome said =
        AwsTools.run(Map.of(), List.of("bash", "-ec", "cd '" + folder + "'; " + here));

    JsonNode problem = JSON.readTree(said.output());
    assertThat(problem.get("type").asString()).isEqualTo("urn:problem-type:vivace:too-large");
    assertThat(problem.get("status").asInt()).isEqualTo(413);
    assertThat(problem.get("detail").asString()).contains("POST /uploads", "POST /live", "4.5 MB");
  }

  @ParameterizedTest
  @CsvSource({"GET, /nothing/here", "PUT, /media", "GET, /medias", "DELETE, /stream"})
  void whatIsNotThereIsAnUnknownRoute(String method, String path) throws Exception {
    assertIsProblem(send(method, path, new byte[0]), 404, "unknown-route");
  }

  @Test
  void whatHasNoKindOfItsOwnSaysWhatToDoToo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(stack.url("/media")).header("X-Long", "x".repeat(11_000)).build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("type").asString()).isEqualTo("about:blank");
    assertThat(detail(answer)).contains("Send shorter header fields");
  }

  private static HttpResponse<String> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stack.url(path))
            .header("Content-Type", "multipart/form-data; boundary=xx")
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static void assertIsProblem(HttpResponse<String> answer, int status, String slug) {
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.get("type").asString()).isEqualTo("urn:problem-type:vivace:" + slug);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-RequestId"))
        .contains(problem.get("requestId").asString());
  }

  private static String detail(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).get("detail").asString();
  }
}
