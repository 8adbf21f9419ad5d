package dev.vivace.media.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlRewritesTest {
  private static final UrlRewrites RULES =
      UrlRewrites.parse(
          """
          http://s3:9000/bucket/media -> https://app.example/files ;
          http://s3:9000/ -> https://app.example/s3/\
          """);

  @ParameterizedTest
  @CsvSource({
    "http://s3:9000/bucket/media/1/original?X-Amz-Signature=a%2Fb, "
        + "https://app.example/files/1/original?X-Amz-Signature=a%2Fb",
    "http://s3:9000/bucket/mediaeval?x=1, https://app.example/s3/bucket/mediaeval?x=1",
    "http://s3:9000/other, https://app.example/s3/other",
    "http://s3:90001/other, http://s3:90001/other",
    "https://s3:9000/other, https://s3:9000/other",
  })
  void theFirstRuleThatFitsIsApplied(URI signed, URI browsers) {
    assertThat(RULES.browsers(signed)).isEqualTo(browsers);
  }

  @Test
  void withoutRulesNothingIsChanged() {
    URI url = URI.create("http://s3:9000/bucket/a");

    assertThat(UrlRewrites.none().browsers(url)).isEqualTo(url);
    assertThat(UrlRewrites.parse(" ; ").browsers(url)).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://a/ | rule 1: has no ->",
        "http://a/ -> https://b/; nonsense -> https://b/ | rule 2: 'nonsense' must be like",
        "http://a/ -> b | rule 1: 'b' must be like",
        "http://a/ -> ftp://b/ | rule 1: 'ftp://b/' must be like",
        "http://a/ -> https://b/?x=1 | rule 1: 'https://b/?x=1' must be like",
        "http://a/ -> https://user:secret@b/ | rule 1: 'https://user:secret@b/' must be like",
        "http://a/ -> https://b c/ | rule 1: 'https://b c/' is no URL",
        "http://a/ -> https://b/; http://a/c -> https://d/ | rule 2 never applies, since rule 1",
      })
  void aRuleThatIsWrongIsNamed(String rules, String message) {
    assertThatThrownBy(() -> UrlRewrites.parse(rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
