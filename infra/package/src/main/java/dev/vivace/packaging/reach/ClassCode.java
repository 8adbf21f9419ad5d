package dev.vivace.packaging.reach;

import dev.vivace.packaging.header.ClassHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class of the jar. Names have slashes.
 *
 * @param name its own
 * @param access its flags (JVMS 4.1)
 * @param parents its superclass and its interfaces
 * @param fieldTypes the classes that its fields are of
 * @param methods its own
 */
record ClassCode(
    String name,
    int access,
    List<String> parents,
    Set<String> fieldTypes,
    List<MethodCode> methods) {
  private static final int API = Opcodes.ASM9;

  static ClassCode read(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    List<String> parents = ClassHeader.parents(reader);
    ClassCode code =
        new ClassCode(
            reader.getClassName(), reader.getAccess(), parents, new HashSet<>(), new ArrayList<>());
    reader.accept(code.new Members(), ClassReader.SKIP_DEBUG);
    return code;
  }

  boolean isAnnotation() {
    return (access & Opcodes.ACC_ANNOTATION) != 0;
  }

  private final class Members extends ClassVisitor {
    Members() {
      super(API);
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int flags,
        String field,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      CodeReader.addTo(fieldTypes, Type.getType(descriptor));
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int flags,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodCode code = new MethodCode(name, method, descriptor, flags);
      CodeReader.addTo(code.types, Type.getMethodType(descriptor));
      if (exceptions != null) {
        code.types.addAll(Arrays.asList(exceptions));
      }
      methods.add(code);
      return new CodeReader(code);
    }
  }
}
