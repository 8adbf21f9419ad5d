package dev.vivace.realtime.filter;

/** A parameter that a filter does not have, or a value out of its bounds. */
public final class InvalidParameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final String complaint;

  /**
   * @param parameter the name, as it was given
   * @param complaint what it has to be, such as {@code must be a number from 0 to 10.}
   */
  public InvalidParameterException(String parameter, String complaint) {
    super(parameter + " " + complaint);
    this.parameter = parameter;
    this.complaint = complaint;
  }

  public String parameter() {
    return parameter;
  }

  public String complaint() {
    return complaint;
  }
}
