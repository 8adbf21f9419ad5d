package dev.vivace.bench.cold;

/** The ways to do the same work that are compared. */
enum Variant {
  /** The folder that is deployed, by its {@code bootstrap}. */
  PACKAGE("package"),
  /** The folder of another build of the project, which is compared with this one. */
  BEFORE("before"),
  /** A {@link NodeBundle}. */
  NODE("Node"),
  /**
   * The jar on a full JDK without any flag of the VM. Two system properties only say where the
   * natives are, since the jar has none in it.
   */
  FULL_JDK("full JDK");

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
