package dev.vivace.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * RSA keys of 2,048 bits that everybody knows, since they stand in RFCs: to search for new primes
 * takes a test a second. The modulus and the exponents follow from the primes (RFC 8017, 3.2).
 */
public final class RsaKeys {
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  private RsaKeys() {}

  /** The key of RFC 7515, appendix A.2. */
  public static KeyPair one() {
    return ofPrimes(
        "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3"
            + "KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXq"
            + "hJTBgIPgtldC-KDV5z-y2XDwGUc",
        "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZS"
            + "e7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ1"
            + "1BKBBypeeF6689rjcJIDEz9RWdc");
  }

  /** Another one: that of RFC 7517, appendix A.2. */
  public static KeyPair other() {
    return ofPrimes(
        "83i-7IvMGXoMXCskv73TKr8637FiO7Z27zv8oj6pbWUQyLPQBQxtPVnwD20R-60eTDmD2ujn"
            + "Mt5PoqMrm8RfmNhVWDtjjMmCMjOpSXicFHj7XOuVIYQyqVWlWEh6dN36GVZYk93N8Bc9vY41"
            + "xy8B9RzzOGVQzXvNEvn7O0nVbfs",
        "3dfOR9cuYq-0S-mkFLzgItgMEfFzB2q3hWehMuG0oCuqnb3vobLyumqjVZQO1dIrdwgTnCdp"
            + "YzBcOfW5r370AFXjiWft_NGEiovonizhKpo9VVS78TzFgxkIdrecRezsZ-1kYd_s1qDbxtkD"
            + "EgfAITAG9LUnADun4vIcb6yelxk");
  }

  private static KeyPair ofPrimes(String first, String second) {
    BigInteger p = number(first);
    BigInteger q = number(second);
    BigInteger lessP = p.subtract(BigInteger.ONE);
    BigInteger lessQ = q.subtract(BigInteger.ONE);
    BigInteger modulus = p.multiply(q);
    BigInteger secret = EXPONENT.modInverse(lessP.multiply(lessQ));
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      return new KeyPair(
          rsa.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
          rsa.generatePrivate(
              new RSAPrivateCrtKeySpec(
                  modulus,
                  EXPONENT,
                  secret,
                  p,
                  q,
                  secret.mod(lessP),
                  secret.mod(lessQ),
                  q.modInverse(p))));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has RSA", impossible);
    }
  }

  private static BigInteger number(String base64url) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
  }
}
