package dev.vivace.packaging;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The tables of local variables' names and types in a class (JVMS 4.7.13 and 4.7.14), which only
 * debuggers read. The VM keeps them with the code, in the cache too. The tables of lines stay:
 * stack traces tell them.
 */
final class LocalVariables {
  private static final int API = Opcodes.ASM9;

  private LocalVariables() {}

  /** Puts what keeps them from a class before its writer. */
  static ClassVisitor without(ClassVisitor writer) {
    return new WithoutThem(writer);
  }

  private static final class WithoutThem extends ClassVisitor {
    WithoutThem(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(API, method) {
        @Override
        public void visitLocalVariable(
            String variable,
            String type,
            @Nullable String generic,
            Label start,
            Label end,
            int index) {
          // Left out.
        }
      };
    }
  }
}
