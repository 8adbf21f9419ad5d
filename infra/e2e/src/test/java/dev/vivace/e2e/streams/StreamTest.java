package dev.vivace.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.e2e.stack.Http;
import dev.vivace.e2e.stack.Product;
import dev.vivace.e2e.stack.Samples;
import dev.vivace.e2e.stack.SharedProduct;
import dev.vivace.testkit.MediaFixtures;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Speech goes in as samples or files and comes out as MP3. */
@Isolated("counts or ends processes that others ask, too")
@ExtendWith(SharedProduct.class)
@Timeout(120)
class StreamTest {
  private static final int RATE = 24_000;
  private static final double ENCODER_DELAY_S = 0.15;

  @TempDir private static Path folder;
  private static Product product;

  @BeforeAll
  static void start(Product shared) {
    product = shared;
  }

  @Test
  void postedSpeechBecomesAnMp3ThatOtherProgramsDecodeToTheSameSpeech() throws Exception {
    byte[] pcm = MediaFixtures.bytes(MediaFixtures.SPEECH_PCM);
    Path mp3 = folder.resolve("posted.mp3");

    HttpResponse<byte[]> answer =
        Http.post(
            product.url("/stream?format=mp3&sampleRate=24000&channels=1"),
            pcm,
            "Content-Type",
            "application/octet-stream");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("audio/mpeg");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    Files.write(mp3, answer.body());
    String probed =
        Machine.here()
            .output(
                "ffprobe",
                List.of(
                    "-v",
                    "error",
                    "-show_entries",
                    "stream=codec_name,sample_rate",
                    "-of",
                    "csv=p=0",
                    mp3.toString()));
    assertThat(probed.strip()).isEqualTo("mp3,24000");
    float[] decoded = decode(mp3);
    float[] speech = Samples.floats(pcm);
    assertThat((double) decoded.length / RATE - (double) speech.length / RATE)
        .isBetween(0.0, ENCODER_DELAY_S);
    assertThat(Samples.bestCorrelation(speech, decoded, (int) (RATE * ENCODER_DELAY_S)))
        .isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.mp3",
        "speech.wav",
        "speech.m4a",
        "speech-moov-last.m4a",
        "speech.ogg",
        "speech.flac",
        "speech.webm",
        "clip.mp4"
      })
  void aStoredFileIsEncodedWhileItIsRead(String name) throws Exception {
    String id = store(MediaFixtures.bytes(name), name);

    HttpResponse<byte[]> answer = Http.get(product.url("/media/" + id + "/stream?format=mp3"));

    assertThat(answer.statusCode()).isEqualTo(200);
    Path mp3 = Files.write(folder.resolve("stored.mp3"), answer.body());
    float[] speech = Samples.floats(MediaFixtures.bytes(MediaFixtures.SPEECH_PCM));
    double seconds =
        Double.parseDouble(
            Machine.here()
                .output(
                    "ffprobe",
                    List.of(
                        "-v",
                        "error",
                        "-show_entries",
                        "format=duration",
                        "-of",
                        "csv=p=0",
                        mp3.toString()))
                .strip());
    assertThat(seconds)
        .isBetween(speech.length / (double) RATE - 0.2, speech.length / (double) RATE + 0.4);
  }

  @Test
  void aProcessKilledWithinAStreamCutsTheConnectionAndTheNextRequestWorks() throws Exception {
    int minutes = 20;
    byte[] wav = Samples.silentWav(8_000, minutes * 60);
    URI upload = product.url("/uploads");
    String json =
        "{\"filename\":\"long.wav\",\"contentType\":\"audio/wav\",\"size\":" + wav.length + "}";
    JsonNode begun = Http.json(Http.post(upload, json));
    for (JsonNode part : begun.get("parts")) {
      int number = part.get("number").asInt() - 1;
      int size = begun.get("partSize").asInt();
      byte[] bytes =
          Arrays.copyOfRange(wav, number * size, Math.min(wav.length, (number + 1) * size));
      assertThat(Http.put(URI.create(part.get("url").asString()), bytes).statusCode())
          .isEqualTo(200);
    }
    String id =
        Http.json(
                Http.post(
                    product.url("/uploads/" + begun.get("uploadId").asString() + "/complete"),
                    new byte[0]))
            .get("id")
            .asString();
    HttpResponse<InputStream> stream =
        Http.CLIENT.send(
            Http.request(product.url("/media/" + id + "/stream?format=mp3")).build(),
            BodyHandlers.ofInputStream());

    try (InputStream body = stream.body()) {
      assertThat(body.read()).isEqualTo(0xff);
      product.kill("StreamFunction");

      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
    assertThat(Http.summary(Http.get(product.url("/media/unknown/stream?format=mp3"))))
        .isEqualTo("404 unknown-media");
  }

  private static String store(byte[] content, String name) throws Exception {
    return Http.json(Http.post(product.url("/media?filename=" + name), content))
        .get("id")
        .asString();
  }

  private static float[] decode(Path mp3) throws Exception {
    Path pcm = folder.resolve("decoded.pcm");
    Machine.here()
        .output(
            "ffmpeg",
            List.of(
                "-v",
                "error",
                "-y",
                "-i",
                mp3.toString(),
                "-f",
                "f32le",
                "-ac",
                "1",
                pcm.toString()));
    return Samples.floats(Files.readAllBytes(pcm));
  }
}
