package dev.vivace.e2e.stack;

import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The client that most users try first. */
public final class Curl {
  private Curl() {}

  /** Runs {@code curl -sS} with the arguments and answers what it prints. */
  public static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-sS", "--max-time", "60"));
    command.addAll(List.of(arguments));
    return Machine.here().output("curl", command);
  }
}
