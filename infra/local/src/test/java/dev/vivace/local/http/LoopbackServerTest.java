package dev.vivace.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.local.wire.Wire;
import dev.vivace.testkit.RecordedLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoopbackServerTest {
  private static final String ADDRESS = "/live/x/hls/my-token/flac/0.m4s?access_token=my-token";

  @RegisterExtension final RecordedLog log = new RecordedLog();

  @Test
  void logsAFailureWithoutTheAddress() throws Exception {
    try (LoopbackServer server =
            new LoopbackServer("test", ConnectionLimits.standard(), new BrokenHandler());
        Wire client = new Wire(server.listen(0).getLocalPort())) {
      client.request("GET", ADDRESS);

      assertThat(client.head().status()).isEqualTo(500);
    }
    assertThat(log.text()).contains("IllegalStateException: broken").doesNotContain("my-token");
  }

  private static final class BrokenHandler extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      throw new IllegalStateException("broken");
    }
  }
}
