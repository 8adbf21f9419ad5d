package dev.vivace.bench.cold;

import dev.vivace.testkit.S3Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The servers that the functions ask.
 *
 * @param s3 in plaintext
 * @param tls before it
 */
record Servers(S3Coordinates s3, TlsFront tls) {
  /** Files in which Linux distributions and AWS's native TLS look for authorities. */
  private static final Path TRUSTED = Path.of("/etc/ssl/certs/ca-certificates.crt");

  /**
   * Whether processes can be made to trust an authority of the bench's: the native TLS asks the
   * system alone, so that each gets a view of its own of the system's file.
   */
  static boolean canTrust() throws IOException, InterruptedException {
    return Files.exists(TRUSTED)
        && new ProcessBuilder("unshare", "-m", "true").redirectErrorStream(true).start().waitFor()
            == 0;
  }

  Map<String, String> environment(Setting setting) {
    Map<String, String> environment = new HashMap<>(s3.environment());
    if (setting.overTls()) {
      environment.put("AWS_ENDPOINT_URL_S3", tls.endpoint().toString());
      environment.put("NODE_EXTRA_CA_CERTS", tls.authority().toAbsolutePath().toString());
    }
    return environment;
  }

  /** The beginning of a command whose process is to trust the servers. */
  List<String> trusting(Setting setting) {
    return setting.overTls()
        ? List.of(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount --bind \"$0\" " + TRUSTED + " && exec \"$@\"",
            tls.authority().toAbsolutePath().toString())
        : List.of();
  }
}
