package dev.vivace.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.s3.Content;

/** A file that came in a request's body. */
record ReceivedFile(FileName name, Content content) {}
