package dev.vivace.lambda.http;

/** A function as HTTP: its routes. Called by several threads at once. */
@FunctionalInterface
public interface Application {
  /** The table; the same each time. */
  Routes routes();
}
