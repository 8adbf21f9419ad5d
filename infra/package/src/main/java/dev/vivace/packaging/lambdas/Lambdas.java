package dev.vivace.packaging.lambdas;

import dev.vivace.packaging.header.ClassHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The lambdas of a jar's classes. */
public final class Lambdas {
  private static final int API = Opcodes.ASM9;

  /** A class for less would be none the fewer. */
  private static final int LEAST_SHARED = 2;

  private final Members members;

  /**
   * Of a jar.
   *
   * @param classFiles all that are in it
   */
  public Lambdas(Iterable<byte[]> classFiles) {
    members = new Members(classFiles);
  }

  /**
   * Gives the lambdas of a class to classes that they share.
   *
   * @return the class files that take its place, by their names with slashes: its own, and those
   *     that are new; its own alone where no two lambdas can share one
   */
  public Map<String, byte[]> share(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    List<LambdaClass> shared = shared(reader);
    if (shared.isEmpty()) {
      return Map.of(reader.getClassName(), classFile);
    }
    Map<String, byte[]> classFiles = new LinkedHashMap<>();
    classFiles.put(reader.getClassName(), new SharingClass(shared).of(reader));
    int version = reader.readUnsignedShort(6);
    shared.forEach(each -> classFiles.put(each.name(), each.write(version)));
    return classFiles;
  }

  private List<LambdaClass> shared(ClassReader reader) {
    String host = reader.getClassName();
    Map<Lambda.Kind, List<Lambda>> byKind = new LinkedHashMap<>();
    for (Lambda lambda : lambdas(reader)) {
      if (mayBeShared(host, lambda)) {
        byKind.computeIfAbsent(lambda.kind(), _ -> new ArrayList<>()).add(lambda);
      }
    }
    Map<String, LambdaClass> shared = new LinkedHashMap<>();
    byKind.forEach((kind, lambdas) -> {
      if (lambdas.size() >= LEAST_SHARED) {
        String name = free(host + "$$" + simple(kind.type()), shared);
        shared.put(name, new LambdaClass(name, kind, lambdas));
      }
    });
    return List.copyOf(shared.values());
  }

  private boolean mayBeShared(String host, Lambda lambda) {
    return lambda.isWrittenIn(host)
        || members.areCallableFrom(ClassHeader.packageOf(host), lambda.body());
  }

  private static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1);
  }

  private String free(String name, Map<String, LambdaClass> taken) {
    String free = name;
    while (members.have(free) || taken.containsKey(free)) {
      free += "$";
    }
    return free;
  }

  /** Each once, in the order of the code. */
  private static Set<Lambda> lambdas(ClassReader reader) {
    Set<Lambda> found = new LinkedHashSet<>();
    reader.accept(
        new ClassVisitor(API) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return new MethodVisitor(API) {
              @Override
              public void visitInvokeDynamicInsn(
                  String made, String type, Handle bootstrap, Object... arguments) {
                Lambda.madeBy(made, type, bootstrap, arguments).ifPresent(found::add);
              }
            };
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }
}
