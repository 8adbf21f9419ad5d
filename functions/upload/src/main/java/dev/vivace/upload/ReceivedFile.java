package dev.vivace.upload;

import dev.vivace.media.FileName;
import dev.vivace.media.MediaType;
import dev.vivace.media.s3.Content;

/**
 * A file that came in a request's body.
 *
 * @param declaredType what the sender says that it is
 */
record ReceivedFile(FileName name, MediaType declaredType, Content content) {}
