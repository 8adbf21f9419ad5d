package dev.vivace.local.template;

/**
 * A place in a template.
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
