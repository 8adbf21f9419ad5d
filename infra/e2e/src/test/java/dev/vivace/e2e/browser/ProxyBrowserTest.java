package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vivace.e2e.proxies.Arrangement;
import dev.vivace.e2e.proxies.ProxiedProduct;
import dev.vivace.e2e.proxies.ProxyTest;
import dev.vivace.e2e.proxies.ReverseProxy.HostMode;
import dev.vivace.e2e.proxies.ReverseProxy.Program;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.PageServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of another origin behind each proxy, with TLS and a path prefix, in a real browser. */
@Tag("browser")
@Timeout(120)
class ProxyBrowserTest {
  private static final String NAME = "Grüße 音楽.wav";
  private static final String PAGE =
      "<!doctype html><title>player</title><audio id=player controls></audio>";

  /** Uploads a file in a form and another one by parts, and answers their items. */
  private static final String UPLOAD =
      """
      const [api, base64, name, done] = arguments;
      const file = new Blob([Uint8Array.from(atob(base64), c => c.charCodeAt(0))]);
      const form = new FormData();
      form.append('file', file, name);
      const json = {'Content-Type': 'application/json'};
      const body = JSON.stringify({filename: name, contentType: 'audio/wav', size: file.size});
      (async () => {
        const items = await (await fetch(api + '/media', {method: 'POST', body: form})).json();
        const upload = await (await fetch(api + '/uploads', {method: 'POST', headers: json, body})).json();
        await fetch(upload.parts[0].url, {method: 'PUT', body: file});
        const complete = `${api}/uploads/${upload.uploadId}/complete`;
        const item = await (await fetch(complete, {method: 'POST'})).json();
        const playback = await (await fetch(`${api}/media/${item.id}/playback`)).json();
        done(JSON.stringify({form: items.items[0], upload, item, playback}));
      })().catch(error => done('error: ' + error));
      """;

  /** Plays, seeks forwards and back, and tells how long the sound is. */
  private static final String SEEK =
      """
      const [source, done] = arguments;
      const player = document.getElementById('player');
      const reached = time => new Promise(resolve => {
        player.ontimeupdate = () => player.currentTime > time && resolve();
      });
      const soughtTo = time => new Promise(resolve => {
        player.onseeked = () => Math.abs(player.currentTime - time) < 0.5 && resolve();
        player.currentTime = time;
      });
      player.onerror = () => done('error: ' + player.error.message);
      player.src = source;
      (async () => {
        await player.play();
        await reached(0.2);
        await soughtTo(1.5);
        await reached(1.7);
        await soughtTo(0.5);
        await reached(0.6);
        player.pause();
        done('sought in ' + player.duration.toFixed(1) + ' s');
      })().catch(error => done('error: ' + error));
      """;

  private static final String DOWNLOAD =
      """
      const [url, done] = arguments;
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      done(performance.getEntriesByType('resource').map(entry => entry.name).join(' '));
      """;

  private static PageServer page;

  @BeforeAll
  static void serve() throws Exception {
    page = PageServer.start(PAGE);
  }

  @AfterAll
  static void stop() {
    page.close();
  }

  static Stream<Arguments> proxies() {
    return ProxyTest.proxies();
  }

  @ParameterizedTest(name = "{0}, Host {1}")
  @MethodSource("proxies")
  void uploadsPlaysSeeksAndDownloads(Program program, HostMode mode, @TempDir Path folder)
      throws Exception {
    Path profile = folder.resolve("profile");
    byte[] wav = MediaFixtures.bytes("speech.wav");
    try (ProxiedProduct product =
            ProxiedProduct.start(
                Arrangement.of(program, mode), Files.createDirectory(folder.resolve("product")));
        Chromium chromium = Chromium.start(profile)) {
      chromium.open(page.url());
      String answers =
          chromium.await(UPLOAD, product.api(), Base64.getEncoder().encodeToString(wav), NAME);
      JsonNode json = JsonMapper.shared().readTree(answers);

      String content = json.get("form").get("contentUrl").asString();
      String presigned = json.get("playback").get("url").asString();
      String encoded =
          json.get("item").get("contentUrl").asString().replace("/content", "/stream?format=mp3");
      for (String source : new String[] {content, presigned, encoded}) {
        assertThat(chromium.await(SEEK, source)).as(source).matches("sought in \\d\\.\\d s");
      }
      chromium.screenshot(Path.of("target", "proxy-" + program + "-" + mode + ".png"));
      String loaded = chromium.await(DOWNLOAD, content + "?disposition=attachment");

      Path downloaded = Chromium.downloads(profile).resolve(NAME);
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(downloaded));
      assertThat(downloaded).hasBinaryContent(wav);
      product.assertNothingInside(answers, loaded.replace(page.url(), ""));
    }
  }
}
