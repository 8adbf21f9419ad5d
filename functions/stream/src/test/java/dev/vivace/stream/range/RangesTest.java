package dev.vivace.stream.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lambda.http.Headers;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of a representation of 100 bytes (RFC 9110, section 14). */
class RangesTest {
  private static final long LENGTH = 100;
  private static final Validators CURRENT =
      new Validators("\"v1\"", Instant.parse("2026-11-20T08:30:00Z"));

  /** Section 14.1.2. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-9 | 0-9",
        "bytes=10- | 10-99",
        "bytes=-10 | 90-99",
        "bytes=-1000 | 0-99",
        "bytes=0-99999999999999999999999 | 0-99",
        "bytes=0-00000000000000000000000000000000000009 | 0-9",
        "bytes=-99999999999999999999999 | 0-99",
        "bytes=99-99 | 99-99",
        "Bytes=0-9 | 0-9",
        "BYTES=-1 | 99-99",
        "bytes= 0-9 | 0-9",
        "bytes=0-9 , | 0-9",
        "bytes=,0-9 | 0-9",
        "bytes=,\t, 0-9 | 0-9",
      })
  void aRangeIsAPart(String field, String part) {
    assertThat(selected(field)).isEqualTo(part(part));
  }

  /** Section 15.5.17: none of them is satisfiable. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=100-",
        "bytes=100-200",
        "bytes=-0",
        "bytes=-000",
        "bytes=99999999999999999999999-",
        "bytes=99999999999999999999999-99999999999999999999999",
        "bytes=100-, -0",
      })
  void whatBeginsBehindTheEndIsUnsatisfiable(String field) {
    assertThat(selected(field)).isInstanceOf(SelectedBytes.Unsatisfiable.class);
  }

  /** Section 14.2: what is invalid, or of another unit, does not count. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=9-0",
        "bytes=99999999999999999999999-99999999999999999999998",
        "bytes=0-9,9-0",
        "bytes=",
        "bytes=,",
        "bytes=-",
        "bytes=a-b",
        "bytes=0 - 9",
        "bytes=0-9;",
        "bytes=+0-9",
        "bytes=0x0-9",
        "bytes=٠-٩",
        "bytes 0-9",
        "bytes =0-9",
        "items=0-9",
        "xbytes=0-9",
        "0-9",
      })
  void whatIsNoRangeOfBytesDoesNotCount(String field) {
    assertThat(selected(field)).isInstanceOf(SelectedBytes.Whole.class);
  }

  /** Section 14.2 lets a server combine ranges, or pass over all of them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-9,10-19 | 0-19",
        "bytes=10-19,0-9 | 0-19",
        "bytes=0-50,20-30 | 0-50",
        "bytes=0-9,200-300 | 0-9",
        "bytes=-0,5-6 | 5-6",
        "bytes=50-,-10 | 50-99",
      })
  void severalThatAreOneInTheEndAreAPart(String field, String part) {
    assertThat(selected(field)).isEqualTo(part(part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-9,20-29", "bytes=0-0,-1", "bytes=1-2,4-5,7-8"})
  void severalWithGapsDoNotCount(String field) {
    assertThat(selected(field)).isInstanceOf(SelectedBytes.Whole.class);
  }

  /** Section 13.1.5: a strong comparison, and a time that is the very same. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"v1\" | true",
        "W/\"v1\" | false",
        "\"v0\" | false",
        "v1 | false",
        "* | false",
        "Fri, 20 Nov 2026 08:30:00 GMT | true",
        "Friday, 20-Nov-26 08:30:00 GMT | true",
        "Fri Nov 20 08:30:00 2026 | true",
        "Fri, 20 Nov 2026 08:29:59 GMT | false",
        "Fri, 20 Nov 2026 08:30:01 GMT | false",
        "yesterday | false",
      })
  void aRangeOfAnotherVersionDoesNotCount(String condition, boolean same) {
    Headers headers = Headers.empty().with("Range", "bytes=0-9").with("If-Range", condition);

    assertThat(selected(headers))
        .isEqualTo(same ? new SelectedBytes.Part(0, 9) : new SelectedBytes.Whole());
  }

  private static SelectedBytes selected(String range) {
    return selected(Headers.empty().with("Range", range));
  }

  private static SelectedBytes selected(Headers headers) {
    return SelectedBytes.of(headers, LENGTH, CURRENT::matchRange);
  }

  private static SelectedBytes part(String positions) {
    String[] ends = positions.split("-");
    return new SelectedBytes.Part(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
  }
}
