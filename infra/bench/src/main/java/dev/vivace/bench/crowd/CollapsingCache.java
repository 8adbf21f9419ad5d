package dev.vivace.bench.crowd;

import dev.vivace.testkit.machine.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * nginx as a cache before an API: of requests for one address that come at once, one goes on, and
 * it keeps answers for as long as they say. Closing it ends its process.
 */
public final class CollapsingCache implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final int port;

  private CollapsingCache(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param nginx the program
   * @param api what is asked, http
   */
  public static CollapsingCache start(Path nginx, URI api) throws IOException {
    Path folder = Files.createTempDirectory("vivace-cache-");
    int port = LocalPort.free();
    Path configuration =
        Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port, api));
    Process process =
        new ProcessBuilder(nginx.toString(), "-e", "stderr", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    CollapsingCache cache = new CollapsingCache(process, folder, port);
    cache.awaitOpen();
    return cache;
  }

  private static String configuration(Path folder, int port, URI api) {
    // Of root, workers would be those of nobody, who may not write here; of others it says nothing.
    return """
    user root root;
    daemon off;
    pid %1$s/nginx.pid;
    worker_processes 1;
    worker_rlimit_nofile 16384;
    events { worker_connections 8192; }
    http {
      proxy_cache_path %1$s/cache keys_zone=hls:10m inactive=10m use_temp_path=off;
      client_body_temp_path %1$s/bodies;
      proxy_temp_path %1$s/answers;
      map $upstream_status $asked { "" 0; default 1; }
      log_format asked '$upstream_status $uri';
      access_log %1$s/asked.log asked if=$asked;
      keepalive_requests 1000000;
      upstream api { server %3$s; keepalive 8; }
      server {
        listen 127.0.0.1:%2$d backlog=4096;
        location / {
          proxy_pass http://api;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_cache hls;
          proxy_cache_key $uri;
          proxy_cache_lock on;
          proxy_cache_lock_age 30s;
          proxy_cache_lock_timeout 30s;
          proxy_cache_use_stale updating;
        }
      }
    }
    """
        .formatted(folder, port, api.getAuthority());
  }

  private void awaitOpen() throws IOException {
    try {
      LocalPort.awaitOpen(process, port);
    } catch (IOException e) {
      throw new IOException("nginx: " + Files.readString(folder.resolve("nginx.log")), e);
    }
  }

  /** The port on which it takes connections, on the loopback interface. */
  public int port() {
    return port;
  }

  /** The number of requests that have gone on to the API until now. */
  public long asked() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("asked.log"))) {
      return lines.count();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
