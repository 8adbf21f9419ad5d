package dev.vivace.e2e.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.live.LiveProducer;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.LargeUpload;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.PageServer;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Playback in a real browser, on a page of another origin. */
@Tag("browser")
@Timeout(120)
class BrowserTest {
  private static final String PAGE =
      "<!doctype html><title>player</title><audio id=player controls></audio>";

  /** Plays for a moment, seeks where asked to, plays on, and tells where it got. */
  private static final String PLAY =
      """
      const [source, seekTo, done] = arguments;
      const player = document.getElementById('player');
      const fail = () => done('error: ' + (player.error ? player.error.message : 'unknown'));
      player.onerror = fail;
      player.src = source;
      let sought = false;
      player.ontimeupdate = () => {
        if (seekTo > 0 && !sought && player.currentTime > 0.4) {
          sought = true;
          player.currentTime = seekTo;
        } else if (player.currentTime > seekTo + 0.3 && (seekTo === 0 || sought)) {
          player.ontimeupdate = null;
          done('played to ' + player.currentTime.toFixed(1) + ' of ' + player.duration);
        }
      };
      player.play().catch(error => done('error: ' + error));
      """;

  /** Plays to a place behind what is there at first. */
  private static final String LISTEN =
      """
      const [source, until, done] = arguments;
      const player = document.getElementById('player');
      player.onerror = () => done('error: ' + player.error.message);
      player.ontimeupdate = () => {
        if (player.currentTime > until) {
          player.ontimeupdate = null;
          done('played to ' + player.currentTime.toFixed(1));
        }
      };
      player.src = source;
      player.play().catch(error => done('error: ' + error));
      """;

  /** The same by several players at once, and tells which formats they played. */
  private static final String LISTEN_TO_ALL =
      """
      const [url, formats, until, done] = arguments;
      const playing = formats.map(format => new Promise(resolve => {
        const player = document.body.appendChild(document.createElement('audio'));
        player.onerror = () => resolve(format + ': ' + player.error.message);
        player.ontimeupdate = () => player.currentTime > until && resolve(format);
        player.src = url + '?format=' + format;
        player.play().catch(error => resolve(format + ': ' + error));
      }));
      Promise.all(playing).then(played => done(played.join(' ')));
      """;

  private static Product product;
  private static PageServer page;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    product = Product.start(folder.resolve("data"));
    page = PageServer.start(PAGE);
    chromium = Chromium.start(folder.resolve("profile"));
    chromium.open(page.url());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    page.close();
    product.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.mp3", "speech.wav", "speech.m4a", "speech.ogg", "clip.mp4"})
  void playsAndSeeksTheContentOfAnItem(String name) throws Exception {
    String source = product.url("/media/" + store(name) + "/content").toString();

    String result = chromium.await(PLAY, source, 1.2);

    chromium.screenshot(Path.of("target", "player-" + name + ".png"));
    assertThat(result).matches("played to (1\\.[5-9]|2\\.\\d) of .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.mp3", "speech.wav", "clip.mp4"})
  void playsAndSeeksAnItemThroughTheApi(String name) throws Exception {
    String source = product.url("/media/" + store(name) + "/stream").toString();

    assertThat(chromium.await(PLAY, source, 1.2)).matches("played to (1\\.[5-9]|2\\.\\d) of .*");
  }

  /** One response carries its first 16 seconds: what follows is asked for while it plays. */
  @Test
  void playsAnItemThroughTheApiThatIsLongerThanAResponse() throws Exception {
    int sampleRate = 384_000;
    int channels = 8;
    long sizeBytes = 44 + 20L * sampleRate * channels * Float.BYTES;
    byte[] header = Samples.floatWavHeader(sampleRate, channels, sizeBytes);
    String id =
        LargeUpload.of(
            product,
            sizeBytes,
            (number, part) ->
                System.arraycopy(header, 0, part, 0, number == 1 ? header.length : 0));
    String source = product.url("/media/" + id + "/stream").toString();

    assertThat(chromium.await(LISTEN, source, 17.5)).startsWith("played to 17.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.mp3", "speech.wav", "clip.mp4"})
  void playsAnItemWhileItIsEncoded(String name) throws Exception {
    String source = product.url("/media/" + store(name) + "/stream?format=mp3").toString();

    assertThat(chromium.await(PLAY, source, 0)).startsWith("played to ");
  }

  @Test
  void playsALiveStreamThatIsStillGrowingInEveryFormat() throws Exception {
    List<String> formats = List.of("mp3", "opus", "webm", "flac", "wav", "mp4");
    try (LiveProducer producer = new LiveProducer(product)) {
      producer.send(4);
      LiveProducer.Pace pace = producer.sendAtItsPace(0, 250, 20);

      String result = chromium.await(LISTEN_TO_ALL, producer.listenUrl(), formats, 4.5);

      assertThat(result).isEqualTo(String.join(" ", formats));
      assertThat(pace.isOver()).isFalse();
      assertThat(producer.hasEnded()).isFalse();
      pace.await();
      producer.end();
    } finally {
      chromium.open(page.url());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech.mp3", "clip.mp4"})
  void playsInTheFrameThatOEmbedGives(String name) throws Exception {
    String script =
        """
        const [done] = arguments;
        const player = document.querySelector('audio, video');
        player.onerror = () => done('error: ' + player.error.message);
        player.ontimeupdate = () => {
          if (player.currentTime > 0.3) {
            player.ontimeupdate = null;
            done(getComputedStyle(document.body).margin + ' ' + document.title);
          }
        };
        player.play().catch(error => done('error: ' + error));
        """;
    String url =
        URLEncoder.encode(product.url("/media/" + store(name) + "/embed").toString(), UTF_8);
    String html = Http.json(Http.get(product.url("/oembed?url=" + url))).get("html").asString();

    try (PageServer framing = PageServer.start("<!doctype html><title>frame</title>" + html)) {
      chromium.open(framing.url());
      chromium.enterFrame();
      assertThat(chromium.await(script)).isEqualTo("0px " + name);
      chromium.screenshot(Path.of("target", "embed-" + name + ".png"));
    } finally {
      chromium.open(page.url());
    }
  }

  @Test
  void letsAPageOfAnotherOriginUploadAFileAndReadTheAnswer() {
    String script =
        """
        const [url, done] = arguments;
        const form = new FormData();
        form.append('file', new Blob(['hello']), 'Grüße 音楽.txt');
        fetch(url, {method: 'POST', body: form})
          .then(answer => answer.json())
          .then(json => done(json.items[0].fileName + ' ' + json.items[0].size))
          .catch(error => done('error: ' + error));
        """;

    assertThat(chromium.await(script, product.url("/media").toString()))
        .isEqualTo("Grüße 音楽.txt 5");
  }

  @Test
  void letsAPageOfAnotherOriginPutAPartAndReadItsEtag() {
    String script =
        """
        const [url, done] = arguments;
        const body = JSON.stringify({filename: 'a.txt', contentType: 'text/plain', size: 5});
        const json = {'Content-Type': 'application/json'};
        (async () => {
          const upload = await (await fetch(url, {method: 'POST', headers: json, body})).json();
          const put = await fetch(upload.parts[0].url, {method: 'PUT', body: 'hello'});
          const complete = `${url}/${upload.uploadId}/complete`;
          const item = await (await fetch(complete, {method: 'POST'})).json();
          done(put.status + ' ' + (put.headers.get('ETag') !== null) + ' ' + item.size);
        })().catch(error => done('error: ' + error));
        """;

    assertThat(chromium.await(script, product.url("/uploads").toString())).isEqualTo("200 true 5");
  }

  private static String store(String name) throws Exception {
    return Http.json(Http.post(product.url("/media?filename=" + name), MediaFixtures.bytes(name)))
        .get("id")
        .asString();
  }
}
