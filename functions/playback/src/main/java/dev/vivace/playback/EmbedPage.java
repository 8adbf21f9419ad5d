package dev.vivace.playback;

import dev.vivace.lambda.text.HtmlText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page with one player and no script. What it may load is said by a policy (W3C Content Security
 * Policy Level 3), so that no name of a file could make it do anything else.
 *
 * @param player what shows the item
 * @param title the item's name
 * @param media where its bytes are
 * @param oEmbed where oEmbed tells about it
 */
record EmbedPage(Player player, String title, URI media, URI oEmbed) {
  static final String CONTENT_TYPE = "text/html; charset=utf-8";

  private static final String STYLE =
      """
      html, body { height: 100%; margin: 0 }
      body { background: #111; color: #eee; font: 14px/1.4 system-ui, sans-serif }
      main { box-sizing: border-box; display: flex; flex-direction: column; gap: 8px; height: 100%; padding: 8px }
      h1 { font: inherit; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
      audio, video { width: 100% }
      video { flex: 1; min-height: 0 }
      a { color: #9cf }
      """;

  /** The page in UTF-8. */
  byte[] html() {
    String name = HtmlText.escaped(title);
    String source = HtmlText.escaped(media.toString());
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
    </body>
    </html>
    """
        .formatted(name, HtmlText.escaped(oEmbed.toString()), STYLE, element(name, source))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String element(String name, String source) {
    return switch (player) {
      case AUDIO ->
          "<audio controls preload=\"metadata\" aria-label=\"%s\" src=\"%s\"></audio>"
              .formatted(name, source);
      case VIDEO ->
          "<video controls playsinline preload=\"metadata\" aria-label=\"%s\" src=\"%s\"></video>"
              .formatted(name, source);
      case DOWNLOAD -> "<p><a href=\"%s\">Download</a></p>".formatted(source);
    };
  }

  /**
   * What the page may load and who may frame it.
   *
   * @param frameAncestors a source list such as {@code https://app.example}
   */
  String policy(String frameAncestors) {
    return ("default-src 'none'; media-src %s://%s; style-src 'sha256-%s'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors %s")
        .formatted(media.getScheme(), media.getRawAuthority(), sha256(STYLE), frameAncestors);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Without the URL, so that no log gets it. */
  @Override
  public String toString() {
    return "EmbedPage[" + player + "]";
  }
}
