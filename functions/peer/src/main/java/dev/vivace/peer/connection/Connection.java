package dev.vivace.peer.connection;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDtlsTransport;
import dev.onvoid.webrtc.RTCDtlsTransportState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.vivace.peer.natives.Disposal;
import dev.vivace.peer.natives.WebRtc;
import dev.vivace.peer.sdp.AnswerSdp;
import dev.vivace.peer.sdp.Offer;
import dev.vivace.realtime.session.Refusal;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a browser or another WebRTC client. It never calls into libwebrtc from a
 * callback, where closing would wait for itself.
 */
public final class Connection implements PeerConnectionObserver, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  private final RTCPeerConnection peer;
  private final Tracks tracks;
  private final Consumer<RTCDataChannel> channels;
  private final boolean relayOnly;
  private final Gathering gathering = new Gathering();
  private final List<MediaStreamTrack> received = new CopyOnWriteArrayList<>();
  private final Map<RTCRtpSender, MediaStreamTrack> sent = new LinkedHashMap<>();
  private volatile RTCPeerConnectionState state = RTCPeerConnectionState.NEW;
  private @Nullable RTCDtlsTransport transport;

  /**
   * A connection that waits for its offer.
   *
   * @param configuration with the servers
   * @param tracks what it sends, and where it receives to
   * @param channels takes data channels that the other end opens, by a thread of libwebrtc
   */
  public Connection(
      WebRtc webRtc,
      RTCConfiguration configuration,
      Tracks tracks,
      Consumer<RTCDataChannel> channels) {
    this.tracks = tracks;
    this.channels = channels;
    relayOnly = configuration.iceTransportPolicy == RTCIceTransportPolicy.RELAY;
    peer = webRtc.factory().createPeerConnection(configuration, this);
  }

  /**
   * Answers an offer: what the client sends is received, what it wants to receive is sent.
   *
   * @param callerAddress a candidate for an offer without any; empty if it is not known
   * @return the answer, with candidates
   * @throws OfferRefusedException if there is no such answer
   */
  public String answer(String sdp, String callerAddress) {
    Offer offer = new Offer(sdp);
    apply(offer.repaired(callerAddress));
    attach(offer);
    Outcome created = new Outcome();
    peer.createAnswer(new RTCAnswerOptions(), created);
    RTCSessionDescription answer = created.await();
    if (new AnswerSdp(answer.sdp).isRejected()) {
      throw new OfferRefusedException(
          Refusal.UNSUPPORTED_OFFER,
          "There is no codec in common. Offer H.264, VP8, VP9 or AV1 for video, and Opus for sound.");
    }
    Outcome set = new Outcome();
    peer.setLocalDescription(answer, set);
    set.await();
    gathering.await();
    AnswerSdp gathered = new AnswerSdp(peer.getLocalDescription().sdp);
    if (!gathered.hasCandidate()) {
      throw gathering.failure(relayOnly);
    }
    return gathered.forClient();
  }

  private void apply(String offer) {
    Outcome applied = new Outcome();
    try {
      peer.setRemoteDescription(new RTCSessionDescription(RTCSdpType.OFFER, offer), applied);
    } catch (Error unreadable) { // webrtc-java throws no subclass
      LOG.log(Level.DEBUG, "An offer can't be read", unreadable);
      throw new OfferRefusedException(
          Refusal.UNSUPPORTED_OFFER, "The offer can't be read: it is no session description.");
    }
    applied.await();
  }

  private void attach(Offer offer) {
    for (String kind : offer.wanted()) {
      tracks.toSend(kind).ifPresent(this::send);
    }
    for (RTCRtpTransceiver transceiver : peer.getTransceivers()) {
      RTCRtpReceiver receiver = transceiver.getReceiver();
      MediaStreamTrack track = receiver.getTrack();
      if (offer.sends(track.getKind())) {
        received.add(track);
        tracks.receive(track);
      }
    }
  }

  private void send(MediaStreamTrack track) {
    sent.put(peer.addTrack(track, List.of("vivace")), track);
  }

  /**
   * Adds a candidate that came after the offer, such as {@code candidate:1 1 udp …}. One that
   * libwebrtc does not take is left out, as with those of an offer.
   */
  public void add(String candidate) {
    try {
      peer.addIceCandidate(new RTCIceCandidate("", 0, candidate));
    } catch (Error refused) { // webrtc-java throws no subclass
      LOG.log(Level.DEBUG, "A candidate is left out", refused);
    }
  }

  /** The state of the connection, as libwebrtc said last. */
  public RTCPeerConnectionState state() {
    return state;
  }

  /**
   * Whether the other end has said that it closes the connection. There is a transport to ask only
   * after both descriptions were applied and it is connected.
   */
  public boolean isClosedByOtherEnd() {
    if (state != RTCPeerConnectionState.CONNECTED) {
      return false;
    }
    RTCDtlsTransport known = transport;
    if (known == null) {
      known = peer.getTransceivers()[0].getReceiver().getTransport();
      transport = known;
    }
    return known != null && known.getState() == RTCDtlsTransportState.CLOSED;
  }

  /** Asks for statistics, which come by a thread of libwebrtc. */
  public void statistics(Consumer<ConnectionStatistics> consumer) {
    peer.getStats(report -> consumer.accept(ConnectionStatistics.of(report)));
  }

  /** Closes the connection; never by a thread of libwebrtc. */
  @Override
  public void close() {
    received.forEach(tracks::release);
    sent.keySet().forEach(peer::removeTrack);
    peer.close();
    sent.values().forEach(track -> Disposal.free(track::dispose));
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    // All of them are in the answer.
  }

  @Override
  public void onIceCandidateError(RTCPeerConnectionIceErrorEvent error) {
    gathering.failed(error);
  }

  @Override
  public void onIceGatheringChange(RTCIceGatheringState now) {
    if (now == RTCIceGatheringState.COMPLETE) {
      gathering.completed();
    }
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState now) {
    state = now;
  }

  @Override
  public void onDataChannel(RTCDataChannel channel) {
    channels.accept(channel);
  }
}
