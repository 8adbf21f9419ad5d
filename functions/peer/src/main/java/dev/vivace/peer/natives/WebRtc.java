package dev.vivace.peer.natives;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioSource;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The factory of connections and tracks, made once and kept until the process ends: disposing it,
 * or ending its threads, may crash.
 */
@Singleton
public final class WebRtc {
  private static final System.Logger LOG = System.getLogger(WebRtc.class.getName());

  private static final AudioSource SILENCE =
      (pcm, samples, bytesPerSample, channels, sampleRate) -> 0;

  private @Nullable HeadlessAudioDeviceModule device;
  private @Nullable PeerConnectionFactory factory;
  private @Nullable AudioTrackSource sound;
  private volatile AudioSource samples = SILENCE;

  /** Makes the factory by a thread of its own, while the process does other things. */
  public void prepare() {
    Thread.ofPlatform()
        .daemon()
        .name("webrtc")
        .start(() -> {
          try {
            factory();
          } catch (LinkageError missing) { // the first session says so
            LOG.log(Level.DEBUG, "libwebrtc is not prepared", missing);
          }
        });
  }

  /** The factory. */
  public synchronized PeerConnectionFactory factory() {
    PeerConnectionFactory made = factory;
    if (made == null) {
      WebRtcLibrary.load();
      device = new HeadlessAudioDeviceModule();
      made = new PeerConnectionFactory(device);
      factory = made;
    }
    return made;
  }

  /**
   * The source of the sound that tracks made of it send. The device without hardware asks for it
   * every 10 ms: 16 bit, 48 kHz, mono. There is one of it, so one session of a process can have
   * sound at a time: the last that has asked.
   *
   * @param from called by the device's thread
   */
  public synchronized AudioTrackSource audioSource(AudioSource from) {
    samples = from;
    AudioTrackSource made = sound;
    if (made == null) {
      made = newAudioSource(factory());
      sound = made;
    }
    return made;
  }

  private AudioTrackSource newAudioSource(PeerConnectionFactory made) {
    HeadlessAudioDeviceModule headless = device;
    if (headless == null) {
      throw new IllegalStateException("a factory has a device");
    }
    // In this order: a source that is set before the device plays would take the place of the mixer
    // that received sound comes through. And once: setting another frees the one before, which the
    // device's thread may be calling.
    headless.initPlayout();
    headless.startPlayout();
    headless.setAudioSource(this::next);
    AudioOptions unprocessed = new AudioOptions();
    unprocessed.echoCancellation = false;
    unprocessed.autoGainControl = false;
    unprocessed.noiseSuppression = false;
    unprocessed.highpassFilter = false;
    return made.createAudioSource(unprocessed);
  }

  private int next(byte[] pcm, int count, int bytesPerSample, int channels, int sampleRate) {
    return samples.onPlaybackData(pcm, count, bytesPerSample, channels, sampleRate);
  }

  /** Sends silence again, and lets go of the session that was asked before. */
  public void silence() {
    samples = SILENCE;
  }
}
