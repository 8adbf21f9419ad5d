package dev.vivace.e2e.proxies;

import dev.vivace.e2e.proxies.ReverseProxy.HostMode;
import dev.vivace.e2e.proxies.ReverseProxy.Program;
import java.util.List;
import java.util.Map;

/**
 * The servers behind a reverse proxy.
 *
 * @param program the proxy
 * @param configuration a file of {@code docs/proxies}
 * @param mode what becomes of the Host on its way to S3
 * @param copies for each copy of the product, variables beside those that say where it is seen
 * @param apps ports of two replicas of an app; or none
 */
public record Arrangement(
    Program program,
    String configuration,
    HostMode mode,
    List<Map<String, String>> copies,
    List<Integer> apps) {

  /** The product alone. */
  public static Arrangement of(Program program, HostMode mode) {
    return new Arrangement(
        program, program.configuration(mode), mode, List.of(Map.of()), List.of());
  }

  /** Copies of the product behind nginx. */
  public static Arrangement ofCopies(List<Map<String, String>> copies) {
    return new Arrangement(Program.NGINX, "nginx.conf", HostMode.KEPT, copies, List.of());
  }

  /**
   * The product and two replicas of an app behind nginx.
   *
   * @param configuration {@code nginx-apps.conf}, or another one for two replicas
   */
  public static Arrangement withApps(String configuration, List<Integer> apps) {
    return new Arrangement(Program.NGINX, configuration, HostMode.KEPT, List.of(Map.of()), apps);
  }
}
