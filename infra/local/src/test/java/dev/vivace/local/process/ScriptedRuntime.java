package dev.vivace.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vivace.local.wire.FakeRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** The program of a test's {@code bootstrap}: a runtime that does what its events say. */
public final class ScriptedRuntime {
  private ScriptedRuntime() {}

  /** Runs until it is killed, told to exit, or its Runtime API is gone. */
  public static void main(String[] arguments) throws IOException {
    String start = Objects.requireNonNullElse(System.getenv("START"), "");
    try (FakeRuntime runtime =
        new FakeRuntime(Objects.requireNonNull(System.getenv("AWS_LAMBDA_RUNTIME_API")))) {
      switch (start) {
        case "init error" -> {
          byte[] error = "{\"errorMessage\":\"no configuration\"}".getBytes(UTF_8);
          runtime.post("init/error", error, "Lambda-Runtime-Function-Error-Type: Init.Error");
          System.exit(1);
        }
        case "exit" -> System.exit(7);
        case "hang" -> hang();
        default -> {
          awaitPermission(start);
          serve(runtime);
        }
      }
    }
  }

  /**
   * With {@code held PORT} every process asks the test before it is ready, with {@code later PORT}
   * every one but the first.
   */
  private static void awaitPermission(String start) throws IOException {
    String[] words = start.split(" ", 2);
    if (words[0].equals("held") || words[0].equals("later") && !isFirst()) {
      hold(Integer.parseInt(words[1]));
    }
  }

  private static boolean isFirst() throws IOException {
    try {
      Files.createFile(Path.of("first"));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void serve(FakeRuntime runtime) throws IOException {
    while (true) {
      runtime.poll();
      FakeRuntime.Event event = runtime.event();
      String[] words = event.body().split(" ", 2);
      String answer =
          switch (words[0]) {
            case "pid" -> Long.toString(ProcessHandle.current().pid());
            case "variables" ->
                String.join(
                    "\n", System.getenv().entrySet().stream().map(Object::toString).toList());
            case "folder" -> System.getProperty("user.dir");
            case "hold" -> hold(Integer.parseInt(words[1]));
            case "print" -> {
              System.out.print(words[1]);
              System.out.flush();
              yield "printed";
            }
            case "exit" -> {
              Runtime.getRuntime().halt(Integer.parseInt(words[1]));
              yield "";
            }
            case "hang" -> {
              hang();
              yield "";
            }
            case "half" -> {
              runtime.stream(event.id()).chunk("half");
              Runtime.getRuntime().halt(9);
              yield "";
            }
            default -> event.body();
          };
      runtime.respond(event.id(), answer);
    }
  }

  /** Tells the test that the event is here and waits for it to let go. */
  private static String hold(int port) throws IOException {
    try (Socket test = new Socket(InetAddress.getLoopbackAddress(), port)) {
      test.getOutputStream().write('!');
      test.getInputStream().read();
    }
    return Long.toString(ProcessHandle.current().pid());
  }

  private static void hang() {
    while (true) {
      LockSupport.park();
    }
  }
}
