package dev.vivace.media.links;

import dev.vivace.lambda.text.Sha256;
import dev.vivace.lambda.text.Timestamps;
import dev.vivace.lambda.token.LinkToken;
import dev.vivace.media.s3.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A link as S3 has it.
 *
 * @param secretHash SHA-256 of the token's secret, in base64url
 */
record StoredLink(ItemLink link, String secretHash) {
  private static final String HASH = "secretSha256";
  private static final String TITLE = "title";
  private static final String EXPIRES = "expires";

  static StoredLink of(NewItemLink made) {
    return new StoredLink(made.link(), hash(made.token()));
  }

  static StoredLink read(LinkId id, JsonMembers members) {
    Optional<Instant> expiresAt = members.optionalText(EXPIRES).map(Instant::parse);
    return new StoredLink(new ItemLink(id, members.text(TITLE), expiresAt), members.text(HASH));
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(HASH, secretHash);
    members.put(TITLE, link.title());
    link.expiresAt().ifPresent(end -> members.put(EXPIRES, Timestamps.utc(end)));
    return members;
  }

  /** Whether the token is this link's, and the link has not ended. Takes as long for any secret. */
  boolean isOpenedBy(LinkToken token, Instant now) {
    return MessageDigest.isEqual(bytes(hash(token)), bytes(secretHash)) && !link.hasEnded(now);
  }

  private static String hash(LinkToken token) {
    byte[] hash = Sha256.digest().digest(bytes(token.secret()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
