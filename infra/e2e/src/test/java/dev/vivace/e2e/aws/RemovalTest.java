package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.template.AwsTools;
import dev.vivace.e2e.template.TemplateDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The docs' way of removing a bucket, as it stands there, by the AWS CLI on moto's S3: one that has
 * versions, and delete markers where versioning is suspended, as the embedded S3 has not.
 */
@Tag("long")
class RemovalTest {
  private static final Pattern COMMANDS =
      Pattern.compile("\\*\\*Removing\\*\\*.*?```sh\\n(.*?)```", Pattern.DOTALL);

  private static final Map<String, String> ENVIRONMENT = new HashMap<>();

  @TempDir private static Path folder;
  private static @Nullable ForeignServer moto;

  @BeforeAll
  static void start() throws Exception {
    AwsTools.assume("The docs' way of removing a stack", "aws", "--version");
    moto = ForeignServer.start(ForeignServer.Kind.MOTO, folder);
    ENVIRONMENT.put("AWS_ENDPOINT_URL", moto.url().toString());
    ENVIRONMENT.put("AWS_ACCESS_KEY_ID", "id");
    ENVIRONMENT.put("AWS_SECRET_ACCESS_KEY", "secret");
    ENVIRONMENT.put("AWS_DEFAULT_REGION", "us-east-1");
    ENVIRONMENT.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
    ENVIRONMENT.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  /** A bucket whose versioning is suspended has had it, and has delete markers. */
  @ParameterizedTest
  @CsvSource({"none, ''", "enabled, Enabled", "suspended, Enabled Suspended"})
  void aBucketWithDeletedAndReplacedObjectsIsGone(String bucket, String versioning)
      throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "bytes");
    StringBuilder life = new StringBuilder("aws s3api create-bucket --bucket " + bucket + "\n");
    for (String status : versioning.split(" ")) {
      if (!status.isEmpty()) {
        life.append(
            "aws s3api put-bucket-versioning --bucket %s --versioning-configuration Status=%s%n"
                .formatted(bucket, status));
      }
      life.append("aws s3 cp %s s3://%s/media/a/original%n".formatted(file, bucket));
    }
    life.append("aws s3 cp %s s3://%s/media/b/original%n".formatted(file, bucket));
    life.append("aws s3 rm s3://%s/media/a/original%n".formatted(bucket));
    AwsTools.Outcome lived = shell(life.toString());
    assertThat(lived.exitCode()).as(lived.output()).isZero();

    AwsTools.Outcome removal = shell(commands().replace("BUCKET", bucket));

    assertThat(removal.exitCode()).as(removal.output()).isZero();
    assertThat(shell("aws s3 ls s3://" + bucket).output()).contains("NoSuchBucket");
  }

  private static String commands() throws IOException {
    Path deploying = TemplateDocument.ROOT.resolve("docs/deploying.md");
    Matcher commands = COMMANDS.matcher(Files.readString(deploying));
    assertThat(commands.find()).isTrue();
    return commands.group(1);
  }

  private static AwsTools.Outcome shell(String commands) throws InterruptedException {
    return AwsTools.run(ENVIRONMENT, List.of("bash", "-ec", "cd '" + folder + "'\n" + commands));
  }
}
