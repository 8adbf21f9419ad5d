package dev.vivace.realtime.sdp;

import java.util.List;
import java.util.Optional;

/**
 * An answer that a peer has made.
 *
 * @param sdp as it is sent
 */
public record SdpAnswer(String sdp) {
  /**
   * The name of the ICE session, which an entity tag is made of (RFC 9725, section 4.3.1); empty if
   * it has none.
   */
  public Optional<String> usernameFragment() {
    return IceAttributes.usernameFragment(lines());
  }

  private List<String> lines() {
    return sdp.lines().toList();
  }
}
