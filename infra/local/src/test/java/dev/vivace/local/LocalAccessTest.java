package dev.vivace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalAccessTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static LocalAccess access(String secret, String parameters) {
    return LocalAccess.of(
        StackConfig.of(
            Path.of("template.yaml"),
            Path.of("packages"),
            Map.of("VIVACE_SECRET", secret, "VIVACE_PARAMETERS", parameters)));
  }

  @Test
  void isOpenWithoutASecretAndSaysSo() {
    LocalAccess access = access("", "");

    assertThat(access.variables()).isEqualTo(Map.of("ACCESS_MODE", "open", "TOKEN_SECRET_ARN", ""));
    assertThat(access.notice()).startsWith("access is open").contains("VIVACE_SECRET");
  }

  @Test
  void isWhatTheTemplateSaysWithASecret() {
    LocalAccess access = access(SECRET, "");

    assertThat(access.variables()).isEmpty();
    assertThat(access.secret()).contains(SECRET);
    assertThat(access.notice()).startsWith("access is closed").contains("make token");
  }

  @Test
  void isClosedToAllButTheIssuersTokensWithoutASecret() {
    LocalAccess access = access("", "OidcIssuer=https://issuer.example OidcAudience=media");

    assertThat(access.variables()).isEqualTo(Map.of("TOKEN_SECRET_ARN", ""));
    assertThat(access.notice()).startsWith("access is closed").contains("OidcIssuer");
  }

  @Test
  void isOpenWhenToldSo() {
    assertThat(access(SECRET, "Access=open").notice()).startsWith("access is open");
  }

  @Test
  void isNeverClosedToEverybody() {
    assertThatThrownBy(() -> access(" ", "Access=closed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Access=closed asks for VIVACE_SECRET or OidcIssuer");
  }

  @Test
  void takesNoShortSecretAndRepeatsNone() {
    assertThatThrownBy(() -> access("tiny secret", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("VIVACE_SECRET must have 32 bytes at least");
    assertThat(access(SECRET, "").toString()).doesNotContain(SECRET);
  }
}
