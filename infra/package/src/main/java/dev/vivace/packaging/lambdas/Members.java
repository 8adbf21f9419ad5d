package dev.vivace.packaging.lambdas;

import dev.vivace.packaging.header.ClassHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods of a jar's classes, and who may call them. Names have slashes. */
final class Members {
  private static final int API = Opcodes.ASM9;

  /**
   * A class of the jar.
   *
   * @param access its flags (JVMS 4.1)
   * @param parents its superclass and its interfaces
   * @param methods the flags of each method (JVMS 4.6), by its name and descriptor
   */
  private record Owner(int access, List<String> parents, Map<String, Integer> methods) {}

  private final Map<String, Owner> owners = new HashMap<>();

  Members(Iterable<byte[]> classFiles) {
    classFiles.forEach(this::read);
  }

  private void read(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    Map<String, Integer> methods = new HashMap<>();
    reader.accept(
        new ClassVisitor(API) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            methods.put(name + descriptor, access);
            return null;
          }
        },
        ClassReader.SKIP_CODE);
    List<String> parents = ClassHeader.parents(reader);
    owners.put(reader.getClassName(), new Owner(reader.getAccess(), parents, methods));
  }

  boolean have(String name) {
    return owners.containsKey(name);
  }

  /**
   * Whether any class of a package may call a method that one of its classes refers to. Protected
   * methods are left out where the package is another. A method of Java's own that is referred to
   * by itself is public: javac writes a lambda around others.
   */
  boolean areCallableFrom(String packageName, Handle method) {
    Owner owner = owners.get(method.getOwner());
    if (owner == null) {
      return true;
    }
    boolean isNear = ClassHeader.packageOf(method.getOwner()).equals(packageName);
    return (isNear || (owner.access & Opcodes.ACC_PUBLIC) != 0)
        && find(method.getOwner(), method.getName() + method.getDesc())
            .filter(access -> isOpen(access, isNear))
            .isPresent();
  }

  private static boolean isOpen(int access, boolean isNear) {
    boolean isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
    boolean isPrivate = (access & Opcodes.ACC_PRIVATE) != 0;
    return isPublic || (isNear && !isPrivate);
  }

  /** The flags of a method of a class or of those above it in the jar. */
  private Optional<Integer> find(String name, String method) {
    Owner owner = owners.get(name);
    if (owner == null) {
      return Optional.empty();
    }
    Optional<Integer> own = Optional.ofNullable(owner.methods.get(method));
    return own.isPresent()
        ? own
        : owner.parents.stream().flatMap(parent -> find(parent, method).stream()).findFirst();
  }
}
