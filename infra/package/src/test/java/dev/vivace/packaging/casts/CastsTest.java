package dev.vivace.packaging.casts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.packaging.header.JarLoader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** The classes below are a jar, and {@link Uses} is what is verified. */
class CastsTest {
  interface Shape {
    default String name() {
      return "shape";
    }
  }

  static class Round implements Shape {}

  static final class Circle extends Round {}

  public interface Known {}

  static final class Broken extends RuntimeException implements Known {
    private static final long serialVersionUID = 1;
  }

  /** Each method passes a value on as another type. */
  static final class Uses {
    static @Nullable Shape last;
    Round round = new Round();

    static Round returns(Circle circle) {
      return circle;
    }

    static void puts(Circle circle, Uses uses) {
      last = circle;
      uses.round = circle;
    }

    static String passes(Circle circle, long number) {
      return take(number > 1 ? "many" : "one", number, circle, circle);
    }

    static String take(String word, long number, Round round, Shape shape) {
      return word + number + round.name() + shape.name();
    }

    static String calls() {
      Shape shape = new Circle();
      return shape.name();
    }

    static Function<String, String> captures(Circle circle) {
      return name(circle);
    }

    static Function<String, String> name(Shape shape) {
      return shape.name()::concat;
    }

    static void fails() {
      throw new Broken();
    }
  }

  private final Map<String, byte[]> jar = new HashMap<>();

  @BeforeEach
  void read() throws IOException {
    for (Class<?> type :
        List.of(Shape.class, Round.class, Circle.class, Known.class, Broken.class, Uses.class)) {
      String file = type.getName().replace('.', '/') + ".class";
      try (InputStream content = CastsTest.class.getClassLoader().getResourceAsStream(file)) {
        jar.put(type.getName(), Objects.requireNonNull(content).readAllBytes());
      }
    }
  }

  @Test
  void verifyingAClassLoadsNoOther() throws Exception {
    Jar before = new Jar(jar);
    before.verify();
    Jar after = new Jar(withCasts());
    after.verify();

    assertThat(before.loaded())
        .contains(Shape.class.getName(), Circle.class.getName(), Broken.class.getName());
    assertThat(after.loaded()).containsExactly(Uses.class.getName());
  }

  @Test
  void methodsDoWhatTheyDid() throws Exception {
    Jar after = new Jar(withCasts());
    Object circle = after.made(Circle.class);

    assertThat(after.call("returns", circle)).isSameAs(circle);
    assertThat(after.call("passes", circle, 7L)).isEqualTo("many7shapeshape");
    assertThat(after.call("calls")).isEqualTo("shape");
    assertThat(after.call("puts", circle, after.made(Uses.class))).isNull();
    assertThatThrownBy(() -> after.call("fails"))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .hasToString(Broken.class.getName());
  }

  @Test
  void aValueThatMightBeOfAnotherTypeIsLeftAlone() {
    assertThat(isSpared(slashed(Circle.class), slashed(Shape.class))).isTrue();
    assertThat(isSpared(slashed(Broken.class), "java/lang/Throwable")).isTrue();
    assertThat(isSpared("java/lang/Object", slashed(Shape.class))).isFalse();
    assertThat(isSpared(slashed(Shape.class), slashed(Circle.class))).isFalse();
    assertThat(isSpared("absent/Round", slashed(Shape.class))).isFalse();
  }

  /** Those that the verifier asks nobody for, or that every start has loaded. */
  @Test
  void whatLoadsNothingIsLeftAlone() {
    assertThat(isSpared(slashed(Circle.class), slashed(Circle.class))).isFalse();
    assertThat(isSpared(slashed(Circle.class), "java/lang/Object")).isFalse();
    assertThat(isSpared(slashed(Broken.class), "java/io/Serializable")).isFalse();
    assertThat(isSpared("java/util/ArrayList", "java/util/AbstractList")).isFalse();
  }

  @Test
  void aTypeThatTheCodeMayNotNameIsLeftAlone() {
    String broken = slashed(Broken.class);
    Hierarchy hierarchy = new Hierarchy(jar.values());

    assertThat(
            hierarchy.isSparedByCast("elsewhere/Uses", slashed(Circle.class), slashed(Shape.class)))
        .isFalse();
    assertThat(hierarchy.isSparedByCast("elsewhere/Uses", broken, slashed(Known.class))).isTrue();
    assertThat(hierarchy.isSparedByCast("elsewhere/Uses", broken, "java/lang/Throwable")).isTrue();
  }

  private boolean isSpared(String atHand, String wanted) {
    return new Hierarchy(jar.values()).isSparedByCast(slashed(Uses.class), atHand, wanted);
  }

  private static String slashed(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private Map<String, byte[]> withCasts() {
    Casts casts = new Casts(jar.values());
    Map<String, byte[]> changed = new HashMap<>();
    jar.forEach((name, file) -> {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(file).accept(casts.before(writer), ClassReader.EXPAND_FRAMES);
      changed.put(name, writer.toByteArray());
    });
    return changed;
  }

  /** Runs {@link Uses}. */
  private static final class Jar extends JarLoader {
    Jar(Map<String, byte[]> files) {
      super(files);
    }

    void verify() throws ClassNotFoundException {
      Class.forName(Uses.class.getName(), true, this);
    }

    Object made(Class<?> type) throws ReflectiveOperationException {
      Constructor<?> constructor = loadClass(type.getName(), true).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    }

    @Nullable Object call(String name, Object... arguments) throws ReflectiveOperationException {
      for (Method method : loadClass(Uses.class.getName(), true).getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          method.setAccessible(true);
          return method.invoke(null, arguments);
        }
      }
      throw new NoSuchMethodException(name);
    }
  }
}
