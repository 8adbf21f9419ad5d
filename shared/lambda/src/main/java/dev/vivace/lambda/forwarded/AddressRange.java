package dev.vivace.lambda.forwarded;

import java.net.InetAddress;

/**
 * A network of IP addresses (RFC 4632, RFC 4291), or one address.
 *
 * @param network any address in it
 * @param prefixBits how many of its first bits all others share
 */
public record AddressRange(InetAddress network, int prefixBits) {
  /**
   * Reads an address, or a network such as {@code 192.0.2.0/24}. Names are not looked up.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits = network.getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return new AddressRange(network, bits);
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
      throw new IllegalArgumentException(
          "'%s' is no network: a number from 0 to %d stands behind the slash"
              .formatted(text, bits));
    }
    return new AddressRange(network, Integer.parseInt(prefix));
  }

  /** Whether an address in its text form is in it; no other text is. */
  boolean contains(String address) {
    byte[] other;
    try {
      other = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
    byte[] own = network.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
