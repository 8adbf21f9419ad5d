package dev.vivace.media.s3.direct;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * The address at which S3 answers for one bucket (AWS General Reference, "Amazon Simple Storage
 * Service endpoints and quotas"; Amazon S3 User Guide, "Virtual hosting of general purpose
 * buckets").
 *
 * @param server scheme, host and port
 * @param root what the path begins with: the bucket where it is not in the host
 * @param region that requests are signed for
 */
public record S3Address(URI server, String root, String region) {
  /** Regions whose partition's domain is certain. */
  private static final Pattern AWS =
      Pattern.compile("(af|ap|ca|eu|il|me|mx|sa|us)-(gov-)?[a-z]+-[0-9]{1,2}");

  private static final Pattern CHINA = Pattern.compile("cn-[a-z]+-[0-9]{1,2}");

  /** The region that the SDK takes to the host which has no region. */
  private static final String GLOBAL = "us-east-1";

  /** Names that may be a label of a host, so that a wildcard's certificate holds for them. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  /** Names that may be a bucket's: no ARN of an access point, whose host is another. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Suffixes of aliases and of directory buckets, which have hosts of their own. */
  private static final Pattern RESERVED = Pattern.compile(".*(--[a-z0-9-]+|-s3alias)");

  /**
   * The address, if it is certain.
   *
   * @param endpoint another S3 than the region's, spoken to path-style
   */
  public static Optional<S3Address> of(String bucket, String region, Optional<URI> endpoint) {
    if (!BUCKET.matcher(bucket).matches() || RESERVED.matcher(bucket).matches()) {
      return Optional.empty();
    }
    return endpoint.isPresent()
        ? endpoint.map(server -> new S3Address(server, "/" + bucket + "/", region))
        : domain(region).map(domain -> regional(bucket, region, domain));
  }

  private static S3Address regional(String bucket, String region, String domain) {
    String host = region.equals(GLOBAL) ? "s3." + domain : "s3." + region + "." + domain;
    return LABEL.matcher(bucket).matches()
        ? new S3Address(URI.create("https://" + bucket + "." + host), "/", region)
        : new S3Address(URI.create("https://" + host), "/" + bucket + "/", region);
  }

  /** Without the partitions' metadata of the SDK, which take a cold start some milliseconds. */
  private static Optional<String> domain(String region) {
    if (AWS.matcher(region).matches() && !region.contains("-iso")) {
      return Optional.of("amazonaws.com");
    }
    return CHINA.matcher(region).matches() ? Optional.of("amazonaws.com.cn") : Optional.empty();
  }

  /** Whether the connection itself protects what is sent. */
  boolean isEncrypted() {
    return "https".equals(server.getScheme());
  }

  /** The object's path, percent-encoded. */
  String path(String key) {
    return root + (isPlain(key) ? key : SdkHttpUtils.urlEncodeIgnoreSlashes(key));
  }

  /** Whether nothing of it has to be encoded, as in most keys: to find that out is quicker. */
  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      char unit = key.charAt(i);
      boolean isLetter = (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
      boolean isDigit = unit >= '0' && unit <= '9';
      if (!isLetter && !isDigit && unit != '/' && unit != '-' && unit != '.' && unit != '_') {
        return false;
      }
    }
    return true;
  }

  /** {@code Host}: with the port unless it is the scheme's own. */
  String host() {
    int usual = isEncrypted() ? 443 : 80;
    return server.getPort() < 0 || server.getPort() == usual
        ? server.getHost()
        : server.getHost() + ":" + server.getPort();
  }
}
