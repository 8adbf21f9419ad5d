package dev.vivace.console;

import dev.vivace.lambda.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console's page. It may load its own assets alone, and run nothing else, but for the one
 * script in it, which adds the slash that relative addresses need at the end of the page's own.
 *
 * @param html with the version in the addresses of its assets
 * @param version of all assets; another one whenever a byte of them changes
 * @param policy its Content-Security-Policy (CSP Level 3)
 */
record Page(String html, String version, String policy) {
  private static final Pattern INLINE = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final int VERSION_BYTES = 8;

  /** Returns the page that the first asset is the template of. */
  static Page of(List<Asset> assets) {
    MessageDigest all = Sha256.digest();
    assets.forEach(asset -> all.update(asset.content()));
    String version = HexFormat.of().formatHex(all.digest(), 0, VERSION_BYTES);
    String template = new String(assets.getFirst().content(), StandardCharsets.UTF_8);
    return new Page(template.replace("{version}", version), version, policy(template));
  }

  /** Media and uploads go to the bucket, whose address only the API's answers tell. */
  private static String policy(String html) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' '" + Sha256.source(inlineScript(html)) + "'",
        "style-src 'self'",
        "connect-src 'self' https: http:",
        "media-src 'self' https: http: blob:",
        "img-src 'self' https: http: data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  private static String inlineScript(String html) {
    Matcher script = INLINE.matcher(html);
    if (!script.find()) {
      throw new IllegalStateException("The page has no inline script");
    }
    return script.group(1);
  }
}
