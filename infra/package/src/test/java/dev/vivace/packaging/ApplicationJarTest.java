package dev.vivace.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The jar that is shipped, made of AWS's client of S3 and of a class that uses two operations. */
class ApplicationJarTest {
  private static final String S3 = "software/amazon/awssdk/services/s3/";

  @TempDir private Path folder;
  private Path shipped;

  /** Uses two operations, one of which is made of a third. */
  static final class Caller {
    private final S3Client s3 = S3Client.create();

    int use(String bucket) {
      String key = "an object";
      s3.deleteObject(request -> request.bucket(bucket).key(key));
      return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray().length;
    }
  }

  @BeforeEach
  void ship() throws IOException {
    Path jar = folder.resolve("all.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type :
          List.of(S3Client.class, AwsClient.class, SdkClient.class, SdkAutoCloseable.class)) {
        put(zip, type.getName().replace('.', '/') + ".class");
      }
      for (String made : List.of("DefaultS3Client", "DefaultS3ClientBuilder")) {
        put(zip, S3 + made + ".class");
      }
      put(zip, Caller.class.getName().replace('.', '/') + ".class");
    }
    shipped = folder.resolve("app.jar");
    ApplicationJar.copy(jar, shipped);
  }

  private static void put(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    try (InputStream file = ApplicationJarTest.class.getClassLoader().getResourceAsStream(name)) {
      assertThat(file).isNotNull();
      file.transferTo(zip);
    }
    zip.closeEntry();
  }

  @Test
  void clientHasTheOperationsThatAreCalledAndNoOther() throws Exception {
    for (String client : List.of("S3Client", "DefaultS3Client")) {
      Set<String> methods = methods(S3 + client + ".class");

      assertThat(methods).contains("deleteObject", "getObject");
      assertThat(methods)
          .doesNotContain("putObject", "listBuckets", "deleteObjects")
          .noneMatch(method -> method.startsWith("lambda$putObject$"))
          .noneMatch(method -> method.startsWith("lambda$deleteObjects$"));
    }
  }

  @Test
  void linesAreToldInStackTracesButNoNamesOfLocalVariables() throws Exception {
    List<String> variables = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();

    visit(
        Caller.class.getName().replace('.', '/') + ".class",
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitLineNumber(int line, Label start) {
            lines.add(line);
          }

          @Override
          public void visitLocalVariable(
              String name, String type, String generic, Label start, Label end, int index) {
            variables.add(name);
          }
        },
        new HashSet<>());

    assertThat(lines).isNotEmpty();
    assertThat(variables).isEmpty();
  }

  private Set<String> methods(String entry) throws IOException {
    Set<String> methods = new HashSet<>();
    visit(entry, new MethodVisitor(Opcodes.ASM9) {}, methods);
    return methods;
  }

  private void visit(String entry, MethodVisitor eachMethod, Set<String> names) throws IOException {
    try (ZipFile jar = new ZipFile(shipped.toFile());
        InputStream file = jar.getInputStream(jar.getEntry(entry))) {
      new ClassReader(file)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String generic, String[] throwing) {
                  names.add(name);
                  return eachMethod;
                }
              },
              0);
    }
  }
}
