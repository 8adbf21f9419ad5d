package dev.vivace.realtime.wiring;

import dev.vivace.media.wiring.Variables;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Settings of real-time video, by environment variables.
 *
 * @param peerFunction {@code PEER_FUNCTION}: name or ARN of the peer; only signal has it
 * @param stunUrls {@code STUN_URLS}, such as {@code stun:stun.example.org:3478}, separated by
 *     commas or blanks; none where it is not set
 * @param turnUrls {@code TURN_URLS}, such as {@code turn:turn.example.org:3478?transport=udp}
 * @param turnSecretArn {@code TURN_SECRET_ARN}: the secret in Secrets Manager that the TURN server
 *     shares
 * @param turnChannelArn {@code TURN_CHANNEL_ARN}: the signalling channel of Kinesis Video Streams
 *     whose TURN servers are used, in place of {@code TURN_URLS}
 * @param relayOnly {@code ICE_RELAY_ONLY}, {@code true} or {@code false}: connections go through
 *     TURN only
 * @param session {@code SESSION_SECONDS}: the age at which a session is to be handed over, 840 s
 *     where it is not set
 * @param idle {@code IDLE_SECONDS}: how long a session lasts without media
 * @param chain {@code CHAIN_SECONDS}: how long a session lasts over all handovers
 * @param models {@code ONNX_MODELS}, {@code on} or {@code off}: whether models are run
 */
public record RealtimeConfiguration(
    Optional<String> peerFunction,
    List<String> stunUrls,
    List<String> turnUrls,
    Optional<String> turnSecretArn,
    Optional<String> turnChannelArn,
    boolean relayOnly,
    Duration session,
    Duration idle,
    Duration chain,
    boolean models) {
  private static final long SESSION_SECONDS = 840;
  private static final long IDLE_SECONDS = 15;
  private static final long CHAIN_SECONDS = Duration.ofHours(4).toSeconds();
  private static final long MAX_CHAIN_SECONDS = Duration.ofHours(24).toSeconds();

  /**
   * Reads and checks all of them.
   *
   * @throws IllegalArgumentException if one is wrong; the message names it
   */
  public static RealtimeConfiguration from(Variables variables) {
    List<String> turnUrls = urls(variables, "TURN_URLS", List.of("turn:", "turns:"));
    Optional<String> secret =
        variables.parsed("TURN_SECRET_ARN", value -> arn(value, "arn:", "a secret"));
    Optional<String> channel =
        variables.parsed(
            "TURN_CHANNEL_ARN",
            value -> arn(value, "arn:[a-z-]+:kinesisvideo:", "a signalling channel"));
    if (channel.isPresent() && !turnUrls.isEmpty()) {
      throw new IllegalArgumentException("TURN_CHANNEL_ARN is set: leave TURN_URLS out");
    }
    if (turnUrls.isEmpty() == secret.isPresent()) {
      throw new IllegalArgumentException(
          "TURN_SECRET_ARN must be set if, and only if, TURN_URLS is");
    }
    boolean relayOnly = flag(variables, "ICE_RELAY_ONLY", "true", "false");
    if (relayOnly && turnUrls.isEmpty() && channel.isEmpty()) {
      throw new IllegalArgumentException(
          "ICE_RELAY_ONLY is true: set TURN_URLS or TURN_CHANNEL_ARN");
    }
    return new RealtimeConfiguration(
        variables.parsed("PEER_FUNCTION", RealtimeConfiguration::functionName),
        urls(variables, "STUN_URLS", List.of("stun:", "stuns:")),
        turnUrls,
        secret,
        channel,
        relayOnly,
        seconds(variables, "SESSION_SECONDS", SESSION_SECONDS),
        seconds(variables, "IDLE_SECONDS", IDLE_SECONDS),
        seconds(variables, "CHAIN_SECONDS", CHAIN_SECONDS),
        flag(variables, "ONNX_MODELS", "on", "off"));
  }

  /**
   * As {@link #from}, for the function that invokes the peer.
   *
   * @throws IllegalArgumentException as {@link #from}, or if it is not said which one the peer is
   */
  public static RealtimeConfiguration ofSignal(Variables variables) {
    variables.required("PEER_FUNCTION");
    return from(variables);
  }

  private static String functionName(String value) {
    if (!value.matches("[A-Za-z0-9:_-]{1,170}")) {
      throw new IllegalArgumentException("must be the name or the ARN of a function");
    }
    return value;
  }

  private static String arn(String value, String beginning, String of) {
    if (!value.matches(beginning + ".*")) {
      throw new IllegalArgumentException("must be the ARN of " + of);
    }
    return value;
  }

  private static Duration seconds(Variables variables, String name, long unset) {
    return Duration.ofSeconds(variables.number(name, 1, MAX_CHAIN_SECONDS).orElse(unset));
  }

  private static boolean flag(Variables variables, String name, String yes, String no) {
    return variables
        .parsed(
            name,
            value -> {
              if (value.equals(yes) || value.equals(no)) {
                return value.equals(yes);
              }
              throw new IllegalArgumentException(
                  "must be %s or %s, not '%s'".formatted(yes, no, value));
            })
        .orElse(false);
  }

  private static List<String> urls(Variables variables, String name, List<String> schemes) {
    return variables
        .parsed(
            name,
            value -> {
              List<String> urls = Arrays.asList(value.split("[\\s,]+"));
              for (String url : urls) {
                if (schemes.stream().noneMatch(url::startsWith)) {
                  throw new IllegalArgumentException(
                      "'%s' must begin with one of %s".formatted(url, schemes));
                }
              }
              return urls;
            })
        .orElse(List.of());
  }
}
