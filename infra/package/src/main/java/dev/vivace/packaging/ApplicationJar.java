package dev.vivace.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The jar that is shipped. Micronaut names each bean by an empty file in a folder of the jar, and
 * finds them at start by reading the jar as a file system, which takes a cold start 80 ms. Here one
 * file lists them instead; {@code dev.vivace.media.wiring.BeanIndex} reads it.
 */
final class ApplicationJar {
  private static final String FOLDER = "META-INF/micronaut/";
  private static final String INDEX = "META-INF/vivace/beans";

  /** A bean for an interface that the jars here do without: each start would load it in vain. */
  private static final String JAVAX_BEAN = ".JavaxProviderBeanDefinition";

  private static final String JAVAX_INTERFACE = "javax/inject/Provider.class";

  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ApplicationJar() {}

  /**
   * Copies a jar with the index in place of the folder. The same jar gives the same bytes.
   *
   * @throws IOException if it can't be read or written
   */
  static void copy(Path jar, Path target) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
      for (ZipEntry entry : from.stream().filter(e -> !e.getName().startsWith(FOLDER)).toList()) {
        begin(to, entry.getName());
        try (InputStream content = from.getInputStream(entry)) {
          content.transferTo(to);
        }
        to.closeEntry();
      }
      begin(to, INDEX);
      to.write(index(from).getBytes(StandardCharsets.UTF_8));
      to.closeEntry();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Names a jar's content: the same for jars that differ in nothing but the times of their entries,
   * as two builds of the same sources do.
   *
   * @throws IOException if it can't be read
   */
  static String fingerprint(Path jar) throws IOException {
    MessageDigest sha256 = sha256();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        sha256.update((entry.getName() + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream content = new DigestInputStream(zip.getInputStream(entry), sha256)) {
          content.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void begin(ZipOutputStream to, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    to.putNextEntry(entry);
  }

  /** A line for each bean: the type of service, a slash, the class. */
  private static String index(ZipFile jar) {
    List<String> lines =
        jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(FOLDER) && name.indexOf('/', FOLDER.length()) > 0)
            .map(name -> name.substring(FOLDER.length()))
            .filter(line -> !line.endsWith("/"))
            .filter(line -> !line.endsWith(JAVAX_BEAN) || jar.getEntry(JAVAX_INTERFACE) != null)
            .sorted()
            .toList();
    return lines.stream().collect(Collectors.joining("\n"));
  }
}
