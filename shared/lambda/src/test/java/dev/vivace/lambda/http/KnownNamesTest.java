package dev.vivace.lambda.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.gateway.ApiGatewayHandler;
import dev.vivace.lambda.gateway.Integration;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayAnswer;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNamesTest {
  private static final Set<String> ANY_SCOPE = Set.of("any");

  private final Routes routes =
      Routes.of(
          Route.get("/tones", ANY_SCOPE, KnownNamesTest::done).query("sampleRate", "as", "limit"),
          Route.get("/page", ANY_SCOPE, KnownNamesTest::done).query("maxwidth").passingOverOthers(),
          Route.delete("/tones", ANY_SCOPE, KnownNamesTest::done),
          Route.post("/tones", ANY_SCOPE, KnownNamesTest::done).members("sampleRate", "title"),
          Route.put("/tones", ANY_SCOPE, KnownNamesTest::done));

  private final FunctionClient client =
      new FunctionClient(new ApiGatewayHandler(routes, Integration.BUFFERED, new Cors(List.of())));

  private static HttpResponse done(HttpRequest request) {
    return HttpResponse.empty(204);
  }

  @ParameterizedTest
  @CsvSource({
    "samplerate, sampleRate",
    "sample_rate, sampleRate",
    "SAMPLE-RATE, sampleRate",
    "smplRate, sampleRate",
    "a, as",
    "aso, as",
    "lim1t, limit",
    "acces_token, access_token",
  })
  void aQueryParameterThatIsNotThereIsAnsweredWithTheNearest(String sent, String meant) {
    assertRefused(
        client.send(GatewayEvent.of("GET", "/tones").withQuery(sent, "1")),
        "There is no parameter " + sent + "; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate", "of", "x", "sampleRateOfTheOutput", "filter[rate]"})
  void whereNoneIsNearAllAreListed(String sent) {
    assertRefused(
        client.send(GatewayEvent.of("GET", "/tones").withQuery(sent, "1")),
        "There is no parameter " + sent + ". There are: as, limit, sampleRate.");
  }

  @Test
  void aRouteWithoutParametersSaysSo() {
    assertRefused(
        client.send(GatewayEvent.of("DELETE", "/tones").withQuery("force", "1")),
        "There is no parameter force here: leave it out.");
  }

  @Test
  void aMemberInTheQueryIsSentToTheBody() {
    assertRefused(
        client.send(GatewayEvent.of("POST", "/tones").withQuery("title", "A")),
        "There is no parameter title: it is a member of the JSON in the body.");
  }

  @ParameterizedTest
  @CsvSource({
    "samplerate, ; did you mean sampleRate?",
    "tittle, ; did you mean title?",
    "channels, '. There are: sampleRate, title.'",
  })
  void aMemberThatIsNotThereIsRefusedWhateverIsBeforeIt(String sent, String hint) {
    String json = "{\"title\": \"A\", \"sampleRate\": [{\"x\": 1}], \"%s\": 1}".formatted(sent);

    assertRefused(
        client.send(GatewayEvent.of("POST", "/tones").withBody(json)),
        "There is no member " + sent + hint);
  }

  @Test
  void aNameIsShownToFortyCharactersAndWithoutControls() {
    assertRefused(
        client.send(GatewayEvent.of("DELETE", "/tones").withQuery("\n" + "x".repeat(100), "1")),
        "There is no parameter \\u000a" + "x".repeat(39) + "… here: leave it out.");
  }

  @Test
  void whatIsDeclaredPassesAndWhatEveryRouteHas() {
    GatewayEvent event =
        GatewayEvent.of("GET", "/tones").withQuery("as", "1").withQuery("sampleRate", "1");

    assertThat(client.send(event).status()).isEqualTo(204);
    assertThat(client.send(event.withQuery("access_token", "x").withQuery("_", "1")).status())
        .isEqualTo(204);
  }

  @Test
  void aPageBearsWhatOthersAddToItsAddressButNoMisspelling() {
    GatewayEvent page = GatewayEvent.of("GET", "/page");

    assertThat(client.send(page.withQuery("fbclid", "x")).status()).isEqualTo(204);
    assertRefused(
        client.send(page.withQuery("maxWidth", "1")),
        "There is no parameter maxWidth; did you mean maxwidth?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{\"title\":", "v=0", "{\"title\": \"A\"}"})
  void whatIsNoObjectOrIsOneOfDeclaredMembersIsForTheOperation(String body) {
    assertThat(client.send(GatewayEvent.of("POST", "/tones").withBody(body)).status())
        .isEqualTo(204);
  }

  @Test
  void aBodyWithoutDeclaredMembersIsNotLookedAt() {
    assertThat(client.send(GatewayEvent.of("PUT", "/tones").withBody("{\"any\":1}")).status())
        .isEqualTo(204);
  }

  private static void assertRefused(GatewayAnswer answer, String detail) {
    assertThat(answer.outcome()).isEqualTo("400 unknown-parameter");
    assertThat(answer.json().get("detail").asString()).isEqualTo(detail);
  }
}
