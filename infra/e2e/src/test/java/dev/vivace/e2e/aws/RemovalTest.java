package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.LocalPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README's way of removing a bucket, as it stands there, by the AWS CLI on moto's S3: one that
 * has versions, and delete markers where versioning is suspended, as the embedded S3 has not.
 */
class RemovalTest {
  private static final Pattern COMMANDS =
      Pattern.compile("\\*\\*Removing\\*\\*.*?```sh\\n(.*?)```", Pattern.DOTALL);

  private final Map<String, String> environment = new HashMap<>();
  private @Nullable Process moto;

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    AwsTools.assume("The README's way of removing a stack", "aws", "--version");
    AwsTools.assume("The README's way of removing a stack", "moto_server", "--help");
    int port = LocalPort.free();
    moto =
        new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("moto.log").toFile())
            .start();
    LocalPort.awaitOpen(moto, port);
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port);
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (moto != null) {
      moto.descendants().forEach(ProcessHandle::destroyForcibly);
      moto.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "Enabled", "Suspended"})
  void aBucketWithDeletedAndReplacedObjectsIsGone(String versioning) throws Exception {
    aws("s3api create-bucket --bucket media");
    if (!versioning.equals("none")) {
      aws(
          "s3api put-bucket-versioning --bucket media --versioning-configuration Status="
              + versioning);
    }
    Path file = Files.writeString(folder.resolve("file"), "bytes");
    for (String key : List.of("media/a/original", "media/b/original", "media/b/original")) {
      aws("s3api put-object --bucket media --key " + key + " --body " + file);
    }
    aws("s3api delete-object --bucket media --key media/a/original");

    AwsTools.Outcome removal = shell(commands().replace("BUCKET", "media"));

    assertThat(removal.exitCode()).as(removal.output()).isZero();
    assertThat(shell("aws s3 ls s3://media").output()).contains("NoSuchBucket");
  }

  @Test
  void anEmptyBucketIsGone() throws Exception {
    aws("s3api create-bucket --bucket media");

    AwsTools.Outcome removal = shell(commands().replace("BUCKET", "media"));

    assertThat(removal.exitCode()).as(removal.output()).isZero();
    assertThat(shell("aws s3 ls s3://media").output()).contains("NoSuchBucket");
  }

  private static String commands() throws IOException {
    Matcher readme = COMMANDS.matcher(Files.readString(TemplateDocument.ROOT.resolve("README.md")));
    assertThat(readme.find()).isTrue();
    return readme.group(1);
  }

  private void aws(String arguments) throws InterruptedException {
    AwsTools.Outcome outcome = shell("aws " + arguments);
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  private AwsTools.Outcome shell(String commands) throws InterruptedException {
    return AwsTools.run(environment, List.of("bash", "-ec", "cd '" + folder + "'\n" + commands));
  }
}
