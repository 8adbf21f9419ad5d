package dev.vivace.e2e.aws;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of the environment variables that the code of functions reads: the string constants of that
 * form in each class that is made by a static {@code from(Map)}. Nothing else sees the environment;
 * the rules of the house keep that.
 */
final class EnvironmentReads {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

  private EnvironmentReads() {}

  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (JavaClass reader : readers()) {
      constants(reader).filter(NAME.asMatchPredicate()).forEach(names::add);
    }
    return names;
  }

  private static List<JavaClass> readers() {
    return new ClassFileImporter()
            .importPackages(
                "dev.vivace.lambda",
                "dev.vivace.media",
                "dev.vivace.upload",
                "dev.vivace.playback",
                "dev.vivace.stream",
                "dev.vivace.live")
            .stream()
            .filter(EnvironmentReads::isMadeFromAMap)
            .toList();
  }

  private static boolean isMadeFromAMap(JavaClass type) {
    return type.tryGetMethod("from", Map.class)
        .filter(method -> method.getModifiers().contains(JavaModifier.STATIC))
        .isPresent();
  }

  private static Stream<String> constants(JavaClass type) {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(CodeModel::elementStream)
          .flatMap(EnvironmentReads::text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> text(CodeElement element) {
    return element instanceof ConstantInstruction constant
            && constant.constantValue() instanceof String text
        ? Stream.of(text)
        : Stream.empty();
  }
}
