package dev.vivace.upload;

import dev.vivace.media.Content;
import dev.vivace.media.FileName;

/** A file that came in a request's body. */
record ReceivedFile(FileName name, Content content) {}
