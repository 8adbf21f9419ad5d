package dev.vivace.realtime.ice;

import java.util.List;

/**
 * One STUN or TURN server, as {@code RTCIceServer} (WebRTC, section 4.2.2) has it.
 *
 * @param urls such as {@code turn:turn.example.org:3478?transport=udp}
 * @param username empty for STUN
 * @param credential empty for STUN; a secret
 */
public record IceServer(List<String> urls, String username, String credential) {
  public IceServer {
    urls = List.copyOf(urls);
  }

  /** Urls and user only: the credential is no part of a log. */
  @Override
  public String toString() {
    return urls + " " + username;
  }
}
