package dev.vivace.s3.access;

import dev.vivace.s3.error.RefusedException;
import dev.vivace.s3.error.S3Error;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The credential that a signature names: {@code KEY/yyyyMMdd/REGION/s3/aws4_request}. Any region
 * will do.
 */
record Credential(String keyId, String date, String region) {
  private static final int PARTS = 5;

  /**
   * Reads a credential.
   *
   * @param malformed makes an error of a sentence that says what is wrong
   */
  static Credential parse(String text, Function<String, S3Error> malformed) {
    List<String> parts = List.of(text.split("/", -1));
    if (parts.size() != PARTS) {
      throw new RefusedException(
          malformed.apply(
              "the Credential is mal-formed; expecting"
                  + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."));
    }
    Credential credential = new Credential(parts.get(0), parts.get(1), parts.get(2));
    fault(credential, parts.get(3), parts.get(4))
        .ifPresent(fault -> {
          throw new RefusedException(malformed.apply(fault));
        });
    return credential;
  }

  private static Optional<String> fault(Credential credential, String service, String terminal) {
    if (!isDate(credential.date)) {
      return Optional.of(
          "incorrect date format \"%s\". This date in the credential must be in the format \"yyyyMMdd\"."
              .formatted(credential.date));
    }
    if (credential.region.isEmpty()) {
      return Optional.of("a non-empty region must be provided in the credential.");
    }
    if (!service.equals("s3")) {
      return Optional.of(
          "incorrect service \"%s\". This endpoint belongs to \"s3\".".formatted(service));
    }
    if (!terminal.equals("aws4_request")) {
      return Optional.of(
          "incorrect terminal \"%s\". This endpoint uses \"aws4_request\".".formatted(terminal));
    }
    return Optional.empty();
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
