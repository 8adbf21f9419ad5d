package dev.vivace.media.wiring;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Reads an RSA private key as OpenSSL writes it: {@code PRIVATE KEY} (RFC 7468, section 10) or
 * {@code RSA PRIVATE KEY} (RFC 8017, appendix A.1.2).
 */
final class SigningKey {
  private static final String PKCS8 = "PRIVATE KEY";
  private static final String PKCS1 = "RSA PRIVATE KEY";

  /** Version 0 and the identifier of RSA, before the octets of the key itself (RFC 5208). */
  private static final byte[] PKCS8_OF_RSA = {
    2, 1, 0, 48, 13, 6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 1, 1, 5, 0
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private SigningKey() {}

  /**
   * The key.
   *
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  static PrivateKey ofPem(String pem) {
    byte[] pkcs8 =
        pem.contains(begin(PKCS1))
            ? der(SEQUENCE, PKCS8_OF_RSA, der(OCTET_STRING, body(pem, PKCS1)))
            : body(pem, PKCS8);
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException("is no RSA private key", wrong);
    }
  }

  private static byte[] body(String pem, String label) {
    int begin = pem.indexOf(begin(label));
    int end = pem.indexOf("-----END " + label + "-----");
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("is no private key in PEM");
    }
    return Base64.getMimeDecoder().decode(pem.substring(begin + begin(label).length(), end));
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  /** A tag, the length in its long form of two octets, the contents (X.690). */
  private static byte[] der(int tag, byte[]... contents) {
    int length = 0;
    for (byte[] content : contents) {
      length += content.length;
    }
    ByteBuffer encoded = ByteBuffer.allocate(4 + length);
    encoded.put((byte) tag).put((byte) 0x82).putShort((short) length);
    for (byte[] content : contents) {
      encoded.put(content);
    }
    return encoded.array();
  }
}
