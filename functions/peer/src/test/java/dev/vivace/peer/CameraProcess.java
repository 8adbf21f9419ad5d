package dev.vivace.peer;

import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** A client with a camera in a process of its own, which can be killed. */
final class CameraProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;
  private final PrintWriter told;

  CameraProcess() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CameraProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    said = process.inputReader(StandardCharsets.UTF_8);
    told =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  /** The process: an offer out, an answer in, a word with the first frame. */
  public static void main(String[] arguments) throws Exception {
    Camera camera = new Camera().withChannel().withVideo(RTCRtpTransceiverDirection.SEND_RECV);
    System.out.println(encoded(camera.offer()));
    camera.accept(
        decoded(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .readLine()));
    camera.awaitFrames(1);
    System.out.println("shown");
    Thread.sleep(Long.MAX_VALUE);
  }

  String offer() throws IOException {
    return decoded(said.readLine());
  }

  void accept(String answer) {
    told.println(encoded(answer));
  }

  void awaitFrame() throws IOException {
    if (!"shown".equals(said.readLine())) {
      throw new AssertionError("no frame came back");
    }
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  private static String encoded(String sdp) {
    return Base64.getEncoder().encodeToString(sdp.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String line) {
    return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    kill();
  }
}
