package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.recorded.RecordedStack;
import dev.vivace.e2e.template.Evaluation;
import dev.vivace.e2e.template.TemplateDocument;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.S3Clients;
import dev.vivace.testkit.S3Coordinates;
import dev.vivace.testkit.S3Server;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import dev.vivace.testkit.gateway.WebClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.event.ruler.Ruler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The patterns of docs/events.md and infra/events, applied by EventBridge's own matcher to what S3
 * would tell of the keys that the functions write and delete.
 */
class EventsTest {
  @RegisterExtension static final S3Server S3 = new S3Server();

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");
  private static final WebClient WEB = new WebClient();
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?s)## (\\S+ \\S+)\\n.*?```json\\n(.*?)```");

  private static Map<String, JsonNode> patterns;
  private static RecordedStack stack;
  private static S3Client s3;

  @BeforeAll
  static void start() throws IOException {
    patterns = documented();
    stack = new RecordedStack(S3.coordinates());
    S3Coordinates at = S3.coordinates();
    s3 = S3Clients.of(at);
  }

  @AfterAll
  static void close() throws IOException {
    s3.close();
    stack.close();
    WEB.close();
  }

  @Test
  void theExampleHasThePatternsOfTheDocumentation() {
    TemplateDocument example =
        Evaluation.of(
            TemplateDocument.read(TemplateDocument.EVENTS), Map.of("BucketName", S3Server.BUCKET));

    Map<String, JsonNode> rules = new TreeMap<>();
    example
        .resources("AWS::Events::Rule")
        .forEach(rule ->
            rules.put(
                rule.getKey().replaceFirst("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT),
                rule.getValue().at("/Properties/EventPattern")));
    assertThat(rules).isEqualTo(patterns).hasSize(3);
  }

  @Test
  void anUploadTellsThatAnItemIsStoredAndItsDeletionThatItIsDeleted() throws Exception {
    Set<String> before = keys();
    String direct = sent("Upload", post("/media").withBody(MP3)).json().get("id").asString();
    String parted = uploadedInParts();
    Set<String> stored = without(keys(), before);

    assertThat(stored).hasSizeGreaterThan(2);
    assertThat(told(created(stored)))
        .containsOnlyKeys("item stored")
        .containsEntry(
            "item stored",
            Set.of("media/" + direct + "/original", "media/" + parted + "/original"));

    encode(direct);
    Set<String> encoded = without(keys(), stored);
    assertThat(encoded).anyMatch(key -> key.contains("/renditions/"));
    assertThat(told(created(encoded))).isEmpty();

    Set<String> all = keys();
    sent("Playback", about("DELETE", "/media/{mediaId}", "mediaId", direct));
    Set<String> deleted = without(all, keys());
    assertThat(deleted).hasSizeGreaterThan(1);
    assertThat(told(deleted(deleted, "DeleteObject")))
        .isEqualTo(Map.of("item deleted", Set.of("media/" + direct + "/original")));
    assertThat(told(deleted(deleted, "Lifecycle Expiration"))).isEmpty();
  }

  @Test
  void aLiveStreamTellsThatItHasEndedAndThatItIsAnItem() throws Exception {
    String id = sent("Live", post("/live").withBody("{}")).json().get("id").asString();
    sent(
        "Live",
        GatewayEvent.of("PUT", "/live/{streamId}/chunks/{seq}")
            .withPathParameters(Map.of("streamId", id, "seq", "0"))
            .withBody(new byte[96_000]));
    Set<String> live = keys();

    assertThat(told(created(ofLive(live, id)))).isEmpty();

    JsonNode end = sent("Live", about("POST", "/live/{streamId}/end", "streamId", id)).json();
    assertThat(told(created(without(keys(), live))))
        .isEqualTo(
            Map.of(
                "live ended",
                Set.of("live/" + id + "/end.json"),
                "item stored",
                Set.of("media/" + end.get("mediaId").asString() + "/original")));
    assertThat(told(deleted(ofLive(keys(), id), "Lifecycle Expiration"))).isEmpty();
  }

  @Test
  void anotherBucketTellsNothing() throws Exception {
    String key = "media/01JD0000000000000000000000/original";

    assertThat(told(Map.of(key, event("Object Created", "another", key)))).isEmpty();
  }

  /** The JSON of each kind, by the heading above it. */
  private static Map<String, JsonNode> documented() throws IOException {
    String text = Files.readString(TemplateDocument.ROOT.resolve("docs/events.md"));
    Map<String, JsonNode> found = new TreeMap<>();
    Matcher blocks = DOCUMENTED.matcher(text.replace("BUCKET", S3Server.BUCKET));
    while (blocks.find()) {
      found.put(blocks.group(1).toLowerCase(Locale.ROOT), JSON.readTree(blocks.group(2)));
    }
    return found;
  }

  private static String uploadedInParts() {
    String wish = "{\"filename\":\"a.bin\",\"contentType\":\"video/mp4\",\"size\":%d}";
    JsonNode upload = sent("Upload", post("/uploads").withBody(wish.formatted(MP3.length))).json();
    WEB.put(URI.create(upload.at("/parts/0/url").asString()), MP3);
    String id = upload.get("uploadId").asString();
    return sent("Upload", about("POST", "/uploads/{uploadId}/complete", "uploadId", id))
        .json()
        .get("id")
        .asString();
  }

  /** Leaves a rendition. */
  private static void encode(String mediaId) {
    assertThat(
            WEB.send("GET", stack.url("/media/" + mediaId + "/stream?format=mp3&bitrate=64"))
                .statusCode())
        .isEqualTo(200);
  }

  private static Set<String> keys() {
    return s3.listObjectsV2Paginator(list -> list.bucket(S3Server.BUCKET)).contents().stream()
        .map(S3Object::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> keys, Set<String> others) {
    return keys.stream().filter(key -> !others.contains(key)).collect(Collectors.toSet());
  }

  private static Set<String> ofLive(Set<String> keys, String id) {
    Set<String> own =
        keys.stream().filter(key -> key.startsWith("live/" + id)).collect(Collectors.toSet());
    assertThat(own).isNotEmpty();
    return own;
  }

  /** The keys of the events that rules let through, by the kind that the rule is for. */
  private static Map<String, Set<String>> told(Map<String, String> events) throws Exception {
    Map<String, Set<String>> told = new TreeMap<>();
    for (Map.Entry<String, String> event : events.entrySet()) {
      for (Map.Entry<String, JsonNode> pattern : patterns.entrySet()) {
        if (Ruler.matchesRule(event.getValue(), pattern.getValue().toString())) {
          told.computeIfAbsent(pattern.getKey(), _ -> new TreeSet<>()).add(event.getKey());
        }
      }
    }
    return told;
  }

  private static Map<String, String> created(Set<String> keys) {
    return keys.stream()
        .collect(Collectors.toMap(key -> key, key -> event("Object Created", "media", key)));
  }

  private static Map<String, String> deleted(Set<String> keys, String reason) {
    return keys.stream()
        .collect(
            Collectors.toMap(
                key -> key,
                key ->
                    event("Object Deleted", "media", key)
                        .replace("\"reason\":\"PutObject\"", "\"reason\":\"" + reason + "\"")));
  }

  /** As S3 tells it (Amazon S3 User Guide, "EventBridge event message structure"). */
  private static String event(String type, String bucket, String key) {
    return """
    {"version":"0","id":"2ee9cc15-d022-99ea-1fb8-1b1bac4850f9","detail-type":"%s","source":"aws.s3",
    "account":"111122223333","time":"2026-11-12T00:00:00Z","region":"eu-central-1",
    "resources":["arn:aws:s3:::%s"],"detail":{"version":"0","bucket":{"name":"%s"},
    "object":{"key":"%s","size":5,"etag":"b57f9512698f4b09e608f4f2a65852e5","sequencer":"00"},
    "request-id":"N4N7GDK58NMKJ12R","requester":"111122223333","reason":"PutObject"}}
    """
        .formatted(type, bucket, bucket, key);
  }

  private static GatewayEvent post(String resource) {
    return GatewayEvent.of("POST", resource);
  }

  private static GatewayEvent about(String method, String resource, String name, String value) {
    return GatewayEvent.of(method, resource).withPathParameter(name, value);
  }

  private static GatewayAnswer sent(String function, GatewayEvent event) {
    GatewayAnswer answer = stack.client(function + "Function").send(event);
    assertThat(answer.status()).as(answer.outcome()).isLessThan(300);
    return answer;
  }
}
