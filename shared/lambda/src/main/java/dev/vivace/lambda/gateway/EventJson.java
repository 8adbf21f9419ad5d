package dev.vivace.lambda.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) in UTF-8 from its beginning to its end, value by value. It is for events
 * alone, of which strings are wanted and nothing else. Jackson's parser makes tables of large
 * numbers before its first token, a tenth of what a cold start may take.
 *
 * <p>Each value has to be taken by exactly one of {@link #enterObject}, {@link #enterArray}, {@link
 * #string}, {@link #isTrue} and {@link #skip}.
 */
final class EventJson {
  private static final int MAX_DEPTH = 500;

  /** The character in place of bytes that are none; it may also be a character itself. */
  private static final char REPLACED = '\uFFFD';

  private final byte[] json;
  private int at;
  private int depth;

  /** Whether nothing of the object or array at hand was read yet, so that no comma comes. */
  private boolean first;

  EventJson(byte[] json) {
    this.json = json;
  }

  /** Whether the next value is an object, which is entered; any other is passed over. */
  boolean enterObject() throws MalformedEventException {
    return enter('{');
  }

  /** Whether the next value is an array, which is entered; any other is passed over. */
  boolean enterArray() throws MalformedEventException {
    return enter('[');
  }

  /** Whether the next value, which is still to be taken, is an array. */
  boolean isArray() throws MalformedEventException {
    return peek() == '[';
  }

  /** The name of the object's next member, whose value is next; null at its end. */
  @Nullable String nextName() throws MalformedEventException {
    if (!hasNext('}')) {
      return null;
    }
    if (peek() != '"') {
      throw wrong("a name was expected");
    }
    String name = text();
    if (peek() != ':') {
      throw wrong("a colon was expected");
    }
    at++;
    return name;
  }

  /** Whether the array has a next element, which is the next value. */
  boolean nextElement() throws MalformedEventException {
    return hasNext(']');
  }

  /** The next value if it is a string; null if it is another, which is passed over. */
  @Nullable String string() throws MalformedEventException {
    if (peek() == '"') {
      return text();
    }
    skip();
    return null;
  }

  /** Whether the next value is {@code true}. */
  boolean isTrue() throws MalformedEventException {
    boolean isTrue = peek() == 't';
    skip();
    return isTrue;
  }

  /** Passes over the next value. */
  void skip() throws MalformedEventException {
    switch (peek()) {
      case '"' -> text();
      case '{' -> {
        enterObject();
        while (nextName() != null) {
          skip();
        }
      }
      case '[' -> {
        enterArray();
        while (nextElement()) {
          skip();
        }
      }
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private boolean enter(char bracket) throws MalformedEventException {
    if (peek() != bracket) {
      skip();
      return false;
    }
    at++;
    depth++;
    if (depth > MAX_DEPTH) {
      throw wrong("it is nested too deeply");
    }
    first = true;
    return true;
  }

  private boolean hasNext(char end) throws MalformedEventException {
    int next = peek();
    boolean begins = first;
    first = false;
    if (next == end) {
      at++;
      depth--;
      return false;
    }
    if (!begins) {
      if (next != ',') {
        throw wrong("a comma was expected");
      }
      at++;
    }
    return true;
  }

  /** The next byte that is no white space. */
  private int peek() throws MalformedEventException {
    while (at < json.length) {
      switch (json[at]) {
        case ' ', '\t', '\r', '\n' -> at++;
        default -> {
          return json[at];
        }
      }
    }
    throw wrong("it ends too early");
  }

  private void literal(String word) throws MalformedEventException {
    for (int i = 0; i < word.length(); i++) {
      if (byteAt(at) != word.charAt(i)) {
        throw wrong("a value was expected");
      }
      at++;
    }
    requireEndOfValue();
  }

  private void number() throws MalformedEventException {
    if (byteAt(at) == '-') {
      at++;
    }
    if (byteAt(at) == '0') {
      at++;
    } else {
      digits();
    }
    if (byteAt(at) == '.') {
      at++;
      digits();
    }
    if (byteAt(at) == 'e' || byteAt(at) == 'E') {
      at++;
      if (byteAt(at) == '+' || byteAt(at) == '-') {
        at++;
      }
      digits();
    }
    requireEndOfValue();
  }

  private void digits() throws MalformedEventException {
    int start = at;
    while (byteAt(at) >= '0' && byteAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("a value was expected");
    }
  }

  private void requireEndOfValue() throws MalformedEventException {
    switch (byteAt(at)) {
      case ' ', '\t', '\r', '\n', ',', '}', ']' -> {}
      default -> throw wrong("a value does not end");
    }
  }

  private String text() throws MalformedEventException {
    int start = at + 1;
    at = endOfPlain(start);
    StringBuilder unescaped = null;
    while (byteAt(at) != '"') {
      if (byteAt(at) != '\\') {
        throw wrong("a string has a control character or no end");
      }
      unescaped = unescaped == null ? new StringBuilder() : unescaped;
      unescaped.append(decoded(start, at)).append(escape());
      start = at;
      at = endOfPlain(start);
    }
    String rest = decoded(start, at);
    at++;
    return unescaped == null ? rest : unescaped.append(rest).toString();
  }

  /**
   * The next byte that does not stand for itself in a string. A file comes as one string, and in a
   * cold start nothing is compiled yet: the loop has as few steps as can be.
   */
  private int endOfPlain(int start) {
    byte[] bytes = json;
    int end = bytes.length;
    for (int i = start; i < end; i++) {
      byte next = bytes[i];
      if (next == '"' || next == '\\' || (next < ' ' && next >= 0)) {
        return i;
      }
    }
    return end;
  }

  /** Most strings are UTF-8; those that seem not to be are looked at again, and thoroughly. */
  private String decoded(int start, int end) throws MalformedEventException {
    String text = new String(json, start, end - start, StandardCharsets.UTF_8);
    return text.indexOf(REPLACED) < 0 ? text : thoroughlyDecoded(start, end);
  }

  private String thoroughlyDecoded(int start, int end) throws MalformedEventException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(json, start, end - start))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw wrong("a string is not UTF-8");
    }
  }

  private char escape() throws MalformedEventException {
    int letter = byteAt(at + 1);
    at += 2;
    return switch (letter) {
      case '"', '\\', '/' -> (char) letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int unit = 0;
        for (int i = 0; i < 4; i++, at++) {
          int digit = Character.digit(byteAt(at), 16);
          if (digit < 0) {
            throw wrong("an escape is unknown");
          }
          unit = unit * 16 + digit;
        }
        yield (char) unit;
      }
      default -> throw wrong("an escape is unknown");
    };
  }

  /** Behind the end, a byte that stands for nothing. */
  private int byteAt(int index) {
    return index < json.length ? json[index] : 0;
  }

  private MalformedEventException wrong(String what) {
    return new MalformedEventException("The event is not JSON: " + what + ", at byte " + at + ".");
  }
}
