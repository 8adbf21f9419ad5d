package dev.vivace.packaging.header;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Has its own classes, of which it remembers those that were asked for, and others of the tests.
 */
public class JarLoader extends ClassLoader {
  private final Map<String, byte[]> files;
  private final Set<String> loaded = new HashSet<>();

  /** Of class files by their classes' names, with dots. */
  public JarLoader(Map<String, byte[]> files) {
    super(JarLoader.class.getClassLoader());
    this.files = files;
  }

  /** The names of its own classes that anything has asked for. */
  public final Set<String> loaded() {
    return loaded;
  }

  @Override
  protected final Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] file = files.get(name);
    if (file == null) {
      return super.loadClass(name, resolve);
    }
    Class<?> known = findLoadedClass(name);
    loaded.add(name);
    return known == null ? defineClass(name, file, 0, file.length) : known;
  }
}
