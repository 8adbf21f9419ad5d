package dev.vivace.lambda.forwarded;

import dev.vivace.lambda.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reverse proxies that are believed when they say at which address the client called. Anybody else
 * who says so is not: these header fields can be sent by everyone.
 *
 * @param ranges where the proxies are
 * @param fields which fields they set. The others are not looked at: most proxies let those through
 *     as a client sent them
 */
public record TrustedProxies(List<AddressRange> ranges, ForwardingFields fields) {
  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  /** Nobody is believed. */
  public static TrustedProxies none() {
    return new TrustedProxies(List.of(), ForwardingFields.X_FORWARDED);
  }

  /**
   * Reads the configured list.
   *
   * @param addresses IP addresses and networks such as {@code 10.0.0.0/8}, separated by commas or
   *     blanks
   * @throws IllegalArgumentException if one of them is none
   */
  public static TrustedProxies parse(String addresses, ForwardingFields fields) {
    return new TrustedProxies(
        Arrays.stream(addresses.split("[,\\s]+"))
            .filter(address -> !address.isEmpty())
            .map(AddressRange::parse)
            .toList(),
        fields);
  }

  /**
   * The address that the client called, as the proxy in front of the gateway tells; empty if none
   * that is trusted is there, or says nothing.
   */
  Optional<ForwardedAddress> address(HttpRequest request) {
    return contains(request.context().sourceIp())
        ? fields.address(request.headers(), this)
        : Optional.empty();
  }

  boolean contains(String address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
