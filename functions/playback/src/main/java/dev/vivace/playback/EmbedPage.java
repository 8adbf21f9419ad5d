package dev.vivace.playback;

import dev.vivace.lambda.text.HtmlText;
import dev.vivace.lambda.text.Sha256;
import dev.vivace.media.http.FramedPage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page that shows one item, in the reader's colours. What it may load and run is said by a policy
 * (W3C Content Security Policy Level 3), so that no name of a file could make it do anything else.
 *
 * @param player what shows the item
 * @param title the item's name
 * @param source where its bytes are
 * @param oEmbed where oEmbed tells about it
 */
record EmbedPage(Player player, String title, Source source, URI oEmbed) {
  private static final String STYLE =
      FramedPage.STYLE
          + """
          audio, video, img { width: 100% }
          video, img { flex: 1; min-height: 0; object-fit: contain }
          a { color: LinkText }
          """;

  /**
   * Has a player whose presigned URL has ended ask the API for another, and goes on where it was.
   * Chromium tells no error of a place that is refused: five seconds of waiting are one. Three in a
   * row without a second of progress are the end.
   */
  private static final String SCRIPT =
      """
      const player = document.querySelector("audio, video");
      const address = player.src + (player.src.includes("?") ? "&_=" : "?_=");
      let position = 0, playing = false, restoring = false, failures = 0, failedAt = -1, stuck;
      function keep() {
        if (restoring) return;
        position = player.currentTime;
        if (position > failedAt + 1) failures = 0;
      }
      player.addEventListener("timeupdate", keep);
      player.addEventListener("seeking", keep);
      player.addEventListener("play", () => { playing = true });
      player.addEventListener("pause", () => { playing = false });
      function again() {
        clearTimeout(stuck);
        if (failures === 3) {
          document.querySelector("p").hidden = false;
          return;
        }
        restoring = true;
        failedAt = position;
        setTimeout(() => { player.src = address + Date.now() }, 1000 * failures++);
      }
      function watch() {
        clearTimeout(stuck);
        stuck = setTimeout(again, 5000);
      }
      player.addEventListener("error", again);
      player.addEventListener("waiting", watch);
      player.addEventListener("seeking", watch);
      for (const name of ["playing", "seeked", "timeupdate", "pause"]) {
        player.addEventListener(name, () => clearTimeout(stuck));
      }
      player.addEventListener("loadedmetadata", () => {
        if (!restoring) return;
        restoring = false;
        player.currentTime = position;
        if (playing) player.play().catch(() => {});
      });
      """;

  /**
   * The place of an item's bytes.
   *
   * @param address what the page loads; it may redirect
   * @param target where it may redirect to
   */
  record Source(URI address, URI target) {
    /** Both origins: a policy looks at redirects, too. */
    private String origins() {
      return Stream.of(address, target)
          .map(url -> url.getScheme() + "://" + url.getRawAuthority())
          .distinct()
          .collect(Collectors.joining(" "));
    }

    /** Without the URLs, so that no log gets them. */
    @Override
    public String toString() {
      return "Source[]";
    }
  }

  /** The page in UTF-8. */
  byte[] html() {
    String name = HtmlText.escaped(title);
    String address = HtmlText.escaped(source.address().toString());
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>%1$s</title>
    <link rel="alternate" type="application/json+oembed" href="%2$s" title="%1$s">
    <style>%3$s</style>
    </head>
    <body>
    <main>
    %4$s
    <h1>%1$s</h1>
    </main>
    %5$s</body>
    </html>
    """
        .formatted(
            name, HtmlText.escaped(oEmbed.toString()), STYLE, element(name, address), script())
        .getBytes(StandardCharsets.UTF_8);
  }

  private String element(String name, String address) {
    return switch (player) {
      case AUDIO -> playing("audio", name, address);
      case VIDEO -> playing("video playsinline", name, address);
      case IMAGE -> "<img alt=\"%s\" src=\"%s\">".formatted(name, address);
      case DOWNLOAD -> "<p><a href=\"%s\">Download</a></p>".formatted(address);
    };
  }

  private static String playing(String tag, String name, String address) {
    return """
    <%s controls preload="metadata" aria-label="%s" src="%s"></%s>
    <p role="alert" hidden>This can't be played any more. Reload the page to try again.</p>\
    """
        .formatted(tag, name, address, tag.split(" ")[0]);
  }

  private String script() {
    return plays() ? "<script>" + SCRIPT + "</script>\n" : "";
  }

  private boolean plays() {
    return player == Player.AUDIO || player == Player.VIDEO;
  }

  /**
   * The page's policy: what it may load, and who may frame it.
   *
   * @param frameAncestors a source list such as {@code https://app.example}
   */
  String policy(String frameAncestors) {
    String loads = player == Player.IMAGE ? "img-src" : "media-src";
    String runs = plays() ? " script-src '" + Sha256.source(SCRIPT) + "';" : "";
    return ("default-src 'none'; %s %s;%s style-src '%s'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors %s")
        .formatted(loads, source.origins(), runs, Sha256.source(STYLE), frameAncestors);
  }

  /** Without the URL, so that no log gets it. */
  @Override
  public String toString() {
    return "EmbedPage[" + player + "]";
  }
}
