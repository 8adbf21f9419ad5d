package dev.vivace.packaging.lambdas;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A lambda or method reference that captures nothing, and needs no more than casts between the
 * types of its interface and those of the method that it calls.
 *
 * @param kind the interface that it implements
 * @param body the method that it calls
 * @param arguments what it is told to take in place of the interface's own types
 */
record Lambda(Kind kind, Handle body, Type arguments) {
  /**
   * A functional interface. Names have slashes.
   *
   * @param type its name
   * @param method the one that a lambda implements
   * @param descriptor that method's, with the types that generics are erased to
   */
  record Kind(String type, String method, String descriptor) {}

  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  /**
   * Returns the lambda that an instruction makes, or nothing where it makes something else or a
   * lambda of another sort. The parameters are those of ASM's visitInvokeDynamicInsn.
   */
  static Optional<Lambda> madeBy(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    boolean isLambda =
        bootstrap.getOwner().equals(METAFACTORY) && bootstrap.getName().equals("metafactory");
    if (!isLambda || Type.getArgumentTypes(descriptor).length > 0) {
      return Optional.empty();
    }
    Kind kind =
        new Kind(
            Type.getReturnType(descriptor).getInternalName(),
            name,
            ((Type) arguments[0]).getDescriptor());
    return Optional.of(new Lambda(kind, (Handle) arguments[1], (Type) arguments[2]))
        .filter(Lambda::needsOnlyCasts);
  }

  private boolean needsOnlyCasts() {
    Type[] taken = Type.getArgumentTypes(kind.descriptor());
    Type[] told = arguments.getArgumentTypes();
    Type[] passed = passed();
    Type given = Type.getReturnType(kind.descriptor());
    return !body.getOwner().startsWith("[")
        && IntStream.range(0, taken.length)
            .allMatch(i -> isCast(taken[i], told[i]) && isCast(told[i], passed[i]))
        && (given.getSort() == Type.VOID || isCast(returned(), given));
  }

  private static boolean isCast(Type from, Type to) {
    return from.equals(to) || (isReference(from) && isReference(to));
  }

  static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  /** The types that the body takes, with the object that it is called on as the first. */
  Type[] passed() {
    Type[] parameters = Type.getArgumentTypes(body.getDesc());
    return switch (body.getTag()) {
      case Opcodes.H_INVOKESTATIC, Opcodes.H_NEWINVOKESPECIAL -> parameters;
      default ->
          Stream.concat(Stream.of(Type.getObjectType(body.getOwner())), Stream.of(parameters))
              .toArray(Type[]::new);
    };
  }

  /** The type that the body returns; of a constructor, what it makes. */
  Type returned() {
    return body.getTag() == Opcodes.H_NEWINVOKESPECIAL
        ? Type.getObjectType(body.getOwner())
        : Type.getReturnType(body.getDesc());
  }

  /** Whether its body is a method that javac made for it in a class, and that needs no object. */
  boolean isWrittenIn(String host) {
    return body.getTag() == Opcodes.H_INVOKESTATIC
        && body.getOwner().equals(host)
        && body.getName().startsWith("lambda$");
  }
}
