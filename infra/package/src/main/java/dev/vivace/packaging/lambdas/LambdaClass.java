package dev.vivace.packaging.lambdas;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * The class of several lambdas of one kind. Its objects have a number each, by which the method of
 * the interface finds what to call.
 *
 * @param name its name, with slashes
 * @param kind the interface that they implement
 * @param lambdas by their numbers
 */
record LambdaClass(String name, Lambda.Kind kind, List<Lambda> lambdas) {
  private static final String OBJECT = "java/lang/Object";
  private static final String NUMBER = "number";
  private static final Method CONSTRUCTOR = new Method("<init>", "(I)V");

  /** The method that makes one of them by its number. */
  Method maker() {
    return new Method("of", "(I)L" + kind.type() + ";");
  }

  /**
   * Returns the class file.
   *
   * @param version that of the class whose lambdas they are (JVMS 4.1)
   */
  byte[] write(int version) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    writer.visit(
        version,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        OBJECT,
        new String[] {kind.type()});
    writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, NUMBER, "I", null, null).visitEnd();
    writeConstructor(method(writer, Opcodes.ACC_PRIVATE, CONSTRUCTOR));
    writeMaker(method(writer, Opcodes.ACC_STATIC, maker()));
    writeCall(method(writer, Opcodes.ACC_PUBLIC, new Method(kind.method(), kind.descriptor())));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static GeneratorAdapter method(ClassWriter writer, int access, Method method) {
    MethodVisitor visitor =
        writer.visitMethod(access, method.getName(), method.getDescriptor(), null, null);
    return new GeneratorAdapter(visitor, access, method.getName(), method.getDescriptor());
  }

  private Type type() {
    return Type.getObjectType(name);
  }

  private void writeConstructor(GeneratorAdapter code) {
    code.loadThis();
    code.invokeConstructor(Type.getObjectType(OBJECT), new Method("<init>", "()V"));
    code.loadThis();
    code.loadArg(0);
    code.putField(type(), NUMBER, Type.INT_TYPE);
    code.returnValue();
    code.endMethod();
  }

  private void writeMaker(GeneratorAdapter code) {
    code.newInstance(type());
    code.dup();
    code.loadArg(0);
    code.invokeConstructor(type(), CONSTRUCTOR);
    code.returnValue();
    code.endMethod();
  }

  /** Numbers come from the makers' calls alone, so that the last needs no look at its own. */
  private void writeCall(GeneratorAdapter code) {
    Label[] labels = lambdas.stream().map(_ -> new Label()).toArray(Label[]::new);
    code.loadThis();
    code.getField(type(), NUMBER, Type.INT_TYPE);
    code.visitTableSwitchInsn(0, labels.length - 1, labels[labels.length - 1], labels);
    for (int number = 0; number < labels.length; number++) {
      code.visitLabel(labels[number]);
      writeCall(code, lambdas.get(number));
    }
    code.endMethod();
  }

  private void writeCall(GeneratorAdapter code, Lambda lambda) {
    Type owner = Type.getObjectType(lambda.body().getOwner());
    if (lambda.body().getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      code.newInstance(owner);
      code.dup();
    }
    Type[] told = lambda.arguments().getArgumentTypes();
    Type[] passed = lambda.passed();
    for (int i = 0; i < told.length; i++) {
      code.loadArg(i);
      cast(code, told[i]);
      cast(code, passed[i]);
    }
    call(code, lambda, owner);
    giveBack(code, lambda.returned());
    code.returnValue();
  }

  private static void cast(GeneratorAdapter code, Type type) {
    if (Lambda.isReference(type)) {
      code.checkCast(type);
    }
  }

  private static void call(GeneratorAdapter code, Lambda lambda, Type owner) {
    int opcode =
        switch (lambda.body().getTag()) {
          case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
          case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
          case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
          default -> Opcodes.INVOKEVIRTUAL;
        };
    code.visitMethodInsn(
        opcode,
        owner.getInternalName(),
        lambda.body().getName(),
        lambda.body().getDesc(),
        lambda.body().isInterface());
  }

  private void giveBack(GeneratorAdapter code, Type returned) {
    Type given = Type.getReturnType(kind.descriptor());
    if (given.getSort() != Type.VOID) {
      if (!given.equals(returned)) {
        cast(code, given);
      }
    } else if (returned.getSize() == 2) {
      code.pop2();
    } else if (returned.getSize() == 1) {
      code.pop();
    }
  }
}
