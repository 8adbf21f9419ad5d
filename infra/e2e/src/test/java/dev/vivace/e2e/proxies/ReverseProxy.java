package dev.vivace.e2e.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import dev.vivace.testkit.machine.LocalPort;
import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A reverse proxy that runs with a configuration of {@code docs/proxies}, in which nothing but
 * ports and files are replaced. Closing it ends its process.
 */
public final class ReverseProxy implements AutoCloseable {
  private final Process process;

  private ReverseProxy(Process process) {
    this.process = process;
  }

  /** The programs that there are configurations for. */
  public enum Program {
    NGINX("nginx", "nginx.conf", "nginx-rewriting.conf"),
    CADDY("caddy", "Caddyfile", "Caddyfile-rewriting"),
    HAPROXY("haproxy", "haproxy.cfg", "haproxy-rewriting.cfg");

    private final String command;
    private final String keeping;
    private final String rewriting;

    Program(String command, String keeping, String rewriting) {
      this.command = command;
      this.keeping = keeping;
      this.rewriting = rewriting;
    }

    String configuration(HostMode mode) {
      return mode == HostMode.KEPT ? keeping : rewriting;
    }

    private List<String> arguments(Path configuration) {
      return switch (this) {
        case NGINX -> List.of("-e", "stderr", "-c", configuration.toString());
        case CADDY ->
            List.of("run", "--adapter", "caddyfile", "--config", configuration.toString());
        case HAPROXY -> List.of("-db", "-f", configuration.toString());
      };
    }
  }

  /** The fate of the Host on its way to S3. */
  public enum HostMode {
    KEPT,
    REWRITTEN
  }

  /**
   * Where things are.
   *
   * @param port the proxy's
   * @param apis {@code http://127.0.0.1:PORT}; several are asked in turn, by nginx
   * @param s3 the same of the bucket
   * @param apps ports of two replicas of an app, if there is one
   */
  public record Ports(int port, List<URI> apis, URI s3, List<Integer> apps) {
    private String api() {
      return apis.size() == 1 ? apis.getFirst().getAuthority() : "copies";
    }

    private String upstream() {
      return apis.stream()
          .map(api -> "server " + api.getAuthority() + ";")
          .collect(Collectors.joining(" ", "upstream copies { ", " }"));
    }
  }

  /** Starts one, and returns when it takes connections. */
  public static ReverseProxy start(
      Arrangement arrangement, Ports ports, Certificate certificate, Path folder)
      throws IOException {
    Program program = arrangement.program();
    String name = arrangement.configuration();
    String written = Files.readString(Product.ROOT.resolve("docs/proxies").resolve(name));
    assertThat(written).contains("8443", "127.0.0.1:3000", "127.0.0.1:9000", "/etc/ssl/localhost.");
    String replaced =
        withApps(written, ports.apps)
            .replace("8443", Integer.toString(ports.port))
            .replace("127.0.0.1:3000", ports.api())
            .replace("127.0.0.1:9000", ports.s3.getAuthority())
            .replace("/etc/ssl/localhost.crt", certificate.certificate().toString())
            .replace("/etc/ssl/localhost.key", certificate.key().toString())
            .replace("/etc/ssl/localhost.pem", certificate.both().toString());
    Path configuration =
        Files.writeString(
            folder.resolve(name),
            program == Program.NGINX ? wrapped(replaced, ports, folder) : replaced);
    ProcessBuilder builder = new ProcessBuilder(Machine.here().program(program.command).toString());
    builder.command().addAll(program.arguments(configuration));
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    ReverseProxy proxy = new ReverseProxy(builder.start());
    LocalPort.awaitOpen(proxy.process, ports.port);
    return proxy;
  }

  private static String withApps(String configuration, List<Integer> apps) {
    return apps.isEmpty()
        ? configuration
        : configuration
            .replace("127.0.0.1:8501", "127.0.0.1:" + apps.get(0))
            .replace("127.0.0.1:8502", "127.0.0.1:" + apps.get(1));
  }

  /** A server block of nginx needs something around it. */
  private static String wrapped(String server, Ports ports, Path folder) {
    return """
    daemon off;
    pid %s/nginx.pid;
    events {}
    http {
      access_log off;
      client_body_temp_path %s/bodies;
      proxy_temp_path %s/answers;
      %s
    %s}
    """
        .formatted(folder, folder, folder, ports.upstream(), server);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
  }
}
