package dev.vivace.realtime.session;

/** Keys of sessions in the bucket. */
final class SessionKeys {
  private SessionKeys() {}

  static String session(SessionId id) {
    return prefix(id) + "session.json";
  }

  static String offer(SessionId id, int number) {
    return prefix(id) + "offers/" + number;
  }

  static String answer(SessionId id, int number) {
    return prefix(id) + "answers/" + number;
  }

  static String candidates(SessionId id, int number, int sequence) {
    return prefix(id) + "candidates/" + number + "/" + sequence;
  }

  static String control(SessionId id) {
    return prefix(id) + "control.json";
  }

  static String status(SessionId id) {
    return prefix(id) + "status.json";
  }

  private static String prefix(SessionId id) {
    return "realtime/" + id + "/";
  }
}
