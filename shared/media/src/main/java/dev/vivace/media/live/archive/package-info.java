/**
 * Live streams as media items: the chunks of an ended stream become one WAV file, by a multipart
 * upload that any process may continue.
 *
 * <p>Objects: reads {@code live/{streamId}/}, writes {@code live/{streamId}/archive.json} and
 * {@code media/{mediaId}/original}.
 *
 * <p>IAM actions: those of live streams, and what uploads need on {@code media/*}.
 */
@NullMarked
package dev.vivace.media.live.archive;

import org.jspecify.annotations.NullMarked;
