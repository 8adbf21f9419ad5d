package dev.vivace.packaging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The operations of AWS's client of S3 that a jar calls: a dozen of a hundred. The VM verifies the
 * client by loading the requests and responses of each operation that it has, so that a cache holds
 * them all and each start makes them ready. An operation is known by the name of its methods, which
 * javac gives to their lambdas, too.
 */
final class S3Operations {
  private static final int API = Opcodes.ASM9;
  private static final String PACKAGE = "software/amazon/awssdk/services/s3/";
  private static final String CLIENT = PACKAGE + "S3Client";

  /** The classes that have a method for each operation, and the interface. */
  private static final Set<String> CLIENTS =
      Set.of(CLIENT, PACKAGE + "DefaultS3Client", PACKAGE + "DelegatingS3Client");

  private final Set<String> all = new HashSet<>();
  private final Set<String> called = new HashSet<>();
  private final Map<String, Set<String>> calledByOperation = new HashMap<>();

  private S3Operations() {}

  /**
   * Finds those that any class calls which is not the client itself, and those that they call.
   *
   * @param classFiles all of a jar, by the names of their entries
   */
  static S3Operations calledBy(Map<String, byte[]> classFiles) {
    S3Operations operations = new S3Operations();
    byte[] client = classFiles.get(CLIENT + ".class");
    if (client != null) {
      new ClassReader(client).accept(operations.new Names(), ClassReader.SKIP_CODE);
      classFiles.values().forEach(classFile -> operations.find(new ClassReader(classFile)));
      operations.close();
    }
    return operations;
  }

  private void find(ClassReader reader) {
    boolean isClient = CLIENTS.contains(reader.getClassName());
    reader.accept(
        new ClassVisitor(API) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            String operation = operationOf(name);
            return new Calls(
                isClient && all.contains(operation)
                    ? calledByOperation.computeIfAbsent(operation, _ -> new HashSet<>())
                    : called);
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  private void close() {
    Deque<String> open = new ArrayDeque<>(called);
    while (!open.isEmpty()) {
      for (String next : calledByOperation.getOrDefault(open.remove(), Set.of())) {
        if (called.add(next)) {
          open.add(next);
        }
      }
    }
  }

  private static String operationOf(String method) {
    return method.startsWith("lambda$") ? method.split("\\$", 3)[1] : method;
  }

  /** Puts what keeps the other operations' methods from a class before its writer. */
  ClassVisitor without(String className, ClassVisitor writer) {
    return CLIENTS.contains(className) ? new Cut(writer) : writer;
  }

  private final class Names extends ClassVisitor {
    Names() {
      super(API);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (descriptor.startsWith("(L" + PACKAGE + "model/")) {
        all.add(name);
      }
      return null;
    }
  }

  private static final class Calls extends MethodVisitor {
    private final Set<String> found;

    Calls(Set<String> found) {
      super(API);
      this.found = found;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      if (CLIENTS.contains(owner)) {
        found.add(name);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle && CLIENTS.contains(handle.getOwner())) {
          found.add(operationOf(handle.getName()));
        }
      }
    }
  }

  private final class Cut extends ClassVisitor {
    Cut(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      String operation = operationOf(name);
      return all.contains(operation) && !called.contains(operation)
          ? null
          : super.visitMethod(access, name, descriptor, signature, exceptions);
    }
  }
}
