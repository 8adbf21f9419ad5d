package dev.vivace.realtime.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A session as it was asked for; it never changes.
 *
 * @param filtering what is done to frames and samples
 * @param callerAddress the address that the offer came from, IPv4 or IPv6; empty where the gateway
 *     does not know it. A candidate of last resort for offers without any
 * @param chainStartedAt when the first session began that this one, over any number of handovers,
 *     continues; its own creation where it continues none
 * @param predecessor the session that this one takes over from
 */
public record Session(
    SessionId id,
    Filtering filtering,
    String callerAddress,
    Instant chainStartedAt,
    Optional<SessionId> predecessor) {}
