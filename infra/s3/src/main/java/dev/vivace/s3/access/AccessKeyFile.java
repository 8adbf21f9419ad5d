package dev.vivace.s3.access;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;

/**
 * A file with an access key, which its owner alone may read. It is in the form of an environment
 * file, so that a shell, or another program, can use the key.
 */
public final class AccessKeyFile {
  /** The name of the file in a folder of data. */
  public static final String NAME = "s3-access-key";

  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  public AccessKeyFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the key. Makes a new one first if there is no file, and closes a file that others may
   * read. Who does so at the same time gets the same key.
   *
   * @throws IOException if the file is damaged or can't be used; the message says how to go on
   */
  public AccessKey readOrCreate() throws IOException {
    if (Files.notExists(file)) {
      create(AccessKey.random());
    } else {
      Files.setPosixFilePermissions(file, OWNER_ALONE);
    }
    return read();
  }

  /**
   * Reads the key.
   *
   * @throws NoSuchFileException if there is no file
   * @throws IOException if it is damaged or can't be read; the message says how to go on
   */
  public AccessKey read() throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
      return new AccessKey(
          properties.getProperty(ID, "").strip(), properties.getProperty(SECRET, "").strip());
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new FileSystemException(
          file.toString(),
          null,
          "the access key of S3 can't be read (%s); without the file, the next start makes a new one"
              .formatted(e.getMessage()));
    }
  }

  /** The file is complete before it gets its name, and a name that is taken stays whose it is. */
  private void create(AccessKey key) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft =
        Files.createTempFile(
            folder, NAME, ".new", PosixFilePermissions.asFileAttribute(OWNER_ALONE));
    try {
      Files.writeString(
          draft,
          """
          # Made at the first start. Whoever has it may read, overwrite and delete everything here.
          %s=%s
          %s=%s
          """
              .formatted(ID, key.id(), SECRET, key.secret()));
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another one was first: its key counts.
    } finally {
      Files.delete(draft);
    }
  }
}
