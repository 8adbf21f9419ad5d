package dev.vivace.media;

import dev.vivace.testkit.S3Coordinates;

/** A way to ask for single objects; failures have to be the same in both. */
public enum Way {
  /** By the SDK alone, as where a bucket's address is not certain. */
  SDK {
    @Override
    public TestMedia to(S3Coordinates at) {
      return TestMedia.of(at);
    }
  },
  /** Directly, and by the SDK where that leaves something open. */
  DIRECT {
    @Override
    public TestMedia to(S3Coordinates at) {
      return TestMedia.direct(at);
    }
  };

  /** One process of a function; the caller closes it. */
  public abstract TestMedia to(S3Coordinates at);
}
