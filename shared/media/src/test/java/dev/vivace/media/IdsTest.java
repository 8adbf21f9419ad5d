package dev.vivace.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");

  private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void anIdTellsWhenItWasMade() {
    assertThat(ids.newMediaId().createdAt()).isEqualTo(NOW);
  }

  @Test
  void anIdIsReadBackAsItIsWritten() {
    MediaId id = ids.newMediaId();

    assertThat(MediaId.parse(id.toString())).contains(id);
  }

  @Test
  void idsOfOneMillisecondDifferInUnrelatedBits() {
    Set<String> firstRandomCharacters = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      firstRandomCharacters.add(ids.newMediaId().value().substring(10, 14));
    }

    assertThat(firstRandomCharacters).hasSizeGreaterThan(190);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01ARZ3NDEKTSV4RRFFQ69G5FA",
        "01ARZ3NDEKTSV4RRFFQ69G5FAVX",
        "01arz3ndektsv4rrffq69g5fav",
        "81ARZ3NDEKTSV4RRFFQ69G5FAV",
        "01ARZ3NDEKTSV4RRFFQ69G5FAI",
        "01ARZ3NDEKTSV4RRFFQ69G5FAL",
        "01ARZ3NDEKTSV4RRFFQ69G5FAO",
        "01ARZ3NDEKTSV4RRFFQ69G5FAU",
        "01ARZ3NDEKTSV4RRFFQ69G5FA/",
        "../ARZ3NDEKTSV4RRFFQ69G5FA",
        "01ARZ3NDEKTSV4RRFFQ69G5FA\n",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV\n"
      })
  void whatIsNotACanonicalUlidIsNoId(String text) {
    assertThat(MediaId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new MediaId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
