/**
 * The length that files themselves declare: the sizes in their chunks, boxes, elements and pages,
 * read as the bytes pass by on their way to the demuxer. So half a file is told from a whole one,
 * in which something may be damaged nevertheless.
 *
 * <p>Sources: ISO/IEC 14496-12, 4.2 (boxes), RFC 8794 (EBML), RFC 3533 (Ogg), Microsoft's
 * "Multimedia Programming Interface" and EBU Tech 3306 (RIFF, RF64), Apple's AIFF and CAF, Adobe's
 * FLV, Microsoft's ASF, and the Xing, Info and VBRI headers of MP3.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.audio.extent;

import org.jspecify.annotations.NullMarked;
