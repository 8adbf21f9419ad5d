package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  private final StringWriter log = new StringWriter();
  private final Handler recorder = new Recorder(log);

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(recorder);
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(recorder);
  }

  @Test
  void saysWhatWasAskedAndNothingThatGivesAccess() {
    FunctionClient upload = PROCESSES.startUpload();
    FunctionClient playback = PROCESSES.startPlayback();
    String id = Requests.store(upload, "private name.txt", new byte[] {'a'});
    upload.send(
        GatewayEvent.of("POST", "/uploads").withBody("{\"filename\":\"private name\",\"size\":1}"));
    playback.send(Requests.item("GET", "/playback", id).withHeader("Authorization", "my token"));
    playback.send(Requests.item("GET", "/content", id));
    PROCESSES
        .startPlayback(Map.of("AWS_SECRET_ACCESS_KEY", "wrong secret"))
        .send(Requests.item("GET", "", id));

    assertThat(log.toString())
        .contains("POST /media 201 in ")
        .contains("POST /uploads 201 in ")
        .contains("GET /media/{mediaId}/playback 200 in ")
        .contains("GET /media/{mediaId}/content 302 in ")
        .contains("GET /media/{mediaId} 500 in ")
        .doesNotContain("X-Amz-")
        .doesNotContain("private name")
        .doesNotContain("wrong secret")
        .doesNotContain("my token")
        .doesNotContain(PROCESSES.s3().coordinates().secretAccessKey());
  }

  /** Keeps messages and stack traces. */
  private static final class Recorder extends Handler {
    private final StringWriter log;

    Recorder(StringWriter log) {
      this.log = log;
    }

    @Override
    public void publish(LogRecord entry) {
      log.append(entry.getMessage()).append('\n');
      Throwable thrown = entry.getThrown();
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(log, true));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
