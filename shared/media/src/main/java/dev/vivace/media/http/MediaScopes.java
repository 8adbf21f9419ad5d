package dev.vivace.media.http;

import java.util.Set;

/** The scopes of all functions, each as a route asks for it. */
public final class MediaScopes {
  /** Lists, describes and plays items. */
  public static final Set<String> MEDIA_READ = Set.of("media:read");

  /** Uploads and deletes items. */
  public static final Set<String> MEDIA_WRITE = Set.of("media:write");

  /** Listens: to items and their encodings, to live streams and to encodings of what is posted. */
  public static final Set<String> STREAM_READ = Set.of("stream:read");

  /** Produces live streams. */
  public static final Set<String> LIVE_WRITE = Set.of("live:write");

  /** What producers and listeners may know. */
  public static final Set<String> LIVE_STATUS = Set.of("stream:read", "live:write");

  private MediaScopes() {}
}
