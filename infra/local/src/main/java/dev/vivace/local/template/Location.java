package dev.vivace.local.template;

/**
 * Where in a template something is written.
 *
 * @param file name of the template's file
 * @param line from 1
 * @param column from 1
 */
public record Location(String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
