package dev.vivace.packaging.lambdas;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;

/** A class that has its lambdas made by others. */
final class SharingClass {
  private static final int API = Opcodes.ASM9;

  /**
   * Makes a lambda.
   *
   * @param of the class to ask
   * @param number of the lambda there
   */
  private record Maker(LambdaClass of, int number) {}

  private final Map<Lambda, Maker> makers = new HashMap<>();

  /** The methods of the class itself that its lambdas call, by name and descriptor. */
  private final Set<String> bodies = new HashSet<>();

  SharingClass(List<LambdaClass> shared) {
    for (LambdaClass each : shared) {
      for (int number = 0; number < each.lambdas().size(); number++) {
        Lambda lambda = each.lambdas().get(number);
        makers.put(lambda, new Maker(each, number));
      }
    }
  }

  /** Returns the class file. */
  byte[] of(ClassReader reader) {
    for (Lambda lambda : makers.keySet()) {
      if (lambda.isWrittenIn(reader.getClassName())) {
        bodies.add(lambda.body().getName() + lambda.body().getDesc());
      }
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    boolean isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
    reader.accept(new Sharing(writer, isInterface ? Opcodes.ACC_PUBLIC : 0), 0);
    return writer.toByteArray();
  }

  private final class Sharing extends ClassVisitor {
    /** An interface has no methods that are its package's alone (JVMS 4.6). */
    private final int access;

    Sharing(ClassVisitor next, int access) {
      super(API, next);
      this.access = access;
    }

    @Override
    public MethodVisitor visitMethod(
        int declared,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      boolean isBody = bodies.contains(name + descriptor);
      int opened = isBody ? (declared & ~Opcodes.ACC_PRIVATE) | access : declared;
      return new Making(super.visitMethod(opened, name, descriptor, signature, exceptions));
    }
  }

  private final class Making extends MethodVisitor {
    Making(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Optional<Maker> maker =
          Lambda.madeBy(name, descriptor, bootstrap, arguments)
              .flatMap(lambda -> Optional.ofNullable(makers.get(lambda)));
      if (maker.isEmpty()) {
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        return;
      }
      LambdaClass of = maker.orElseThrow().of();
      InstructionAdapter code = new InstructionAdapter(mv);
      code.iconst(maker.orElseThrow().number());
      code.invokestatic(of.name(), of.maker().getName(), of.maker().getDescriptor(), false);
    }
  }
}
