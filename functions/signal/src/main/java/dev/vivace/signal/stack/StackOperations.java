package dev.vivace.signal.stack;

import jakarta.inject.Singleton;

/**
 * Answers about the stack.
 *
 * @param filters those that sessions may have
 * @param iceServers those that lead to a peer
 */
@Singleton
public record StackOperations(FilterList filters, IceServerList iceServers) {}
