package dev.vivace.upload;

import dev.vivace.lambda.http.Headers;
import dev.vivace.lambda.http.Problem;
import dev.vivace.lambda.http.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the pieces of a file, as some widgets send it, from files. Each of them would become an
 * item, and the file none.
 */
final class Pieces {
  /** Of FilePond, and of jQuery File Upload. */
  private static final List<String> FIELDS_OF_HEADERS =
      List.of("Upload-Length", "Upload-Offset", "Content-Range");

  /** Of Dropzone, Resumable.js, Flow.js, Plupload and Fine Uploader, in lower case. */
  private static final Set<String> COUNTS =
      Set.of(
          "dztotalchunkcount", "resumabletotalchunks", "flowtotalchunks", "chunks", "qqtotalparts");

  private static final Pattern SEVERAL = Pattern.compile("0*(?:[2-9]|[1-9][0-9]+)");

  private Pieces() {}

  /**
   * Lets a request pass whose header fields announce no pieces.
   *
   * @throws ProblemException 400 {@code file-in-pieces} if they do
   */
  static void refuse(Headers headers) {
    if (FIELDS_OF_HEADERS.stream().anyMatch(name -> headers.first(name).isPresent())) {
      throw refused();
    }
  }

  /** Tells whether a form's field of that name counts pieces. */
  static boolean isCount(String name) {
    return COUNTS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Lets a form pass whose file is whole.
   *
   * @param count the value of a field that {@link #isCount counts pieces}
   * @throws ProblemException 400 {@code file-in-pieces} if there are several
   */
  static void refuse(String count) {
    if (SEVERAL.matcher(count.strip()).matches()) {
      throw refused();
    }
  }

  private static ProblemException refused() {
    return new Problem(
            "file-in-pieces",
            400,
            "File in pieces",
            "This is a piece of a file, and POST /media takes whole files alone. Turn pieces off"
                + " (chunking: false in Dropzone, chunkUploads: false in FilePond). Files of more"
                + " than 4.5 MB are announced by POST /uploads, and sent to the URLs in its"
                + " answer.")
        .asException();
  }
}
