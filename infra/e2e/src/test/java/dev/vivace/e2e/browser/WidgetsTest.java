package dev.vivace.e2e.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSecret;
import dev.vivace.lambda.access.TokenSigner;
import dev.vivace.testkit.MediaFixtures;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Widgets of npm with the lines of {@code docs/upload-widgets.md}, used as by a person, where
 * access is closed: each file is stored as it is, or the widget says what to do.
 */
@Tag("browser")
@Timeout(300)
class WidgetsTest {
  private static final String SECRET = "the secret of this test, of 32 bytes or more";
  private static final byte[] MP3 = MediaFixtures.bytes("speech.mp3");
  private static final String NAME = "Grüße 音楽.mp3";
  private static final String NO_SUCH_ID = "01JD0000000000000000000000";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TOO_LARGE = 6_000_000;

  /**
   * Waits until one of the elements can be seen and has the words in it. Gives its text, or where
   * it leads; after 30 s what they have in place of that.
   */
  private static final String SEEN =
      """
      const [selector, words, done] = arguments;
      const end = Date.now() + 30000;
      const look = setInterval(() => {
        const elements = [...document.querySelectorAll(selector)];
        const seen = elements.find(element => element.textContent.includes(words)
          && element.checkVisibility({visibilityProperty: true, opacityProperty: true}));
        if (!seen && Date.now() < end) return;
        clearInterval(look);
        seen?.scrollIntoView({block: 'center'});
        done(seen ? seen.href ?? seen.textContent : elements.map(element => element.outerHTML).join());
      }, 20);
      """;

  private static final String THERE =
      """
      const [selector, done] = arguments;
      const look = setInterval(() => {
        if (!document.querySelector(selector)) return;
        clearInterval(look);
        done();
      }, 20);
      """;

  private static final String CLICK =
      "document.querySelector(arguments[0]).click(); arguments[1]()";

  private static final String STORED = "#stored a";

  private static Product product;
  private static WidgetPages pages;
  private static Chromium chromium;
  private static String token;
  private static Path small;
  private static Path large;

  /**
   * @param input where a file is chosen
   * @param button that is clicked then; empty where sending begins by itself
   * @param done what shows that the file is stored
   * @param error what shows why it is not
   */
  private enum Widget {
    UPPY(
        ".uppy-Dashboard-input",
        ".uppy-StatusBar-actionBtn--upload",
        ".uppy-StatusBar.is-complete",
        ".uppy-Informer [role=alert]"),
    FILE_POND(
        ".filepond--browser",
        "",
        "[data-filepond-item-state=processing-complete]",
        "#filepond-error"),
    DROPZONE(".dz-hidden-input", "", ".dz-success", ".dz-error [data-dz-errormessage]"),
    FORM("#form input", "#form button", STORED, "#form [role=alert]");

    private final String input;
    private final String button;
    private final String done;
    private final String error;

    Widget(String input, String button, String done, String error) {
      this.input = input;
      this.button = button;
      this.done = done;
      this.error = error;
    }

    void send(Path file) {
      chromium.await(THERE, input);
      chromium.chooseIn(input, file);
      if (!button.isEmpty()) {
        chromium.await(SEEN, button, "");
        chromium.await(CLICK, button);
      }
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    product = Product.start(folder.resolve("data"), Map.of("VIVACE_SECRET", SECRET));
    Set<String> scopes = Set.of("media:read", "media:write");
    token =
        new TokenSigner(TokenSecret.of(SECRET), Clock.systemUTC())
            .sign(new AccessToken("test", scopes, Optional.empty()), Duration.ofMinutes(10));
    small = Files.write(folder.resolve(NAME), MP3);
    byte[] bytes = new byte[TOO_LARGE];
    new Random(7).nextBytes(bytes);
    large = Files.write(folder.resolve("large.bin"), bytes);
    pages = WidgetPages.start(product.url("").toString());
    chromium = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    pages.close();
    product.close();
  }

  private static void open(String page) {
    chromium.open(pages.url(page, "token=" + token));
  }

  /** Dropzone says it to who points at the file. */
  private static String said(Widget widget, String words) {
    if (widget == Widget.DROPZONE) {
      chromium.await(SEEN, ".dz-error", "");
      chromium.pointAt(".dz-error");
    }
    return chromium.await(SEEN, widget.error, words);
  }

  private static void assertStored(Widget widget, Path file) throws Exception {
    URI url = URI.create(chromium.await(SEEN, STORED, file.getFileName().toString()));
    assertThat(chromium.await(SEEN, widget.done, "")).doesNotContain("<");
    assertThat(bytes(url)).isEqualTo(Files.readAllBytes(file));
  }

  private static byte[] bytes(URI content) throws Exception {
    URI s3 = URI.create(Http.get(content).headers().firstValue("Location").orElseThrow());
    return Http.get(s3).body();
  }

  private static URI api(String path) {
    return product.url(path + "?access_token=" + token);
  }

  @ParameterizedTest
  @EnumSource
  void storesAFileAsItIs(Widget widget) throws Exception {
    open(WidgetPages.AS_DOCUMENTED);
    widget.send(small);

    assertStored(widget, small);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatToDoWithAFileThatIsTooLarge(Widget widget) throws IOException {
    open(WidgetPages.AS_DOCUMENTED);
    widget.send(large);

    assertThat(said(widget, "POST /uploads")).startsWith("A request carries about 4.5 MB.");
    chromium.screenshot(Path.of("target", "widget-error-" + widget + ".png"));
  }

  /** A recording has no form. */
  @Test
  void aBlobIsStoredUnderItsName() throws Exception {
    open(WidgetPages.AS_DOCUMENTED);
    String send =
        """
        const [size, name, done] = arguments;
        window.send(new Blob(['a'.repeat(size)]), name).then(item => done(item.url), error => done(error.message));
        """;

    URI url = URI.create(chromium.await(send, 3, "a b.txt"));
    assertThat(bytes(url)).asString().isEqualTo("aaa");
    assertThat(chromium.await(send, TOO_LARGE, "large.txt")).contains("POST /uploads");
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE_POND", "DROPZONE"})
  void isToldToSendNoPieces(Widget widget) throws Exception {
    JsonNode before = Http.json(Http.get(api("/media"))).get("items");
    open(WidgetPages.IN_PIECES);
    widget.send(small);

    assertThat(said(widget, "/uploads"))
        .startsWith("This is a piece of a file")
        .contains("chunking: false in Dropzone, chunkUploads: false in FilePond");
    assertThat(Http.json(Http.get(api("/media"))).get("items")).hasSameSizeAs(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"UPPY", "FILE_POND"})
  void storesAFileOfAnySizeByTheClient(Widget widget) throws Exception {
    open(WidgetPages.ANY_SIZE);
    widget.send(large);

    assertStored(widget, large);
  }

  @Test
  void filePondTakesAnUploadBack() throws Exception {
    open(WidgetPages.AS_DOCUMENTED);
    Widget.FILE_POND.send(small);
    assertStored(Widget.FILE_POND, small);
    URI url = URI.create(chromium.await(SEEN, STORED, ""));

    revert();

    assertThat(Http.summary(Http.get(url))).isEqualTo("404 unknown-media");
  }

  @Test
  void filePondStoresAndTakesBackByTheAddressAlone() throws Exception {
    open(WidgetPages.BY_ADDRESS);
    Widget.FILE_POND.send(small);
    assertThat(chromium.await(SEEN, Widget.FILE_POND.done, "")).doesNotContain("<");
    String field =
        chromium.await(
            "arguments[0](document.querySelector('input[name=file][type=hidden]').value)");
    URI content = api("/media/" + JSON.readTree(field).get("id").asString() + "/content");
    assertThat(bytes(content)).isEqualTo(MP3);

    revert();

    assertThat(Http.summary(Http.get(content))).isEqualTo("404 unknown-media");
  }

  private static void revert() {
    chromium.await(CLICK, ".filepond--action-revert-item-processing");
    String gone =
        """
        const [done] = arguments;
        const look = setInterval(() => {
          if (document.querySelector('.filepond--item')) return;
          clearInterval(look);
          done();
        }, 20);
        """;
    chromium.await(gone);
  }

  @Test
  void filePondShowsAnItemThatIsThere() throws Exception {
    HttpResponse<byte[]> stored =
        Http.post(
            api("/media"),
            MP3,
            "Content-Disposition",
            "attachment; filename*=UTF-8''" + URLEncoder.encode(NAME, UTF_8).replace("+", "%20"));
    String id = Http.json(stored).get("id").asString();

    chromium.open(pages.url(WidgetPages.WITH_AN_ITEM, "token=" + token + "&item=" + id));

    assertThat(chromium.await(SEEN, ".filepond--file-info-main", NAME)).isEqualTo(NAME);
    String loaded =
        """
        const [done] = arguments;
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsDataURL(pond.getFile().file);
        """;
    assertThat(chromium.await(loaded))
        .isEqualTo("data:audio/mpeg;base64," + Base64.getEncoder().encodeToString(MP3));
    chromium.open(pages.url(WidgetPages.WITH_AN_ITEM, "token=" + token + "&item=" + NO_SUCH_ID));
    assertThat(said(Widget.FILE_POND, "GET /media"))
        .isEqualTo(
            "There is no media item of this id, or not any more. GET /media lists those that exist.");
  }
}
