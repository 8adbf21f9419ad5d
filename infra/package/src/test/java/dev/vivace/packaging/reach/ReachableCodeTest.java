package dev.vivace.packaging.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A jar of the classes below: {@link App} is of the product, the others are of a library. */
class ReachableCodeTest {
  static final class App {
    /** Uses the library in all ways that keep something of it. */
    static List<String> run() throws ReflectiveOperationException {
      List<String> told = new ArrayList<>();
      Shape shape = new Circle();
      told.add(shape.name() + Circle.sides() + new Circle().scaled(2));
      told.add(shape.toString());
      told.add(call(new Task()));
      told.add(((Callable<?>) new Task()).getClass().getName());
      Greeting greeting = name -> "hello " + name;
      told.add(greeting.twice("you"));
      told.add(Color.valueOf("RED").name());
      told.add(made("dev.vivace.packaging.reach.ReachableCodeTest$ByText").toString());
      Object named = made("dev.vivace.packaging.reach.ReachableCodeTest$By" + "Text");
      told.add(named.getClass().getDeclaredMethod("secret").invoke(named).toString());
      told.add(Circle.SUPPLIER.get());
      told.add(merged(told.size() > 3));
      AppListener listener = new Listener();
      String heard = new StringBuilder("draeh").reverse().toString();
      told.add(AppListener.class.getDeclaredMethod(heard).invoke(listener).toString());
      return told;
    }

    private static Object made(String name) throws ReflectiveOperationException {
      ClassLoader loader = App.class.getClassLoader();
      return Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
    }

    private static String call(Callable<String> task) {
      try {
        return task.call();
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }

    private static String merged(boolean isCircle) {
      return Merger.of(isCircle);
    }
  }

  /** Of the product, with a method that natives alone call. */
  interface AppListener {
    default String heard() {
      return "nothing";
    }
  }

  static final class Listener implements AppListener {
    @Override
    public String heard() {
      return "something";
    }
  }

  interface Shape {
    String name();

    default String unused() {
      return "unused";
    }
  }

  abstract static class Round implements Shape {
    static int sides() {
      return 0;
    }

    static int corners() {
      return 0;
    }

    @Override
    public String name() {
      return "round";
    }
  }

  static final class Circle extends Round {
    static final Supplier<String> SUPPLIER = Circle::supplied;

    private static String supplied() {
      return "supplied";
    }

    int scaled(int factor) {
      return scaled(factor, 3);
    }

    private int scaled(int factor, int size) {
      return factor * size;
    }

    int scaled(long factor) {
      return new Unreached().hashCode() + (int) factor;
    }

    @Override
    public String toString() {
      return "circle";
    }
  }

  /** Has the method that a subclass's interface asks for. */
  static class Callee {
    public String call() {
      return "called";
    }
  }

  static final class Task extends Callee implements Callable<String> {}

  @FunctionalInterface
  interface Greeting {
    String of(String name);

    default String twice(String name) {
      return of(name) + ", " + of(name);
    }
  }

  enum Color {
    RED
  }

  static final class ByText {
    String secret() {
      return "secret";
    }

    @Override
    public String toString() {
      return "by text";
    }
  }

  static final class ByFile {}

  /** The verifier asks for the class that two ways have in common, which no code names. */
  static final class Merger {
    static String of(boolean isCircle) {
      Shape shape = isCircle ? new Circle() : new Other();
      return shape.name();
    }
  }

  static final class Other extends Round {}

  static final class Unreached {}

  private final Map<String, byte[]> jar = new HashMap<>();
  private final Map<String, byte[]> kept = new HashMap<>();

  @BeforeEach
  void keep() throws IOException {
    for (Class<?> type : ReachableCodeTest.class.getDeclaredClasses()) {
      String file = type.getName().replace('.', '/') + ".class";
      try (InputStream content =
          ReachableCodeTest.class.getClassLoader().getResourceAsStream(file)) {
        jar.put(file, Objects.requireNonNull(content).readAllBytes());
      }
    }
    kept.putAll(jar);
    String service = "# a service\n" + ByFile.class.getName() + " # of the library\n";
    kept.put("META-INF/services/a.Service", service.getBytes(StandardCharsets.UTF_8));
    ReachableCode.keep(kept, name -> !name.contains("$App"));
  }

  @Test
  void allThatIsReachedIsThere() throws ReflectiveOperationException {
    assertThat(run(kept))
        .isEqualTo(run(jar))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("called", "supplied", "secret", "RED", "something");
  }

  @Test
  void methodsThatNobodyCallsAreGone() throws ClassNotFoundException {
    assertThat(methods(Circle.class))
        .containsExactlyInAnyOrder("scaled(int)", "scaled(int, int)", "supplied()", "toString()");
    assertThat(methods(Round.class)).containsExactlyInAnyOrder("name()", "sides()");
    assertThat(methods(Shape.class)).containsExactly("name()");
  }

  @Test
  void classesThatNothingNamesAreGone() {
    assertThat(kept)
        .doesNotContainKey(entry(Unreached.class))
        .containsKeys(entry(ByFile.class), entry(ByText.class), "META-INF/services/a.Service");
  }

  @Test
  void whatAFileNamesCanBeMade() throws ClassNotFoundException {
    assertThat(new Jar(kept).loadClass(ByFile.class.getName()).getDeclaredConstructors())
        .hasSize(1);
  }

  @Test
  void classesOfTheProductStayAsTheyAre() {
    assertThat(kept.get(entry(App.class))).isSameAs(jar.get(entry(App.class)));
  }

  private static String entry(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private Stream<String> methods(Class<?> type) throws ClassNotFoundException {
    return Arrays.stream(new Jar(kept).loadClass(type.getName()).getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(ReachableCodeTest::told);
  }

  private static String told(Method method) {
    List<String> types =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    return method.getName() + "(" + String.join(", ", types) + ")";
  }

  private static @Nullable Object run(Map<String, byte[]> files)
      throws ReflectiveOperationException {
    Method run = new Jar(files).loadClass(App.class.getName()).getDeclaredMethod("run");
    run.setAccessible(true);
    return run.invoke(null);
  }

  /** Has no classes of the tests but its own. */
  private static final class Jar extends ClassLoader {
    private final Map<String, byte[]> files;

    Jar(Map<String, byte[]> files) {
      super(ClassLoader.getPlatformClassLoader());
      this.files = files;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] file = files.get(name.replace('.', '/') + ".class");
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, file, 0, file.length);
    }
  }
}
