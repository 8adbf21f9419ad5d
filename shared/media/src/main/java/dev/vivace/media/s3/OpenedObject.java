package dev.vivace.media.s3;

import java.io.InputStream;

/**
 * An object, or a part of it, that is being read.
 *
 * @param head what S3 tells of it
 * @param bytes closed early, they drop the connection rather than read the rest
 */
public record OpenedObject(ObjectHead head, InputStream bytes) {}
