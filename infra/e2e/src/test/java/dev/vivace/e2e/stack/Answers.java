package dev.vivace.e2e.stack;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Answers, without what differs from run to run. */
public final class Answers {
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
    return body.replaceAll("[0-9A-HJKMNP-TV-Z]{26}", "ID")
        .replaceAll("https?://(127\\.0\\.0\\.1|localhost):\\d+[^\"]*", "URL")
        .replaceAll("\"requestId\":\"[^\"]*\"", "REQUEST")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
  }
}
