package dev.vivace.peer.natives;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioSource;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The factory of connections and tracks, made when it is first needed and kept until the process
 * ends: disposing it, or ending its threads, may crash.
 */
@Singleton
public final class WebRtc {
  private @Nullable HeadlessAudioDeviceModule device;
  private @Nullable PeerConnectionFactory factory;
  private boolean playing;

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
   * A source of the sound that tracks made of it send. The device without hardware asks for it
   * every 10 ms: 16 bit, 48 kHz, mono. It has one source at a time, so one session of a process can
   * have sound at a time.
   *
   * @param samples called by the device's thread
   */
  public synchronized AudioTrackSource audioSource(AudioSource samples) {
    PeerConnectionFactory made = factory();
    HeadlessAudioDeviceModule headless = device;
    if (headless == null) {
      throw new IllegalStateException("the factory has a device");
    }
    if (!playing) {
      // In this order: a source that is set before the device plays would take the place of the
      // mixer that received sound comes through.
      headless.initPlayout();
      headless.startPlayout();
      playing = true;
    }
    headless.setAudioSource(samples);
    AudioOptions unprocessed = new AudioOptions();
    unprocessed.echoCancellation = false;
    unprocessed.autoGainControl = false;
    unprocessed.noiseSuppression = false;
    unprocessed.highpassFilter = false;
    return made.createAudioSource(unprocessed);
  }
}
