package dev.vivace.packaging.casts;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The casts of one method: of what it passes to others, returns, throws and puts into fields. The
 * types on the stack are followed from frame to frame, as the verifier does.
 */
final class MethodCasts {
  private final Hierarchy hierarchy;
  private final String owner;
  private final MethodNode method;
  private final AnalyzerAdapter types;
  private final StackTops tops = new StackTops();
  private final Map<AbstractInsnNode, String> castsBefore = new HashMap<>();
  private final Map<AbstractInsnNode, String> castsAfter = new HashMap<>();

  MethodCasts(Hierarchy hierarchy, String owner, MethodNode method) {
    this.hierarchy = hierarchy;
    this.owner = owner;
    this.method = method;
    this.types = new AnalyzerAdapter(owner, method.access, method.name, method.desc, null);
  }

  /** Adds them to the method's instructions. */
  void add() {
    for (AbstractInsnNode instruction : method.instructions) {
      if (types.stack != null) {
        find(instruction);
      }
      int depth = depth();
      instruction.accept(types);
      tops.follow(instruction, depth, depth());
    }
    castsBefore.forEach((user, type) -> method.instructions.insertBefore(user, cast(type)));
    castsAfter.forEach((top, type) -> method.instructions.insert(top, cast(type)));
  }

  private static AbstractInsnNode cast(String type) {
    return new TypeInsnNode(Opcodes.CHECKCAST, type);
  }

  private int depth() {
    return types.stack == null ? 0 : types.stack.size();
  }

  private void find(AbstractInsnNode user) {
    switch (user.getOpcode()) {
      case Opcodes.ATHROW -> want(user, 0, "java/lang/Throwable");
      case Opcodes.ARETURN -> want(user, 0, Type.getReturnType(method.desc));
      case Opcodes.PUTFIELD, Opcodes.PUTSTATIC ->
          want(user, 0, Type.getType(((FieldInsnNode) user).desc));
      case Opcodes.INVOKEDYNAMIC -> wantArguments(user, ((InvokeDynamicInsnNode) user).desc);
      case Opcodes.INVOKESTATIC, Opcodes.INVOKESPECIAL ->
          wantArguments(user, ((MethodInsnNode) user).desc);
      case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE -> {
        MethodInsnNode call = (MethodInsnNode) user;
        wantReceiver(call, wantArguments(call, call.desc));
      }
      default -> {}
    }
  }

  /** Returns how many slots of the stack they take. */
  private int wantArguments(AbstractInsnNode call, String descriptor) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    int below = 0;
    for (int i = arguments.length - 1; i >= 0; i--) {
      want(call, below, arguments[i]);
      below += arguments[i].getSize();
    }
    return below;
  }

  /**
   * Protected methods of a superclass are called on nothing but the class itself and its subclasses
   * (JVMS 4.10.1.8): a cast to the superclass would forget which it is.
   */
  private void wantReceiver(MethodInsnNode call, int below) {
    if (!hierarchy.isA(owner, call.owner)) {
      want(call, below, call.owner);
    }
  }

  private void want(AbstractInsnNode user, int below, Type type) {
    if (type.getSort() == Type.OBJECT) {
      want(user, below, type.getInternalName());
    }
  }

  /** A value that is not on top is cast where it last was. */
  private void want(AbstractInsnNode user, int below, String type) {
    int slot = depth() - 1 - below;
    if (types.stack.get(slot) instanceof String atHand
        && hierarchy.isSparedByCast(owner, atHand, type)) {
      if (below == 0) {
        castsBefore.put(user, type);
      } else {
        tops.of(slot).ifPresent(top -> castsAfter.putIfAbsent(top, type));
      }
    }
  }
}
