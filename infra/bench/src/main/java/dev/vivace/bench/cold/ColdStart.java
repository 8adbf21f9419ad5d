package dev.vivace.bench.cold;

/**
 * One process, from its start over two invocations.
 *
 * @param firstByteMs from the start of the process to the first byte of its first response
 * @param totalMs from the start of the process to the end of its first response
 * @param secondMs from the second event to the end of its response
 * @param rssMegabytes the most memory that was resident at any time, in 10^6 bytes
 */
record ColdStart(double firstByteMs, double totalMs, double secondMs, double rssMegabytes) {}
