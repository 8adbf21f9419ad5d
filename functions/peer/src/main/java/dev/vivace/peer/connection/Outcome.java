package dev.vivace.peer.connection;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.vivace.realtime.session.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a call of libwebrtc calls back. */
final class Outcome implements CreateSessionDescriptionObserver, SetSessionDescriptionObserver {
  private static final int LONGEST_SECONDS = 5;
  private static final RTCSessionDescription NONE = new RTCSessionDescription(null, null);

  private final CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();

  @Override
  public void onSuccess(RTCSessionDescription description) {
    result.complete(description);
  }

  @Override
  public void onSuccess() {
    result.complete(NONE);
  }

  @Override
  public void onFailure(String error) {
    result.completeExceptionally(new IllegalArgumentException(error));
  }

  /**
   * Waits.
   *
   * @throws OfferRefusedException if libwebrtc does not take the description
   */
  RTCSessionDescription await() {
    try {
      return result.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException refused) {
      throw new OfferRefusedException(
          Refusal.UNSUPPORTED_OFFER, "The offer can't be applied: " + message(refused));
    } catch (TimeoutException late) {
      throw new IllegalStateException("libwebrtc did not answer", late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String message(ExecutionException refused) {
    Throwable cause = refused.getCause() == null ? refused : refused.getCause();
    return String.valueOf(cause.getMessage());
  }
}
