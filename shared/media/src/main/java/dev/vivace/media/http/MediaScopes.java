package dev.vivace.media.http;

import java.util.Set;

/** The scopes of all functions, each as a route asks for it. */
public final class MediaScopes {
  /** The scope of the token in a link to an item. */
  static final String ITEM_LINK = "media:read";

  /** The scope of the token in a link to a stream. */
  static final String STREAM_LINK = "stream:read";

  /** The scope of the token in a link to a session's viewers. */
  public static final String REALTIME_LINK = "realtime";

  /** Lists, describes and plays items. */
  public static final Set<String> MEDIA_READ = Set.of(ITEM_LINK);

  /** Uploads and deletes items. */
  public static final Set<String> MEDIA_WRITE = Set.of("media:write");

  /** Listens: to items and their encodings, to live streams and to encodings of what is posted. */
  public static final Set<String> STREAM_READ = Set.of(STREAM_LINK);

  /** Produces live streams. */
  public static final Set<String> LIVE_WRITE = Set.of("live:write");

  /** The scopes of producers and listeners, any of which may ask how a stream fares. */
  public static final Set<String> LIVE_STATUS = Set.of(STREAM_LINK, "live:write");

  /** Sends a camera through a filter, watches and controls sessions of it. */
  public static final Set<String> REALTIME = Set.of(REALTIME_LINK);

  private MediaScopes() {}
}
