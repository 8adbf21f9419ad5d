package dev.vivace.lambda.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was meant by one that is not known. */
public final class NearestName {
  private static final int MAX_EDITS = 2;

  /** Two edits make any other name of one that is not longer. */
  private static final int LONGEST_SHORT_NAME = 3;

  private NearestName() {}

  /**
   * The nearest of the known names, without regard to case: of short ones one insertion, deletion
   * or substitution away, of others two at most. Of several the first.
   *
   * @return empty if none is near
   */
  public static Optional<String> of(String given, Collection<String> known) {
    Optional<String> nearest = Optional.empty();
    int fewest = MAX_EDITS + 1;
    for (String name : known) {
      int most = name.length() <= LONGEST_SHORT_NAME ? MAX_EDITS - 1 : MAX_EDITS;
      int edits = Math.abs(given.length() - name.length()) > most ? fewest : edits(given, name);
      if (edits <= most && edits < fewest) {
        nearest = Optional.of(name);
        fewest = edits;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance, a row of its matrix after the other. */
  private static int edits(String given, String name) {
    String from = given.toLowerCase(Locale.ROOT);
    String to = name.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
