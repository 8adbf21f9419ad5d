package dev.vivace.upload;

import java.util.List;
import java.util.Optional;

/**
 * The parts that came in a form.
 *
 * @param files at least one
 * @param title the value of the field {@code title}, as it was sent; empty if there is none
 */
record ReceivedForm(List<ReceivedFile> files, Optional<String> title) {
  ReceivedForm {
    files = List.copyOf(files);
  }
}
