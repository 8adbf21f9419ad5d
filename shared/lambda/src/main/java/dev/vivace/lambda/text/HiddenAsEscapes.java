package dev.vivace.lambda.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Writes what {@link VisibleText#isHidden is hidden} as JSON escapes: a reader of the JSON gets the
 * same text, a reader of the line sees what is there. Of characters beyond U+FFFF both halves are
 * escaped, since Jackson asks for each and refuses one that is alone.
 */
public final class HiddenAsEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int unit) {
    return VisibleText.isHidden(unit) ? new SerializedString(VisibleText.escaped(unit)) : null;
  }
}
