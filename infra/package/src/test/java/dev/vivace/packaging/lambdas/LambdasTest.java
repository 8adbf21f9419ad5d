package dev.vivace.packaging.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.packaging.header.JarLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes below are a jar; each of their methods makes lambdas of one kind. */
class LambdasTest {
  @FunctionalInterface
  interface Named {
    String name(Host host);
  }

  static class Host {
    private final String word;

    Host(String word) {
      this.word = word;
    }

    Host() {
      this("nothing");
    }

    String word() {
      return word;
    }

    private String secret() {
      return "secret " + word;
    }

    static String of(Object any) {
      return "of " + any;
    }

    @Override
    public String toString() {
      return word;
    }

    static List<Function<String, Object>> functions() {
      return List.of(
          String::trim, Host::of, Host::new, CharSequence::toString, text -> text + "!", Host::of);
    }

    static List<BiConsumer<List<String>, String>> consumers() {
      return List.of(List::add, (list, word) -> list.addFirst(word), List::remove);
    }

    static List<ObjLongConsumer<AtomicLong>> longConsumers() {
      return List.of(AtomicLong::addAndGet, AtomicLong::set);
    }

    static List<LongBinaryOperator> operators() {
      return List.of(Math::max, Long::sum, (left, right) -> left - right);
    }

    static List<ToIntFunction<List<String>>> sizes() {
      return List.of(List::size, list -> list.size() + 1);
    }

    static List<Supplier<Object>> suppliers() {
      return List.of(Host::new, ArrayList::new, () -> "text");
    }

    static List<Named> names() {
      return List.of(Host::word, host -> host.word + host.secret());
    }

    static List<Supplier<String>> capturing(String one) {
      return List.of(() -> one, () -> one + one);
    }

    static List<Named> secrets() {
      return List.of(Host::secret);
    }

    static List<Object> serializable() {
      return List.of(
          (Comparator<String> & Serializable) String::compareTo,
          (Comparator<String> & Serializable) (left, right) -> right.compareTo(left));
    }

    /** Calls each of them. */
    static List<String> told() {
      List<String> told = new ArrayList<>();
      functions().forEach(each -> told.add(each.apply(" a ").toString()));
      List<String> list = new ArrayList<>();
      consumers().forEach(each -> each.accept(list, "b" + list.size()));
      told.addAll(list);
      AtomicLong number = new AtomicLong(1);
      longConsumers().forEach(each -> each.accept(number, number.get() + 4));
      told.add(number.toString());
      operators().forEach(each -> told.add(Long.toString(each.applyAsLong(1L << 40, -5))));
      sizes().forEach(each -> told.add(Integer.toString(each.applyAsInt(list))));
      suppliers().forEach(each -> told.add(each.get().toString()));
      names().forEach(each -> told.add(each.name(new Host("word"))));
      capturing("c").forEach(each -> told.add(each.get()));
      secrets().forEach(each -> told.add(each.name(new Host("word"))));
      return told;
    }
  }

  interface HostOfInterfaces {
    static List<Function<String, String>> functions() {
      return List.of(text -> text + "?", text -> "?" + text);
    }
  }

  private final Map<String, byte[]> jar = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private ClassLoader shared;

  @BeforeEach
  void share() throws IOException {
    for (Class<?> type : List.of(Named.class, Host.class, HostOfInterfaces.class)) {
      String file = type.getName().replace('.', '/') + ".class";
      try (InputStream content = LambdasTest.class.getClassLoader().getResourceAsStream(file)) {
        jar.put(type.getName(), Objects.requireNonNull(content).readAllBytes());
      }
    }
    Lambdas lambdas = new Lambdas(jar.values());
    for (byte[] file : jar.values()) {
      lambdas.share(file).forEach((name, made) -> files.put(name.replace('/', '.'), made));
    }
    shared = new JarLoader(files);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "functions",
        "consumers",
        "longConsumers",
        "operators",
        "sizes",
        "suppliers",
        "names"
      })
  void lambdasOfAKindAreOfOneClass(String kind) throws Exception {
    List<?> lambdas = (List<?>) call(shared, Host.class, kind);

    assertThat(lambdas).map(Object::getClass).containsOnly(lambdas.getFirst().getClass());
    assertThat(lambdas.getFirst().getClass()).matches(type -> !type.isHidden());
  }

  @Test
  void anInterfaceHasThemToo() throws Exception {
    List<?> lambdas = (List<?>) call(shared, HostOfInterfaces.class, "functions");

    assertThat(lambdas)
        .map(lambda -> lambda.getClass().getName())
        .containsOnly(HostOfInterfaces.class.getName() + "$$Function");
  }

  @Test
  void theyDoWhatTheyDid() throws Exception {
    assertThat(call(shared, Host.class, "told"))
        .isEqualTo(call(new JarLoader(jar), Host.class, "told"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("of  a ", " a !", "1099511627771", "nothing", "wordsecret word");
  }

  @Test
  void anotherTypeThanTheyTakeIsRefused() throws Exception {
    List<?> functions = (List<?>) call(shared, Host.class, "functions");
    Method apply = Function.class.getMethod("apply", Object.class);

    assertThatThrownBy(() -> apply.invoke(functions.getFirst(), 5))
        .hasCauseInstanceOf(ClassCastException.class);
  }

  /** Of those that capture something, that can be stored, or whose method nobody else may call. */
  @ParameterizedTest
  @ValueSource(strings = {"secrets", "serializable"})
  void otherLambdasAreLeftAlone(String kind) throws Exception {
    List<?> lambdas = (List<?>) call(shared, Host.class, kind);

    assertThat(lambdas).allMatch(lambda -> lambda.getClass().isHidden());
  }

  @Test
  void aClassWithoutAnyStaysAsItIs() throws Exception {
    byte[] named = Objects.requireNonNull(jar.get(Named.class.getName()));

    assertThat(files.get(Named.class.getName())).isSameAs(named);
  }

  private static @Nullable Object call(ClassLoader loader, Class<?> type, String name)
      throws ReflectiveOperationException {
    Method method = loader.loadClass(type.getName()).getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(null);
  }
}
