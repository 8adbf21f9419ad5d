package dev.vivace.packaging.reach;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads what the code of a method refers to. */
final class CodeReader extends MethodVisitor {
  private final MethodCode code;

  CodeReader(MethodCode code) {
    super(Opcodes.ASM9);
    this.code = code;
  }

  /** Adds the classes that a type names: itself, its elements or its parameters and result. */
  static void addTo(Set<String> names, Type type) {
    switch (type.getSort()) {
      case Type.OBJECT -> names.add(type.getInternalName());
      case Type.ARRAY -> addTo(names, type.getElementType());
      case Type.METHOD -> {
        addTo(names, type.getReturnType());
        for (Type argument : type.getArgumentTypes()) {
          addTo(names, argument);
        }
      }
      default -> {}
    }
  }

  private void name(Type type) {
    addTo(code.types, type);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean ofInterface) {
    call(opcode == Opcodes.INVOKESTATIC, owner, name, descriptor);
  }

  private void call(boolean isStatic, String owner, String name, String descriptor) {
    name(Type.getObjectType(owner));
    if (isStatic || name.equals("<init>")) {
      code.found.add(new MethodCode.Found(owner, name + descriptor));
    } else {
      code.calls.add(name + descriptor);
    }
  }

  private void call(Handle handle) {
    if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
      visitFieldInsn(handle.getTag(), handle.getOwner(), handle.getName(), handle.getDesc());
      return;
    }
    call(
        handle.getTag() == Opcodes.H_INVOKESTATIC,
        handle.getOwner(),
        handle.getName(),
        handle.getDesc());
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    name(Type.getObjectType(type));
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    name(Type.getObjectType(owner));
    name(Type.getType(descriptor));
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    name(Type.getType(descriptor));
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String caught) {
    if (caught != null) {
      code.types.add(caught);
    }
  }

  /** The verifier loads the types of frames. */
  @Override
  public void visitFrame(int type, int locals, Object[] local, int depth, Object[] stack) {
    addNames(locals, local);
    addNames(depth, stack);
  }

  private void addNames(int count, Object[] slots) {
    for (int i = 0; i < count; i++) {
      if (slots[i] instanceof String type) {
        name(Type.getObjectType(type));
      }
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    constant(value);
  }

  private void constant(Object value) {
    switch (value) {
      case String text -> code.texts.add(text);
      case Type type -> {
        name(type);
        if (type.getSort() == Type.OBJECT) {
          code.constants.add(type.getInternalName());
        }
      }
      case Handle handle -> call(handle);
      case ConstantDynamic made -> {
        call(made.getBootstrapMethod());
        for (int i = 0; i < made.getBootstrapMethodArgumentCount(); i++) {
          constant(made.getBootstrapMethodArgument(i));
        }
      }
      default -> {}
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    code.implemented.add(name);
    name(Type.getMethodType(descriptor));
    call(bootstrap);
    for (Object argument : arguments) {
      constant(argument);
    }
  }
}
