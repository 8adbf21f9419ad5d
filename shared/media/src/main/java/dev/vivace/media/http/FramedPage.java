package dev.vivace.media.http;

import dev.vivace.lambda.http.HttpResponse;

/** The style and the header fields of pages for the frames of others, whatever they play. */
public final class FramedPage {
  /** Style in the reader's colours: a column that fills the frame, with a title of one line. */
  public static final String STYLE =
      """
      :root { color-scheme: light dark }
      html, body { height: 100%; margin: 0 }
      body { background: Canvas; color: CanvasText; font: 14px/1.4 system-ui, sans-serif }
      main { box-sizing: border-box; display: flex; flex-direction: column; gap: 8px; height: 100%; padding: 8px }
      h1 { font: inherit; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
      p { margin: 0 }
      """;

  private FramedPage() {}

  /**
   * The answer. Pages hold addresses that end, so no cache may keep them, and that nobody else may
   * have, so no site is told where they are.
   *
   * @param html in UTF-8
   * @param policy what the page may load, and who may frame it (W3C Content Security Policy Level
   *     3)
   */
  public static HttpResponse answer(byte[] html, String policy) {
    return HttpResponse.bytes(200, "text/html; charset=utf-8", html)
        .withHeader("Cache-Control", "no-store")
        .withHeader("Content-Security-Policy", policy)
        .withHeader("Referrer-Policy", "no-referrer");
  }
}
