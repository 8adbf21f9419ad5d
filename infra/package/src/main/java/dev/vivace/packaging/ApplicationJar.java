package dev.vivace.packaging;

import dev.vivace.packaging.casts.Casts;
import dev.vivace.packaging.lambdas.Lambdas;
import dev.vivace.packaging.reach.ReachableCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * The jar that is shipped. Micronaut names each bean by an empty file in a folder of the jar, and
 * finds them at start by reading the jar as a file system, which takes a cold start 80 ms. Here one
 * file lists them instead; {@code dev.vivace.media.wiring.BeanIndex} reads it.
 */
final class ApplicationJar {
  private static final String FOLDER = "META-INF/micronaut/";
  private static final String MAVEN = "META-INF/maven/";
  private static final String CLASS = ".class";

  private static final String INDEX = "META-INF/vivace/beans";

  /** A service that Micronaut looks for in all jars and the JDK's own image, as for beans. */
  private static final String CONVERTERS = "io.micronaut.core.convert.TypeConverterRegistrar";

  /** A bean for an interface that the jars here do without: each start would load it in vain. */
  private static final String JAVAX_BEAN = ".JavaxProviderBeanDefinition";

  private static final String JAVAX_INTERFACE = "javax/inject/Provider.class";

  /** The changes that are made to a jar; another text makes other packages. */
  private static final String CHANGES =
      "a list of beans and converters, no folders, no code that nothing reaches, no names of local"
          + " variables, classes that lambdas share, casts for the verifier";

  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ApplicationJar() {}

  /**
   * Copies a jar with the index in place of the folder. The same jar gives the same bytes.
   *
   * @throws IOException if it can't be read or written
   */
  static void copy(Path jar, Path target) throws IOException {
    try (JarFile from = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
        ZipOutputStream to = new ZipOutputStream(file)) {
      Map<String, byte[]> files = files(from);
      files.put(INDEX, index(from).getBytes(StandardCharsets.UTF_8));
      ReachableCode.keep(files);
      shrink(files);
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(EPOCH);
        to.putNextEntry(entry);
        to.write(each.getValue());
        to.closeEntry();
      }
    }
  }

  /**
   * The content of each entry that a function may look for, in the jar's order. Of a class for
   * several versions of Java it is the one for this Java, which is the one that is shipped.
   */
  private static Map<String, byte[]> files(JarFile jar) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (ZipEntry entry : jar.versionedStream().filter(ApplicationJar::isLookedFor).toList()) {
      try (InputStream content = jar.getInputStream(entry)) {
        files.put(entry.getName(), content.readAllBytes());
      }
    }
    return files;
  }

  /** The list of entries is read at each start: folders and Maven's files only make it longer. */
  private static boolean isLookedFor(ZipEntry entry) {
    return !entry.isDirectory()
        && !entry.getName().startsWith(FOLDER)
        && !entry.getName().startsWith(MAVEN);
  }

  private static void shrink(Map<String, byte[]> files) {
    Lambdas lambdas = new Lambdas(classes(files));
    for (byte[] classFile : classes(files)) {
      lambdas.share(classFile).forEach((name, made) -> files.put(name + CLASS, made));
    }
    Casts casts = new Casts(classes(files));
    files.replaceAll((name, file) -> name.endsWith(CLASS) ? shrunk(file, casts) : file);
  }

  private static List<byte[]> classes(Map<String, byte[]> files) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(CLASS))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static byte[] shrunk(byte[] classFile, Casts casts) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(LocalVariables.without(casts.before(writer)), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  /**
   * Names a jar's content by the checksums of its entries: the same for jars that differ in nothing
   * but the times of their entries, as two builds of the same sources do.
   *
   * @throws IOException if it can't be read
   */
  static String fingerprint(Path jar) throws IOException {
    MessageDigest sha256 = sha256();
    sha256.update(CHANGES.getBytes(StandardCharsets.UTF_8));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String line = "%s %d %08x\n".formatted(entry.getName(), entry.getSize(), entry.getCrc());
        sha256.update(line.getBytes(StandardCharsets.UTF_8));
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

  /** A line for each bean and each converter: the type of service, a slash, the class. */
  private static String index(ZipFile jar) throws IOException {
    Stream<String> beans =
        jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(FOLDER) && name.indexOf('/', FOLDER.length()) > 0)
            .map(name -> name.substring(FOLDER.length()))
            .filter(line -> !line.endsWith("/"))
            .filter(line -> !line.endsWith(JAVAX_BEAN) || jar.getEntry(JAVAX_INTERFACE) != null);
    Stream<String> converters =
        services(jar, CONVERTERS).stream().map(name -> CONVERTERS + "/" + name);
    return Stream.concat(beans, converters).sorted().collect(Collectors.joining("\n"));
  }

  /** The classes that the jar names for a type of service (Javadoc of ServiceLoader). */
  private static List<String> services(ZipFile jar, String type) throws IOException {
    ZipEntry entry = jar.getEntry("META-INF/services/" + type);
    if (entry == null) {
      return List.of();
    }
    try (InputStream content = jar.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
