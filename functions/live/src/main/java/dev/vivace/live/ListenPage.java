package dev.vivace.live;

import dev.vivace.lambda.text.HtmlText;
import dev.vivace.lambda.text.Sha256;
import dev.vivace.media.http.FramedPage;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A page that plays a live stream, in the reader's colours, now or as one of a crowd. It may load
 * the client and the stream from the API and nothing else (W3C Content Security Policy Level 3), so
 * that no title could make it do anything else.
 *
 * @param title of the stream; may be empty
 * @param sound where it is heard by a response that lasts; with a token where one is asked for
 * @param clients where the modules of the client are, with a slash at its end
 * @param offersHls whether the stream has a playlist, too
 */
record ListenPage(String title, URI sound, URI clients, boolean offersHls) {
  private static final String UNTITLED = "Live stream";

  private static final String STYLE =
      FramedPage.STYLE
          + """
          form { align-items: center; display: flex; flex-wrap: wrap; gap: 4px 12px }
          button { font: inherit; min-height: 32px; min-width: 64px }
          input[type=range] { vertical-align: middle; width: 96px }
          """;

  /** The stream of now begins with its newest sound, or at its beginning if it has ended. */
  private static final String SCRIPT =
      """
      const [form, button, said, complaint, volume, player] =
        ["form", "button", "[role=status]", "[role=alert]", "[type=range]", "audio"]
          .map(selector => document.querySelector(selector));
      const {clients, sound} = player.dataset;
      const client = import(clients + "vivace.js");
      const TEXTS = {
        silent: "Waiting for the first sound …",
        playing: "Playing",
        waiting: "Waiting for more sound …",
        paused: "Paused",
        cut: "Connection lost: trying again …",
      };
      let listening = null;
      function show(text) {
        said.textContent = text;
        button.textContent = listening && text !== TEXTS.paused ? "Stop" : "Play";
      }
      async function hls() {
        await import(clients + "hls.light.min.js");
        return class extends Hls {
          constructor() {
            super({enableWorker: false}); // a worker's script has an address that the policy refuses
          }
        };
      }
      async function play(crowd, signal) {
        const {listen} = await client;
        const options = {signal, crowd, Hls: crowd && await hls(), onState: state => show(TEXTS[state])};
        await listen(player, sound, {...options, from: "live"}).catch(error => {
          if (error.status !== 416) throw error;
          return listen(player, sound, options);
        });
      }
      form.addEventListener("submit", async event => {
        event.preventDefault();
        if (listening && player.paused) return player.play().catch(() => {});
        if (listening) return listening.abort();
        listening = new AbortController();
        const {signal} = listening;
        complaint.hidden = true;
        player.load(); // within the click, which lets it play later
        show("");
        let end = "The stream has ended";
        try {
          await play(new FormData(form).get("way") === "crowd", signal);
        } catch (error) {
          end = "";
          complaint.textContent = error.message;
          complaint.hidden = signal.aborted;
        }
        listening = null;
        show(end);
      });
      volume.addEventListener("input", () => { player.volume = volume.value });
      """;

  private static final String WAYS =
      """
      <label><input type="radio" name="way" value="now" checked> now</label>
      <label><input type="radio" name="way" value="crowd"> some seconds late, as one of a crowd</label>
      """;

  /** The page in UTF-8. */
  byte[] html() {
    String name = HtmlText.escaped(title.isBlank() ? UNTITLED : title);
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>%1$s</title>
    <style>%2$s</style>
    </head>
    <body>
    <main>
    <h1>%1$s</h1>
    <form>
    <button>Play</button>
    %3$s<label>Volume <input type="range" min="0" max="1" step="0.05" value="1"></label>
    <span role="status"></span>
    </form>
    <p role="alert" hidden></p>
    <audio data-clients="%4$s" data-sound="%5$s"></audio>
    </main>
    <script type="module">%6$s</script>
    </body>
    </html>
    """
        .formatted(
            name,
            STYLE,
            offersHls ? WAYS : "",
            HtmlText.escaped(clients.toString()),
            HtmlText.escaped(sound.toString()),
            SCRIPT)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The page's policy: what it may load, and who may frame it.
   *
   * @param frameAncestors a source list such as {@code https://app.example}
   */
  String policy(String frameAncestors) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src '%s' %s".formatted(Sha256.source(SCRIPT), clients),
        "connect-src " + origin(sound),
        "media-src blob: " + origin(sound),
        "style-src '%s'".formatted(Sha256.source(STYLE)),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors " + frameAncestors);
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  /** Without the address, so that no log gets its token. */
  @Override
  public String toString() {
    return "ListenPage[]";
  }
}
