package dev.vivace.peer;

import static org.awaitility.Awaitility.await;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioSource;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.vivace.peer.natives.WebRtc;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * A client with a camera: 320 x 240 at 30 frames a second, the left half dark, the right half
 * bright. Everything of it is real but for the lens.
 */
final class Camera implements PeerConnectionObserver, AutoCloseable {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;
  static final int DARK = 60;
  static final int BRIGHT = 180;

  private static final int FRAME_MS = 33;
  private static final WebRtc WEB_RTC = new WebRtc();

  private final RTCPeerConnection peer;
  private final CustomVideoSource source;
  private final CountDownLatch gathered = new CountDownLatch(1);
  private final BlockingQueue<Map<String, Object>> messages = new LinkedBlockingQueue<>();
  private final AtomicInteger shown = new AtomicInteger();
  private volatile @Nullable Shot latest;
  private volatile boolean closed;
  private boolean gone;
  private volatile double heard;
  private @Nullable RTCDataChannel channel;
  private @Nullable Thread shooting;

  /**
   * A frame that was shown.
   *
   * @param left luma in the middle of the left half
   * @param right luma in the middle of the right half
   */
  record Shot(int width, int height, int left, int right, int chroma) {}

  Camera() {
    peer = factory().createPeerConnection(new RTCConfiguration(), this);
    source = new CustomVideoSource();
  }

  static PeerConnectionFactory factory() {
    return WEB_RTC.factory();
  }

  /** Opens the channel that a page opens. */
  Camera withChannel() {
    RTCDataChannel opened = peer.createDataChannel("vivace", new RTCDataChannelInit());
    opened.registerObserver(new Listener());
    channel = opened;
    return this;
  }

  /** Sends video, in the given direction, from now on. */
  Camera withVideo(RTCRtpTransceiverDirection direction) {
    VideoTrack track = factory().createVideoTrack("camera", source);
    RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
    init.direction = direction;
    peer.addTransceiver(track, init);
    if (direction != RTCRtpTransceiverDirection.RECV_ONLY) {
      shooting = Thread.ofPlatform().daemon().start(this::shoot);
    }
    return this;
  }

  /** Sends a tone of 500 Hz and of that amplitude from now on. */
  Camera withTone(double amplitude) {
    AudioTrack track = factory().createAudioTrack("tone", WEB_RTC.audioSource(tone(amplitude)));
    RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
    init.direction = RTCRtpTransceiverDirection.SEND_RECV;
    peer.addTransceiver(track, init);
    return this;
  }

  /** 10 ms are five periods, so every block begins anew. */
  private static AudioSource tone(double amplitude) {
    return (pcm, samples, bytesPerSample, channels, sampleRate) -> {
      for (int i = 0; i < pcm.length / 2; i++) {
        double phase = 2 * Math.PI * 500 * i / sampleRate;
        short sample = (short) Math.round(amplitude * Short.MAX_VALUE * Math.sin(phase));
        pcm[2 * i] = (byte) sample;
        pcm[2 * i + 1] = (byte) (sample >> 8);
      }
      return samples;
    };
  }

  /** The effective amplitude of the last 10 ms of sound that came back: of a sine, its peak. */
  double heard() {
    return heard;
  }

  private void hear(byte[] pcm, int channels, int frames) {
    double sum = 0;
    for (int i = 0; i < channels * frames; i++) {
      double sample = (short) (pcm[2 * i] & 0xff | pcm[2 * i + 1] << 8) / 32_768.0;
      sum += sample * sample;
    }
    heard = Math.sqrt(2 * sum / Math.max(1, channels * frames));
  }

  /** The offer, with all candidates. */
  String offer() throws InterruptedException {
    CompletableFuture<RTCSessionDescription> created = new CompletableFuture<>();
    peer.createOffer(
        new RTCOfferOptions(),
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            created.complete(description);
          }

          @Override
          public void onFailure(String error) {
            created.completeExceptionally(new IllegalStateException(error));
          }
        });
    Set set = new Set();
    peer.setLocalDescription(created.join(), set);
    set.done.join();
    gathered.await(3, TimeUnit.SECONDS);
    return peer.getLocalDescription().sdp;
  }

  void accept(String answer) {
    Set set = new Set();
    peer.setRemoteDescription(new RTCSessionDescription(RTCSdpType.ANSWER, answer), set);
    set.done.join();
  }

  private void shoot() {
    long timestampNs = System.nanoTime();
    while (!closed) {
      NativeI420Buffer buffer = NativeI420Buffer.allocate(WIDTH, HEIGHT);
      paint(buffer);
      VideoFrame frame = new VideoFrame(buffer, timestampNs);
      source.pushFrame(frame);
      frame.release();
      timestampNs += TimeUnit.MILLISECONDS.toNanos(FRAME_MS);
      LockSupport.parkNanos(Math.max(1, timestampNs - System.nanoTime()));
    }
  }

  private static void paint(NativeI420Buffer buffer) {
    ByteBuffer luma = buffer.getDataY();
    for (int i = 0; i < luma.capacity(); i++) {
      luma.put(i, (byte) (i % buffer.getStrideY() < WIDTH / 2 ? DARK : BRIGHT));
    }
    for (int i = 0; i < buffer.getDataU().capacity(); i++) {
      buffer.getDataU().put(i, (byte) 90);
      buffer.getDataV().put(i, (byte) 160);
    }
  }

  /** Frames that came back so far. */
  int shown() {
    return shown.get();
  }

  /** The frame that came back last. */
  Shot latest() {
    Shot shot = latest;
    if (shot == null) {
      throw new AssertionError("no frame came back");
    }
    return shot;
  }

  /** Waits for so many further frames. */
  Shot awaitFrames(int count) {
    int wanted = shown.get() + count;
    await().atMost(Duration.ofSeconds(15)).until(() -> shown.get() >= wanted);
    return latest();
  }

  void send(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    openChannel().send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), false));
  }

  /** Sends so many messages as fast as it can, until the channel takes no more. */
  void flood(int messages) {
    ByteBuffer text = ByteBuffer.wrap("{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
    try {
      for (int i = 0; i < messages; i++) {
        channel().send(new RTCDataChannelBuffer(text.duplicate(), false));
      }
    } catch (Exception full) { // webrtc-java declares no other
      // or closed, which the caller sees
    }
  }

  private RTCDataChannel channel() {
    RTCDataChannel known = channel;
    if (known == null) {
      throw new AssertionError("there is no channel");
    }
    return known;
  }

  RTCDataChannel openChannel() {
    RTCDataChannel known = channel();
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> known.getState() == RTCDataChannelState.OPEN);
    return known;
  }

  boolean isChannelClosed() {
    RTCDataChannel known = channel;
    return known == null || known.getState() == RTCDataChannelState.CLOSED;
  }

  /** The next message of a type; those of others are passed over. */
  Map<String, Object> message(String type) throws InterruptedException {
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); ; ) {
      Map<String, Object> next =
          messages.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("no message of type " + type);
      }
      if (type.equals(next.get("type"))) {
        return next;
      }
    }
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {}

  @Override
  public void onIceGatheringChange(RTCIceGatheringState state) {
    if (state == RTCIceGatheringState.COMPLETE) {
      gathered.countDown();
    }
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    switch (transceiver.getReceiver().getTrack()) {
      case VideoTrack video -> video.addSink(this::show);
      case AudioTrack audio ->
          audio.addSink((pcm, bits, rate, channels, frames) -> hear(pcm, channels, frames));
      default -> throw new AssertionError("another track");
    }
  }

  private void show(VideoFrame frame) {
    I420Buffer buffer = frame.buffer.toI420();
    int row = buffer.getStrideY() * (buffer.getHeight() / 2);
    latest =
        new Shot(
            buffer.getWidth(),
            buffer.getHeight(),
            buffer.getDataY().get(row + buffer.getWidth() / 4) & 0xff,
            buffer.getDataY().get(row + buffer.getWidth() * 3 / 4) & 0xff,
            buffer.getDataU().get(0) & 0xff);
    shown.incrementAndGet();
    frame.release();
  }

  /** Vanishes without a word, as a killed browser does: the camera stops, and nothing is closed. */
  void stopShooting() throws InterruptedException {
    closed = true;
    Thread known = shooting;
    if (known != null) {
      known.join();
    }
  }

  /** Ends its connection, as a page does that is closed. */
  void hangUp() {
    closed = true;
    if (!gone) {
      gone = true;
      peer.close();
    }
  }

  @Override
  public void close() {
    hangUp();
  }

  private final class Listener implements RTCDataChannelObserver {
    @Override
    public void onBufferedAmountChange(long previous) {}

    @Override
    public void onStateChange() {}

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
      byte[] text = new byte[buffer.data.remaining()];
      buffer.data.get(text);
      messages.add(JSON.std.mapFrom(text));
    }
  }

  private static final class Set implements SetSessionDescriptionObserver {
    final CompletableFuture<Boolean> done = new CompletableFuture<>();

    @Override
    public void onSuccess() {
      done.complete(true);
    }

    @Override
    public void onFailure(String error) {
      done.completeExceptionally(new IllegalStateException(error));
    }
  }
}
