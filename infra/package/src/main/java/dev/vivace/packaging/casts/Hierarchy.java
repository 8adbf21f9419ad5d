package dev.vivace.packaging.casts;

import dev.vivace.packaging.header.ClassHeader;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** The parents of classes, in a jar and in the Java that it runs on. Names have slashes. */
final class Hierarchy {
  private static final String OBJECT = "java/lang/Object";

  /** The superclass and the interfaces of each class of the jar. */
  private final Map<String, List<String>> parents = new HashMap<>();

  private final Set<String> publicOnes = new HashSet<>();

  private final Map<String, Optional<Class<?>>> classesOfJava = new HashMap<>();

  /** Reads the names of the classes' parents. */
  Hierarchy(Iterable<byte[]> classFiles) {
    for (byte[] classFile : classFiles) {
      ClassReader reader = new ClassReader(classFile);
      parents.put(reader.getClassName(), ClassHeader.parents(reader));
      if ((reader.getAccess() & Opcodes.ACC_PUBLIC) != 0) {
        publicOnes.add(reader.getClassName());
      }
    }
  }

  /**
   * Whether a cast lets the verifier do without a class of the jar. The verifier loads the type
   * that is wanted and, unless that is an interface, the one at hand. A cast that might fail is
   * none.
   *
   * @param user the class that has the code
   * @param atHand the type that the verifier knows a value by
   * @param wanted the type that the value is used as
   */
  boolean isSparedByCast(String user, String atHand, String wanted) {
    return !wanted.equals(atHand)
        && !wanted.equals(OBJECT)
        && asksJar(atHand, wanted)
        && isA(atHand, wanted)
        && mayName(user, wanted);
  }

  private boolean asksJar(String atHand, String wanted) {
    if (parents.containsKey(wanted)) {
      return true;
    }
    return parents.containsKey(atHand) && !isJavaInterface(wanted);
  }

  /** Code may call a method that takes a type which it may not name (JVMS 5.4.4). */
  private boolean mayName(String user, String wanted) {
    return publicOnes.contains(wanted)
        || ClassHeader.packageOf(user).equals(ClassHeader.packageOf(wanted))
        || ofJava(wanted).filter(Hierarchy::isForAll).isPresent();
  }

  private static boolean isForAll(Class<?> ofJava) {
    return Modifier.isPublic(ofJava.getModifiers())
        && ofJava.getModule().isExported(ofJava.getPackageName());
  }

  /** Whether a class is another or extends or implements it, as far as can be known. */
  boolean isA(String name, String other) {
    if (name.equals(other)) {
      return true;
    }
    List<String> known = parents.get(name);
    if (known != null) {
      return known.stream().anyMatch(parent -> isA(parent, other));
    }
    Optional<Class<?>> ofJava = ofJava(name);
    return ofJava.isPresent()
        && ofJava(other).filter(type -> type.isAssignableFrom(ofJava.orElseThrow())).isPresent();
  }

  private boolean isJavaInterface(String name) {
    return ofJava(name).filter(Class::isInterface).isPresent();
  }

  private Optional<Class<?>> ofJava(String name) {
    return classesOfJava.computeIfAbsent(name, ClassHeader::ofJava);
  }
}
