package dev.vivace.realtime.session;

import java.util.Optional;

/**
 * The filters of a session, for frames and samples.
 *
 * @param video name of the filter of frames
 * @param audio name of the filter of sound; empty if sound is passed as it is
 * @param model id of the media item that a filter loads, for filters that load one
 */
public record Filtering(String video, Optional<String> audio, Optional<String> model) {}
