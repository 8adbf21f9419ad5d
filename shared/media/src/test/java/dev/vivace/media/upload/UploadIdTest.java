package dev.vivace.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadIdTest {
  private static final String ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

  @Test
  void anIdTellsWhenItWasMade() {
    assertThat(new UploadId(ULID).createdAt()).isEqualTo(Instant.parse("2016-07-30T23:54:10.259Z"));
  }

  @Test
  void anIdIsReadBackAsItIsWritten() {
    UploadId id = new UploadId(ULID);

    assertThat(UploadId.parse(id.toString())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01arz3ndektsv4rrffq69g5fav", "../ARZ3NDEKTSV4RRFFQ69G5FA"})
  void whatIsNotACanonicalUlidIsNoId(String text) {
    assertThat(UploadId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new UploadId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
