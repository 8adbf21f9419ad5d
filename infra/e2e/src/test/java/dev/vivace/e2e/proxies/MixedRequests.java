package dev.vivace.e2e.proxies;

import dev.vivace.e2e.stack.Answers;
import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.testkit.MediaFixtures;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Rounds of requests of every kind, one after the other, the same ones in every run. */
final class MixedRequests {
  private static final int SEED = 11;
  private static final int KINDS = 12;
  private static final int PCM_BYTES = 24_000;

  private final ProxiedProduct product;
  private final int count;
  private final Random random = new Random(SEED);
  private final List<String> items = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final byte[] pcm;

  MixedRequests(ProxiedProduct product, int count) throws Exception {
    this.product = product;
    this.count = count;
    this.pcm = Arrays.copyOf(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM), PCM_BYTES);
  }

  /** Each answer, without what differs from run to run. */
  List<String> run() throws Exception {
    List<Integer> kinds = new ArrayList<>(IntStream.range(0, KINDS).boxed().toList());
    store();
    while (seen.size() < count) {
      Collections.shuffle(kinds, random);
      for (int kind : kinds) {
        send(kind);
      }
    }
    return seen;
  }

  private void send(int kind) throws Exception {
    switch (kind) {
      case 0 -> store();
      case 1 -> storeInParts();
      case 2 -> get(anItem());
      case 3 -> get("/media?limit=" + (1 + random.nextInt(5)));
      case 4 -> play();
      case 5 -> get(anItem() + "/playback?as=data-uri");
      case 6 -> follow(fetched(product.api() + anItem() + "/content"));
      case 7 -> follow(fetched(product.api() + anItem() + "/stream?format=mp3"));
      case 8 -> post("/stream?format=flac", pcm);
      case 9 -> live();
      case 10 -> nonsense();
      default -> delete();
    }
  }

  private String anItem() {
    return "/media/" + items.get(random.nextInt(items.size()));
  }

  private void store() throws Exception {
    byte[] wav = Samples.silentWav(8_000 + random.nextInt(8_000), 1);
    items.add(id(post("/media?filename=" + seen.size() + "%20%E9%9F%B3.wav", wav)));
  }

  private void storeInParts() throws Exception {
    byte[] wav = Samples.silentWav(16_000, 1 + random.nextInt(3));
    String json =
        "{\"filename\":\"take.wav\",\"contentType\":\"audio/wav\",\"size\":" + wav.length + "}";
    JsonNode upload = Http.json(post("/uploads", json.getBytes(StandardCharsets.UTF_8)));
    seen(product.put(URI.create(upload.get("parts").get(0).get("url").asString()), wav));
    String path = "/uploads/" + upload.get("uploadId").asString();
    get(path);
    items.add(id(post(path + "/complete", new byte[0])));
  }

  private void play() throws Exception {
    URI url = URI.create(Http.json(get(anItem() + "/playback")).get("url").asString());
    int from = random.nextInt(1_000);
    seen(product.get(url, "Range", "bytes=%d-%d".formatted(from, from + random.nextInt(1_000))));
  }

  private void live() throws Exception {
    JsonNode stream = Http.json(post("/live", "{}".getBytes(StandardCharsets.UTF_8)));
    String path = "/live/" + stream.get("id").asString();
    for (int number : new int[] {1, 0}) {
      seen(product.put(URI.create(stream.get("chunksUrl").asString() + "/" + number), pcm));
    }
    get(path);
    items.add(Http.json(post(path + "/end", new byte[0])).get("mediaId").asString());
    get(path + "/stream?format=opus&from=0.25");
  }

  private void nonsense() throws Exception {
    switch (random.nextInt(4)) {
      case 0 -> get("/media/nothing-of-ours");
      case 1 -> get("/media?limit=-1");
      case 2 -> post("/uploads", "{".getBytes(StandardCharsets.UTF_8));
      default -> get("/stream/nobody?format=mp3");
    }
  }

  /** Asks each of two copies before and after: one might remember what the other has deleted. */
  private void delete() throws Exception {
    if (items.size() > 3) {
      String path = "/media/" + items.remove(random.nextInt(items.size()));
      get(path + "/playback");
      get(path + "/playback");
      seen(product.delete(URI.create(product.api() + path)));
      get(path + "/playback");
      get(path + "/playback");
      get(path);
    }
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return seen(fetched(product.api() + path));
  }

  private HttpResponse<byte[]> fetched(String url) throws Exception {
    return product.get(URI.create(url));
  }

  private HttpResponse<byte[]> post(String path, byte[] body) throws Exception {
    return seen(product.post(URI.create(product.api() + path), body));
  }

  /** When a rendition is there, and so asked for in place of an encoding, is a matter of time. */
  private void follow(HttpResponse<byte[]> answer) throws Exception {
    seen.add(Answers.comparable(end(answer)).replaceFirst("[^ ]+ [^ ]+ ", ""));
  }

  private HttpResponse<byte[]> end(HttpResponse<byte[]> answer) throws Exception {
    return answer.statusCode() == 302
        ? product.get(URI.create(answer.headers().firstValue("Location").orElseThrow()))
        : answer;
  }

  private HttpResponse<byte[]> seen(HttpResponse<byte[]> answer) {
    seen.add(Answers.comparable(answer));
    return answer;
  }

  private static String id(HttpResponse<byte[]> answer) {
    return Http.json(answer).get("id").asString();
  }
}
