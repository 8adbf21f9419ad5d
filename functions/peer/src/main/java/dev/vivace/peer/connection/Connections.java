package dev.vivace.peer.connection;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.vivace.peer.natives.WebRtc;
import dev.vivace.realtime.ice.IceServer;
import dev.vivace.realtime.ice.IceServers;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Makes connections by the servers of the stack. */
@Singleton
public final class Connections {
  private final WebRtc webRtc;
  private final IceServers servers;

  Connections(WebRtc webRtc, IceServers servers) {
    this.webRtc = webRtc;
    this.servers = servers;
  }

  /**
   * A connection that waits for its offer, with credentials that are good from now on. The caller
   * closes it.
   *
   * @param channels takes data channels that the other end opens, by a thread of libwebrtc
   * @throws dev.vivace.realtime.ice.IceServersUnavailableException if credentials can't be had
   */
  public Connection open(Tracks tracks, Consumer<RTCDataChannel> channels) {
    return new Connection(webRtc, configuration(), tracks, channels);
  }

  private RTCConfiguration configuration() {
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
    configuration.iceTransportPolicy =
        servers.relayOnly() ? RTCIceTransportPolicy.RELAY : RTCIceTransportPolicy.ALL;
    servers.current().forEach(server -> configuration.iceServers.add(known(server)));
    return configuration;
  }

  private static RTCIceServer known(IceServer server) {
    RTCIceServer known = new RTCIceServer();
    known.urls.addAll(server.urls());
    known.username = server.username();
    known.password = server.credential();
    return known;
  }
}
