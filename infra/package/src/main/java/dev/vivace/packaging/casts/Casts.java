package dev.vivace.packaging.casts;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** The casts of all classes of a jar. Their readers have to expand frames. */
public final class Casts {
  private static final int API = Opcodes.ASM9;

  /** The first version whose classes are never verified without their frames (JVMS 4.10). */
  private static final int ALWAYS_WITH_FRAMES = Opcodes.V1_7;

  private final Hierarchy hierarchy;

  /**
   * Of a jar.
   *
   * @param classFiles all that are in it
   */
  public Casts(Iterable<byte[]> classFiles) {
    hierarchy = new Hierarchy(classFiles);
  }

  /** Puts what adds them to a class before its writer. */
  public ClassVisitor before(ClassVisitor writer) {
    return new Adding(writer);
  }

  private final class Adding extends ClassVisitor {
    private String owner = "";
    private boolean hasFrames;

    Adding(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      owner = name;
      hasFrames = (version & 0xFFFF) >= ALWAYS_WITH_FRAMES;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
      if (next == null || !hasFrames || !hasCode) {
        return next;
      }
      return new MethodNode(API, access, name, descriptor, signature, exceptions) {
        @Override
        public void visitEnd() {
          new MethodCasts(hierarchy, owner, this).add();
          accept(next);
        }
      };
    }
  }
}
