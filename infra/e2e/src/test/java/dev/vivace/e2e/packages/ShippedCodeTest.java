package dev.vivace.e2e.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages leave out of libraries what nothing reaches: all that their code refers to is there. */
class ShippedCodeTest {
  /** The parents of a class, and the names and types of its members. */
  private record Members(List<String> parents, Set<String> own) {}

  @Test
  void allThatTheCodeOfStreamRefersToIsThere() throws IOException {
    assertThatAllIsThere("StreamFunction", "stream");
  }

  /** Most of their code is that of {@code stream}. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "UploadFunction, upload",
    "PlaybackFunction, playback",
    "LiveFunction, live",
    "ConsoleFunction, console",
    "SignalFunction, signal",
    "PeerFunction, peer"
  })
  void allThatTheCodeRefersToIsThere(String function, String module) throws IOException {
    assertThatAllIsThere(function, module);
  }

  private static void assertThatAllIsThere(String function, String module) throws IOException {
    Map<String, Members> whole = new HashMap<>();
    Map<String, Members> shipped = new HashMap<>();
    Map<String, ClassModel> code = classes(PackagedFunction.folder(function).resolve("app.jar"));
    code.forEach((name, model) -> shipped.put(name, members(model)));
    classes(jarOf(module)).forEach((name, model) -> whole.put(name, members(model)));

    Set<String> missing = new TreeSet<>();
    code.forEach((name, model) -> {
      for (PoolEntry entry : model.constantPool()) {
        if (entry instanceof MemberRefEntry member && has(whole, member) && !has(shipped, member)) {
          missing.add(name + " refers to " + member);
        }
      }
    });
    assertThat(missing).isEmpty();
    assertThat(shipped.size()).isLessThan(whole.size() * 9 / 10);
  }

  private static Path jarOf(String module) throws IOException {
    Path target = PackagedFunction.ROOT.resolve("functions").resolve(module).resolve("target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-app.jar")) {
      return jars.iterator().next();
    }
  }

  private static Map<String, ClassModel> classes(Path jar) throws IOException {
    Map<String, ClassModel> classes = new HashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          ClassModel model = ClassFile.of().parse(zip.getInputStream(entry).readAllBytes());
          classes.put(model.thisClass().asInternalName(), model);
        }
      }
    }
    return classes;
  }

  private static Members members(ClassModel model) {
    List<String> parents = new ArrayList<>();
    model.superclass().map(ClassEntry::asInternalName).ifPresent(parents::add);
    model.interfaces().forEach(each -> parents.add(each.asInternalName()));
    Set<String> own = new HashSet<>();
    model
        .methods()
        .forEach(
            each -> own.add(each.methodName().stringValue() + each.methodType().stringValue()));
    model
        .fields()
        .forEach(each -> own.add(each.fieldName().stringValue() + each.fieldType().stringValue()));
    return new Members(parents, own);
  }

  private static boolean has(Map<String, Members> classes, MemberRefEntry member) {
    return has(
        classes,
        member.owner().asInternalName(),
        member.name().stringValue() + member.type().stringValue());
  }

  private static boolean has(Map<String, Members> classes, String owner, String member) {
    Members members = classes.get(owner);
    return members != null
        && (members.own.contains(member)
            || members.parents.stream().anyMatch(parent -> has(classes, parent, member)));
  }
}
