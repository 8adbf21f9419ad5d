package dev.vivace.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.RecordedLog;
import dev.vivace.testkit.gateway.FunctionClient;
import dev.vivace.testkit.gateway.GatewayEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogTest {
  @RegisterExtension static final Processes PROCESSES = new Processes();

  @RegisterExtension final RecordedLog log = new RecordedLog();

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

    assertThat(log.text())
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
}
