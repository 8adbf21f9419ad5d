package dev.vivace.packaging;

import dev.vivace.lambda.access.AccessToken;
import dev.vivace.lambda.access.TokenSigner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that users send to every function, misses and errors included. */
final class TrainingRequests {
  private static final String UNKNOWN = "01JD0000000000000000000000";
  private static final Set<String> SCOPES =
      Set.of("media:read", "media:write", "stream:read", "live:write", "realtime");
  private static final Duration LONG_ENOUGH = Duration.ofHours(1);
  private static final int ROUNDS = 2;
  private static final int SAMPLE_RATE = 24_000;
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";
  private static final String JSON = "application/json";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI api;
  private final String token;
  private final String tokenForNothing;

  TrainingRequests(URI api, TokenSigner tokens) {
    this.api = api;
    this.token = tokens.sign(token(SCOPES), LONG_ENOUGH);
    this.tokenForNothing = tokens.sign(token(Set.of()), LONG_ENOUGH);
  }

  private static AccessToken token(Set<String> scopes) {
    return new AccessToken("training", scopes, Optional.empty());
  }

  /**
   * Asks everything a few times.
   *
   * @throws IOException if an answer is not the expected one
   */
  void run() throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      String item = upload();
      play(item);
      stream(item);
      live();
      console();
      filter();
      refuse();
      keepOut();
      send(204, "DELETE", "/media/" + item, new byte[0]);
      send(404, "GET", "/media/" + item, new byte[0]);
    }
  }

  private String upload() throws IOException, InterruptedException {
    byte[] wav = wav();
    send(201, "POST", "/media?filename=a.wav", wav);
    send(201, "POST", "/media?filename=a.mp3", mp3());
    send(201, "POST", "/media", form(wav), "multipart/form-data; boundary=x");
    String json = "{\"filename\":\"b.wav\",\"contentType\":\"audio/wav\",\"size\":%d}";
    String begun =
        send(201, "POST", "/uploads", json.formatted(wav.length).getBytes(StandardCharsets.UTF_8));
    String uploadId = member(begun, "uploadId");
    send(409, "POST", "/uploads/" + uploadId + "/complete", new byte[0]);
    put(member(begun, "url"), wav);
    send(200, "GET", "/uploads/" + uploadId, new byte[0]);
    String item = send(201, "POST", "/uploads/" + uploadId + "/complete", new byte[0]);
    send(204, "DELETE", "/uploads/" + member(other(json, wav.length), "uploadId"), new byte[0]);
    return member(item, "id");
  }

  private String other(String json, int size) throws IOException, InterruptedException {
    return send(201, "POST", "/uploads", json.formatted(size).getBytes(StandardCharsets.UTF_8));
  }

  private void play(String item) throws IOException, InterruptedException {
    send(200, "GET", "/media?limit=2", new byte[0]);
    String described = send(200, "GET", "/media/" + item, new byte[0]);
    exchange(302, HttpRequest.newBuilder(URI.create(member(described, "contentUrl"))));
    hls(member(described, "hlsUrl"), "0.m4s");
    send(200, "GET", "/media/" + item + "/playback", new byte[0]);
    send(200, "GET", "/media/" + item + "/playback?as=data-uri", new byte[0]);
    send(302, "GET", "/media/" + item + "/content", new byte[0]);
    send(302, "HEAD", "/media/" + item + "/content", new byte[0]);
    send(200, "GET", "/media/" + item + "/embed", new byte[0]);
    send(200, "GET", "/oembed?url=" + api + "/media/" + item + "/embed", new byte[0]);
    send(204, "OPTIONS", "/media/" + item, new byte[0]);
  }

  private void stream(String item) throws IOException, InterruptedException {
    send(200, "POST", "/stream?format=mp3", pcm());
    send(200, "POST", "/stream?format=mp3", wav());
    send(200, "GET", "/media/" + item + "/stream?format=mp3", new byte[0]);
    send(200, "HEAD", "/media/" + item + "/stream", new byte[0]);
    URI original = URI.create(api + "/media/" + item + "/stream");
    exchange(
        206,
        HttpRequest.newBuilder(original)
            .header(AUTHORIZATION, BEARER + token)
            .header("Range", "bytes=0-"));
  }

  private void live() throws IOException, InterruptedException {
    String format = "{\"sampleRate\":%d,\"title\":\"Übung\"}".formatted(SAMPLE_RATE);
    String created = send(201, "POST", "/live", format.getBytes(StandardCharsets.UTF_8));
    String stream = "/live/" + member(created, "id");
    send(204, "PUT", stream + "/chunks/0", pcm());
    send(204, "PUT", stream + "/chunks/0", pcm());
    send(409, "PUT", stream + "/chunks/0", wav());
    send(204, "PUT", stream + "/chunks/2", pcm());
    send(200, "GET", stream, new byte[0]);
    exchange(200, HttpRequest.newBuilder(URI.create(member(created, "hlsUrl"))));
    exchange(200, HttpRequest.newBuilder(URI.create(member(created, "embedUrl"))));
    String ended = send(200, "POST", stream + "/end", new byte[0]);
    send(200, "GET", stream, new byte[0]);
    send(200, "GET", stream + "/stream?format=mp3", new byte[0]);
    send(200, "GET", stream + "/stream?format=mp3&from=live", new byte[0]);
    hls(member(created, "hlsUrl"), "4.m4s");
    send(204, "OPTIONS", stream, new byte[0]);
    send(204, "DELETE", "/media/" + member(ended, "mediaId"), new byte[0]);
  }

  private void console() throws IOException, InterruptedException {
    send(200, "GET", "/", new byte[0]);
    send(200, "HEAD", "/", new byte[0]);
    send(200, "GET", "/clients/vivace.js", new byte[0]);
    send(404, "GET", "/clients/nothing.js", new byte[0]);
    send(200, "GET", "/openapi.json", new byte[0]);
    send(404, "GET", "/console/0/console.js", new byte[0]);
  }

  /** The renditions, by an encoder each. */
  private void hls(String playlist, String segment) throws IOException, InterruptedException {
    for (String rendition : List.of("aac-128k", "flac")) {
      URI address = URI.create(playlist.replace("aac-128k", rendition));
      for (String file : List.of("index.m3u8", "init.mp4", "0.m4s", segment, segment)) {
        exchange(200, HttpRequest.newBuilder(address.resolve(file)));
      }
      exchange(404, HttpRequest.newBuilder(address.resolve("9999.m4s")));
    }
  }

  /** Of a camera that is never seen: a peer answers, and is told to stop. */
  private void filter() throws IOException, InterruptedException {
    send(200, "GET", "/realtime/filters", new byte[0]);
    send(200, "GET", "/realtime/ice-servers", new byte[0]);
    String created = send(201, "POST", "/realtime/edges", offer(), JSON);
    String session = "/realtime/sessions/" + member(created, "id");
    send(200, "GET", session, new byte[0]);
    send(200, "PATCH", session + "/parameters", bytes("{\"low\":20}"), JSON);
    send(200, "GET", session + "/parameters", new byte[0]);
    send(428, "PATCH", session, bytes("a=end-of-candidates"), "application/trickle-ice-sdpfrag");
    send(422, "POST", session + "/whep", offer("sendonly"), JSON);
    send(204, "OPTIONS", session, new byte[0]);
    send(200, "DELETE", session, new byte[0]);
  }

  private static byte[] offer() throws IOException {
    return offer("sendrecv");
  }

  private static byte[] offer(String direction) throws IOException {
    try (InputStream sdp =
        Objects.requireNonNull(TrainingRequests.class.getResourceAsStream("offer.sdp"))) {
      String text = new String(sdp.readAllBytes(), StandardCharsets.UTF_8);
      return bytes(
          "{\"sdp\":\"%s\"}"
              .formatted(text.replace("sendrecv", direction).replace("\r\n", "\\r\\n")));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void refuse() throws IOException, InterruptedException {
    send(404, "GET", "/media/" + UNKNOWN, new byte[0]);
    send(404, "GET", "/media/" + UNKNOWN + "/playback", new byte[0]);
    send(404, "GET", "/media/" + UNKNOWN + "/stream?format=mp3", new byte[0]);
    send(404, "GET", "/uploads/" + UNKNOWN, new byte[0]);
    send(404, "GET", "/live/" + UNKNOWN, new byte[0]);
    send(404, "PUT", "/live/" + UNKNOWN + "/chunks/0", pcm());
    send(404, "GET", "/live/" + UNKNOWN + "/stream?format=mp3", new byte[0]);
    send(400, "POST", "/live", "{\"channels\":64}".getBytes(StandardCharsets.UTF_8));
    send(404, "GET", "/realtime/sessions/" + UNKNOWN, new byte[0]);
    send(404, "POST", "/realtime/nothing", offer(), JSON);
    send(400, "POST", "/realtime/edges", new byte[0], "application/sdp");
    send(400, "GET", "/media?limit=none", new byte[0]);
    send(400, "POST", "/stream?format=none", pcm());
    send(415, "POST", "/stream?format=mp3", new byte[100], "audio/mpeg");
  }

  /** Each function is asked without a token, with a broken one, and with one for nothing. */
  private void keepOut() throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/uploads/" + UNKNOWN,
            "/media",
            "/stream/tone?format=mp3",
            "/live/" + UNKNOWN,
            "/realtime/filters")) {
      exchange(401, HttpRequest.newBuilder(URI.create(api + path)));
      exchange(
          401,
          HttpRequest.newBuilder(URI.create(api + path))
              .header(AUTHORIZATION, BEARER + token + "A"));
      exchange(
          403,
          HttpRequest.newBuilder(URI.create(api + path))
              .header(AUTHORIZATION, BEARER + tokenForNothing));
    }
  }

  private void put(String url, byte[] body) throws IOException, InterruptedException {
    exchange(200, HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(body)));
  }

  private String send(int status, String method, String path, byte[] body)
      throws IOException, InterruptedException {
    return send(status, method, path, body, "application/octet-stream");
  }

  private String send(int status, String method, String path, byte[] body, String type)
      throws IOException, InterruptedException {
    return exchange(
        status,
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", type)
            .header(AUTHORIZATION, BEARER + token)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private String exchange(int status, HttpRequest.Builder builder)
      throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> answer = answer(request);
    if (answer.statusCode() != status) {
      throw new IOException(
          "%s was to be answered with %d, and was with %d: %s"
              .formatted(name(request), status, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException cut) {
      throw new IOException(name(request) + " was not answered: " + cut, cut);
    }
  }

  private static String name(HttpRequest request) {
    return request.method() + " " + request.uri().getPath();
  }

  /** The first member of that name; good enough for answers of our own. */
  private static String member(String json, String name) throws IOException {
    Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    if (!member.find()) {
      throw new IOException("The training expected a member " + name + " in " + json);
    }
    return member.group(1);
  }

  private static byte[] pcm() {
    ByteBuffer pcm = ByteBuffer.allocate(SAMPLE_RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SAMPLE_RATE; i++) {
      pcm.putFloat((float) (0.3 * Math.sin(2 * Math.PI * 440 * i / SAMPLE_RATE)));
    }
    return pcm.array();
  }

  /** One second of silence, 16 bits, mono. */
  private static byte[] wav() {
    int dataBytes = SAMPLE_RATE * 2;
    ByteBuffer wav = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + dataBytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(SAMPLE_RATE).putInt(dataBytes);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
    return wav.array();
  }

  /** An empty tag, and three frames of MPEG-1, layer III, 128 kbit/s, with nothing in them. */
  private static byte[] mp3() {
    byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0};
    int frameBytes = 417;
    ByteBuffer mp3 = ByteBuffer.allocate(tag.length + 3 * frameBytes).put(tag);
    for (int frame = 0; frame < 3; frame++) {
      mp3.putInt(tag.length + frame * frameBytes, 0xFFFB9000);
    }
    return mp3.array();
  }

  private static byte[] form(byte[] file) {
    byte[] head =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.wav\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(head.length + file.length + tail.length)
        .put(head)
        .put(file)
        .put(tail)
        .array();
  }
}
