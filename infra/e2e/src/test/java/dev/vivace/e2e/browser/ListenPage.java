package dev.vivace.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.live.LiveProducer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/listen.html} in a browser, and what is heard there. */
final class ListenPage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Notes the states, when there was sound first, and the loudest frequency from then on. */
  private static final String PROBE =
      """
      const done = arguments[0];
      const player = document.querySelector('audio');
      const context = new AudioContext();
      const analyser = new AnalyserNode(context, {fftSize: 4096, smoothingTimeConstant: 0});
      context.createMediaElementSource(player).connect(analyser).connect(context.destination);
      const samples = new Float32Array(analyser.fftSize);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const heard = window.heard = {soundAtMs: null, notes: [], states: []};
      let notedAt = 0;
      setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        if (player.currentTime === 0 || !samples.some(sample => Math.abs(sample) > 0.001)) return;
        heard.soundAtMs ??= Date.now();
        if (performance.now() < notedAt + 20) return;
        notedAt = performance.now();
        analyser.getFloatFrequencyData(spectrum);
        const peak = spectrum.indexOf(Math.max(...spectrum));
        const quiet = samples.some((sample, i) => i % 256 === 0
          && samples.slice(i, i + 256).every(one => Math.abs(one) < 0.02));
        const hertz = peak * context.sampleRate / analyser.fftSize;
        if (!quiet) heard.notes.push({seconds: player.currentTime, hertz});
      }, 4);
      const state = document.getElementById('state');
      new MutationObserver(() => heard.states.push(state.textContent))
        .observe(state, {childList: true, characterData: true, subtree: true});
      context.resume().then(done);
      """;

  private static final String UNTIL =
      """
      const done = arguments[0];
      const timer = setInterval(() => {
        if (%s) {
          clearInterval(timer);
          done('yes');
        }
      }, 4);
      """;

  private final Chromium chromium;
  private final String url;

  /**
   * @param url where the page is
   */
  ListenPage(Chromium chromium, String url) {
    this.chromium = chromium;
    this.url = url;
  }

  /**
   * A sound at a time of the player.
   *
   * @param soundSeconds the place in the stream that this sound has, told by its frequency
   */
  record Note(double playerSeconds, double soundSeconds) {
    double delaySeconds() {
      return playerSeconds - soundSeconds;
    }
  }

  /** Opens the page for a stream. */
  void open(String stream) {
    chromium.open(url + "?stream=" + stream);
    chromium.await(PROBE);
  }

  /** Presses Play. */
  void play() {
    run("document.getElementById('toggle').click()");
  }

  void run(String statement) {
    chromium.await(statement + "; arguments[0]();");
  }

  /** Waits until an expression is true in the page. */
  void until(String condition) {
    assertThat(chromium.await(UNTIL.formatted(condition))).isEqualTo("yes");
  }

  void untilState(String text) {
    until("document.getElementById('state').textContent === '" + text + "'");
  }

  void untilPlayed(double seconds) {
    until("document.querySelector('audio').currentTime >= " + seconds);
  }

  /** When sound was there first, by the wall clock in milliseconds. */
  long soundAtMs() {
    until("window.heard.soundAtMs !== null");
    return value("window.heard").get("soundAtMs").asLong();
  }

  String error() {
    return value("document.getElementById('error').textContent").asString();
  }

  List<String> states() {
    return value("window.heard.states").valueStream().map(JsonNode::asString).toList();
  }

  List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    for (JsonNode note : value("window.heard.notes")) {
      double place =
          (note.get("hertz").asDouble() - LiveProducer.LOWEST_HZ) / LiveProducer.HZ_PER_SECOND;
      notes.add(new Note(note.get("seconds").asDouble(), place));
    }
    return notes;
  }

  JsonNode value(String expression) {
    return JSON.readTree(chromium.await("arguments[0](JSON.stringify(" + expression + "));"));
  }
}
