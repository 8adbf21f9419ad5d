package dev.vivace.s3;

import dev.vivace.s3.cors.CorsRule;
import java.util.List;

/**
 * A bucket of an embedded S3.
 *
 * @param corsRules which pages may read and write in it; none if it is empty
 */
public record Bucket(String name, List<CorsRule> corsRules) {

  public Bucket {
    corsRules = List.copyOf(corsRules);
  }
}
