package dev.vivace.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;

/**
 * The command line of the local stack. Standard output has one line, {@code ready
 * http://127.0.0.1:PORT}; logs go to standard error. Ctrl-C and SIGTERM end it with every child
 * process (exit codes 130 and 143).
 */
public final class Main {
  private static final String USAGE =
      """
      usage: java -cp ... dev.vivace.local.Main TEMPLATE PACKAGES

        TEMPLATE   the SAM template, template.yaml
        PACKAGES   a folder with one folder for each function, bootstrap in it

      environment:
        VIVACE_PORT       port of the API (3000; 0 for a free one)
        VIVACE_S3_PORT    port of the embedded S3 (9000; 0 for a free one)
        VIVACE_S3         S3 of another local stack, to share it, like http://127.0.0.1:9000
        VIVACE_S3_KEY     file with the access key of that S3 (s3-access-key in VIVACE_DATA)
        VIVACE_DATA       folder of the embedded S3, with its access key (.vivace/data)
        VIVACE_PROCESSES  processes of each function from the start on (1); several take turns
        VIVACE_THROTTLE   1: the API keeps to the template's limits of rate and burst (0)
        VIVACE_SECRET     signs tokens, and lets nobody in without one; 32 bytes or more
        VIVACE_CLOUDFRONT_KEY  private key in PEM that signs URLs, where CloudFrontUrl is set
        VIVACE_PARAMETERS parameters of the template, like 'PlaybackUrlTtlSeconds=60 LogLevel=DEBUG'
        PUBLIC_API_URL    where browsers see the API, if not at http://127.0.0.1:PORT; several with blanks between
        PUBLIC_MEDIA_URL  where browsers see the bucket's S3, if not at http://127.0.0.1:S3PORT
        MEDIA_URL_REWRITES what a proxy that changes the Host makes of S3's URLs: 'FROM -> TO; FROM -> TO'
        TRUSTED_PROXIES   networks of proxies that may say which PUBLIC_API_URL was called, like 10.0.0.0/8
        FORWARDED_FIELDS  how they say it: x-forwarded (the default) or forwarded
        INSIDE_API_URL    where apps beside the API see it, if not at http://127.0.0.1:PORT; empty: nowhere
        INSIDE_MEDIA_URL  where they see the bucket's S3, if not at http://127.0.0.1:S3PORT
      """;

  private static final Duration LONGEST_END = Duration.ofSeconds(3);

  private Main() {}

  /** Runs until it is told to end; exit code 1 if it cannot start, 2 if the arguments are wrong. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    configureLogging();
    int status = run(List.of(arguments), System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(USAGE);
      return 0;
    }
    if (arguments.size() != 2) {
      err.print(USAGE);
      return 2;
    }
    try {
      StackConfig config =
          StackConfig.of(Path.of(arguments.get(0)), Path.of(arguments.get(1)), environment);
      LocalStack stack = new LocalStack(config, err);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "shutdown"));
      LocalStack.Addresses at = stack.start();
      err.println("vivace: " + stack.accessNotice());
      err.printf("vivace: console and API %s, S3 %s; Ctrl-C ends both%n", at.api(), at.s3());
      out.println("ready " + at.api());
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (StartupException | IllegalArgumentException e) {
      err.println("vivace: " + e.getMessage());
      return 1;
    }
  }

  /** Whatever the state of the stack, nothing of it is left in the end. */
  private static void end(LocalStack stack) {
    Thread closing = Thread.ofPlatform().daemon().name("closing").start(stack::close);
    try {
      closing.join(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private static void configureLogging() throws IOException {
    try (InputStream properties =
        Objects.requireNonNull(Main.class.getResourceAsStream("logging.properties"))) {
      LogManager.getLogManager().readConfiguration(properties);
    }
  }
}
