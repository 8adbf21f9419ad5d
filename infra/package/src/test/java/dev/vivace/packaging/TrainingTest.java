package dev.vivace.packaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions that fail, in shell. */
@Timeout(60)
class TrainingTest {
  private static final String TEMPLATE =
      """
      Resources:
        Api: {Type: AWS::Serverless::Api, Properties: {StageName: v1}}
        Bucket: {Type: AWS::S3::Bucket}
        TesterFunction:
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 20
            Events:
              Post: {Type: Api, Properties: {Path: /media, Method: post}}
      """;

  /** The Runtime API's answer to it is the first event. */
  private static final String NEXT =
      " -sS -o event.json http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next\n";

  @TempDir Path folder;
  private Training training;

  @BeforeEach
  void write() throws IOException {
    Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    training = new Training(template, folder);
  }

  @Test
  void saysWhatAFunctionThatDoesNotStartHasSaidAndEndedWith() throws Exception {
    bootstrap("echo no room left\nexit 3\n");

    assertThatThrownBy(this::train)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("TesterFunction", "exit status 3", "no room left");
  }

  @Test
  void saysWhichRequestAFunctionDiedOfAndHow() throws Exception {
    bootstrap(Machine.here().program("curl") + NEXT + "echo out of everything\nexit 137\n");

    assertThatThrownBy(this::train)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "POST /media", "502", "out of everything", "exit status 137", "too little memory");
  }

  private void train() throws IOException, InterruptedException {
    training.run(List.of(), Map.of("PATH", System.getenv("PATH")));
  }

  private void bootstrap(String script) throws IOException {
    Path bootstrap = folder.resolve("training/TesterFunction/bootstrap");
    Files.createDirectories(bootstrap.getParent());
    Files.writeString(bootstrap, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwx------"));
  }
}
