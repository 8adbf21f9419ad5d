package dev.vivace.realtime.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
  private static ApplicationContext context;
  private static Filters filters;

  @BeforeAll
  static void start() {
    context = ApplicationContext.builder().deduceEnvironment(false).banner(false).build().start();
    filters = context.getBean(Filters.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void allAreFoundByTheirNames() {
    assertThat(filters.all())
        .extracting(FilterDescription::name)
        .contains("blur", "cartoon", "edges", "flip", "gain", "gray", "pass", "rotate")
        .isSorted();
    assertThat(filters.find("gain").orElseThrow().kind()).isEqualTo(FilterDescription.Kind.AUDIO);
    assertThat(filters.find("edges").orElseThrow().kind()).isEqualTo(FilterDescription.Kind.VIDEO);
    assertThat(filters.find("nothing")).isEmpty();
  }

  @Test
  void eachSessionHasAnInstanceOfItsOwn() {
    try (FrameFilter one = filters.newFrameFilter("edges");
        FrameFilter other = filters.newFrameFilter("edges")) {
      assertThat(one).isNotSameAs(other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "gain", ""})
  void aNameOfNoFilterOfVideoIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> filters.newFrameFilter(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filters", "sessions", "ice-servers", "", "Edges", "a/b", "1st"})
  void aNameThatAPathCannotHaveIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> FilterDescription.video(name, "None."));
  }

  @Test
  void twoOfOneNameAreAMistake() {
    assertThatIllegalStateException()
        .isThrownBy(() -> filtersWith("twin"))
        .withMessage("two filters are named edges");
  }

  @Test
  void aSingletonIsAMistake() {
    assertThatIllegalStateException()
        .isThrownBy(() -> filtersWith("singleton"))
        .withMessageContaining("has to be a @Prototype");
  }

  private static void filtersWith(String property) {
    try (ApplicationContext other =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(Map.of(property, "yes"))
            .build()
            .start()) {
      assertThat(new Filters(other).all()).isNotEmpty();
    }
  }

  @Prototype
  @Requires(property = "twin")
  static final class Twin implements FrameFilter {
    @Override
    public FilterDescription description() {
      return FilterDescription.video("edges", "Another one.");
    }

    @Override
    public I420Frame filter(I420Frame frame, FilterCall call) {
      return frame;
    }
  }

  @Singleton
  @Requires(property = "singleton")
  static final class Shared implements FrameFilter {
    @Override
    public FilterDescription description() {
      return FilterDescription.video("shared", "One for all.");
    }

    @Override
    public I420Frame filter(I420Frame frame, FilterCall call) {
      return frame;
    }
  }
}
