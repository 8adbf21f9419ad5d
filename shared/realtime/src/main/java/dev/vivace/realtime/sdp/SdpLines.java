package dev.vivace.realtime.sdp;

import dev.vivace.realtime.sdp.InvalidSdpException.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of SDP: a letter, an equals sign and a value each (RFC 8866, section 5). */
final class SdpLines {
  /** Ten times what browsers send for a camera and a microphone. */
  static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_LINES = 2_000;
  private static final int MAX_LINE_CHARS = 4_000;
  private static final Pattern LINE = Pattern.compile("[a-z]=[^\\p{Cntrl}]*");

  private SdpLines() {}

  /**
   * Reads them.
   *
   * @param body UTF-8, lines ended by CRLF or LF
   * @throws InvalidSdpException if it is too long or no SDP
   */
  static List<String> of(byte[] body) {
    if (body.length > MAX_BYTES) {
      throw new InvalidSdpException(
          Fault.TOO_LARGE, "SDP may have %d bytes at most.".formatted(MAX_BYTES));
    }
    List<String> lines = text(body).lines().toList();
    if (lines.size() > MAX_LINES) {
      throw new InvalidSdpException(
          Fault.TOO_LARGE, "SDP may have %d lines at most.".formatted(MAX_LINES));
    }
    for (String line : lines) {
      if (line.length() > MAX_LINE_CHARS || !LINE.matcher(line).matches()) {
        throw malformed("Each line of SDP is a letter, an equals sign and a value.");
      }
    }
    return lines;
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException binary) {
      throw malformed("SDP is text in UTF-8. Send what createOffer() gives as its sdp.");
    }
  }

  static InvalidSdpException malformed(String complaint) {
    return new InvalidSdpException(Fault.MALFORMED, complaint);
  }

  static InvalidSdpException unsupported(String complaint) {
    return new InvalidSdpException(Fault.UNSUPPORTED, complaint);
  }
}
