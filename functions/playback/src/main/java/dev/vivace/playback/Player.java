package dev.vivace.playback;

import dev.vivace.media.MediaType;

/** The element by which a page shows an item. */
enum Player {
  AUDIO("rich", 480, 140),
  VIDEO("video", 640, 360),
  IMAGE("rich", 640, 360),
  DOWNLOAD("link", 480, 140);

  private final String oEmbedType;
  private final int width;
  private final int height;

  /** In CSS pixels. */
  record Size(int width, int height) {}

  Player(String oEmbedType, int width, int height) {
    this.oEmbedType = oEmbedType;
    this.width = width;
    this.height = height;
  }

  static Player of(MediaType type) {
    if (type.isAudio()) {
      return AUDIO;
    }
    if (type.isVideo()) {
      return VIDEO;
    }
    return type.isInertImage() ? IMAGE : DOWNLOAD;
  }

  /** The name that oEmbed has for it. */
  String oEmbedType() {
    return oEmbedType;
  }

  /** Its size where there are bounds; a video and an image keep their shape. */
  Size within(Size bounds) {
    int narrow = Math.min(width, bounds.width());
    if (this == AUDIO || this == DOWNLOAD) {
      return new Size(narrow, Math.min(height, bounds.height()));
    }
    int fitting = Math.min(narrow, bounds.height() * width / height);
    return new Size(fitting, Math.max(1, fitting * height / width));
  }
}
