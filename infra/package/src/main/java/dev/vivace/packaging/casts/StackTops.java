package dev.vivace.packaging.casts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The last instruction after which each slot of the stack was on top. It is known as long as no way
 * leads in or out between that instruction and the present one.
 */
final class StackTops {
  /** No instruction takes more slots, but calls and those that make arrays of arrays. */
  private static final int MOST_TAKEN = 4;

  private final List<Optional<AbstractInsnNode>> tops = new ArrayList<>();

  /** Returns the instruction after which a slot was on top, if it is known. */
  Optional<AbstractInsnNode> of(int slot) {
    return slot < tops.size() ? tops.get(slot) : Optional.empty();
  }

  /**
   * Goes on behind an instruction.
   *
   * @param before how many slots the stack had
   * @param after how many it has
   */
  void follow(AbstractInsnNode instruction, int before, int after) {
    boolean isCode = instruction.getOpcode() >= 0;
    boolean branches = branches(instruction);
    if (branches || instruction instanceof FrameNode) {
      tops.clear();
    } else if (isCode) {
      cut(Math.max(0, untouched(instruction, before, after)));
    }
    cut(after);
    while (tops.size() < after) {
      tops.add(Optional.empty());
    }
    if (isCode && !branches && after > 0) {
      tops.set(after - 1, Optional.of(instruction));
    }
  }

  private void cut(int size) {
    if (size < tops.size()) {
      tops.subList(size, tops.size()).clear();
    }
  }

  private static boolean branches(AbstractInsnNode instruction) {
    return instruction instanceof JumpInsnNode
        || instruction instanceof TableSwitchInsnNode
        || instruction instanceof LookupSwitchInsnNode;
  }

  /** How many slots from the bottom an instruction surely neither takes nor copies. */
  private static int untouched(AbstractInsnNode instruction, int before, int after) {
    return switch (instruction) {
      case MethodInsnNode call ->
          before - size(call.desc) + (call.getOpcode() == Opcodes.INVOKESTATIC ? 1 : 0);
      case InvokeDynamicInsnNode call -> before - size(call.desc) + 1;
      case MultiANewArrayInsnNode array -> before - array.dims;
      case VarInsnNode load when load.getOpcode() <= Opcodes.ALOAD -> before;
      case LdcInsnNode _ -> before;
      case TypeInsnNode made when made.getOpcode() == Opcodes.NEW -> before;
      case FieldInsnNode read when read.getOpcode() == Opcodes.GETSTATIC -> before;
      default ->
          instruction.getOpcode() <= Opcodes.SIPUSH ? before : Math.min(before, after) - MOST_TAKEN;
    };
  }

  /** Of the arguments and the object that is called. */
  private static int size(String descriptor) {
    return Type.getArgumentsAndReturnSizes(descriptor) >> 2;
  }
}
