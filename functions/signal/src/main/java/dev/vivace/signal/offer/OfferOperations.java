package dev.vivace.signal.offer;

import jakarta.inject.Singleton;

/**
 * Operations on offers.
 *
 * @param cameras those of cameras
 * @param viewers those of viewers
 * @param trickle candidates that come after either
 */
@Singleton
public record OfferOperations(CameraOffers cameras, ViewerOffers viewers, Trickle trickle) {}
