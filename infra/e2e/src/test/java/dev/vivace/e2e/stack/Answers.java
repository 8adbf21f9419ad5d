package dev.vivace.e2e.stack;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Answers, without what differs from run to run. */
public final class Answers {
  /** Each Ogg stream has a number of its own, which the checksums of its pages include. */
  private static final String OGG_PAGE = "(?s)(OggS.{10}).{4}(.{4}).{4}";

  private Answers() {}

  /** Status, what caches and players go by, and the body. */
  public static String comparable(HttpResponse<byte[]> answer) {
    StringBuilder text = new StringBuilder(Integer.toString(answer.statusCode()));
    for (String name : new String[] {"Content-Type", "Content-Range", "Cache-Control"}) {
      text.append(' ').append(answer.headers().firstValue(name).orElse("-"));
    }
    String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
    return text + " " + withoutWhatDiffers(body);
  }

  public static String withoutWhatDiffers(String body) {
    return body.replaceAll(OGG_PAGE, "$1$2")
        .replaceAll("[0-9A-HJKMNP-TV-Z]{26}", "ID")
        .replaceAll("https?://(127\\.0\\.0\\.1|localhost):\\d+[^\"]*", "URL")
        .replaceAll("\"requestId\":\"[^\"]*\"", "REQUEST")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
  }
}
