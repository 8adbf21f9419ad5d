package dev.vivace.media.s3;

/**
 * An object that was read.
 *
 * @param head what S3 tells of it
 * @param bytes all of them, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes with one owner, never compared
public record ReadObject(ObjectHead head, byte[] bytes) {}
