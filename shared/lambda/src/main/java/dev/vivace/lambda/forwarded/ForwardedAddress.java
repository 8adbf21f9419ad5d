package dev.vivace.lambda.forwarded;

/**
 * The address that a client called, as a proxy saw it.
 *
 * @param scheme such as {@code https}; empty if the proxy does not say
 * @param host host, and port where it is not the scheme's own; empty if the proxy does not say
 * @param prefix the path that the proxy has taken away; empty if none
 */
record ForwardedAddress(String scheme, String host, String prefix) {}
