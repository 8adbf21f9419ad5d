package dev.vivace.packaging.reach;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The part of a jar's code that can be reached. */
public final class ReachableCode {
  private static final int API = Opcodes.ASM9;
  private static final String CLASS = ".class";

  /** Libraries whose code refers to itself in ways that can be followed. */
  private static final Set<String> TRIMMED =
      Set.of(
          "com/nimbusds/",
          "io/micronaut/",
          "org/apache/",
          "software/amazon/awssdk/",
          "tools/jackson/");

  /** Its natives call Java by name. */
  private static final String CRT = "software/amazon/awssdk/crt/";

  private static final Pattern CLASS_NAME = Pattern.compile("[\\w$]+(?:\\.[\\w$]+)+");

  private ReachableCode() {}

  /**
   * Leaves out the classes and methods of libraries that nothing reaches.
   *
   * @param files the content of a jar, by the names of its entries, without classes for other
   *     versions of Java; what can be reached is left
   */
  public static void keep(Map<String, byte[]> files) {
    keep(files, ReachableCode::isTrimmed);
  }

  static void keep(Map<String, byte[]> files, Predicate<String> isTrimmed) {
    Map<String, ClassCode> classes = new HashMap<>();
    files.forEach((entry, file) -> {
      if (entry.endsWith(CLASS)) {
        classes.put(entry, ClassCode.read(file));
      }
    });
    Reach reach = new Reach(classes.values());
    classes.values().stream()
        .map(ClassCode::name)
        .filter(isTrimmed.negate())
        .forEach(reach::keepWhole);
    files.forEach((entry, file) -> {
      if (!entry.endsWith(CLASS)) {
        names(file).forEach(reach::keepNamed);
      }
    });
    files.keySet().removeIf(entry -> isDropped(classes.get(entry), reach));
    classes.forEach(
        (entry, code) -> files.computeIfPresent(entry, (_, file) -> trimmed(file, code, reach)));
  }

  private static Stream<String> names(byte[] file) {
    return CLASS_NAME
        .matcher(new String(file, StandardCharsets.ISO_8859_1))
        .results()
        .map(name -> name.group().replace('.', '/'));
  }

  private static boolean isTrimmed(String name) {
    return !name.startsWith(CRT) && TRIMMED.stream().anyMatch(name::startsWith);
  }

  private static boolean isDropped(@Nullable ClassCode code, Reach reach) {
    return code != null && !reach.has(code.name());
  }

  private static byte[] trimmed(byte[] classFile, ClassCode code, Reach reach) {
    Set<String> kept =
        code.methods().stream()
            .filter(reach::has)
            .map(MethodCode::signature)
            .collect(Collectors.toSet());
    if (kept.size() == code.methods().size()) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Trimming(writer, kept), 0);
    return writer.toByteArray();
  }

  private static final class Trimming extends ClassVisitor {
    private final Set<String> kept;

    Trimming(ClassVisitor next, Set<String> kept) {
      super(API, next);
      this.kept = kept;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return kept.contains(name + descriptor)
          ? super.visitMethod(access, name, descriptor, signature, exceptions)
          : null;
    }
  }
}
