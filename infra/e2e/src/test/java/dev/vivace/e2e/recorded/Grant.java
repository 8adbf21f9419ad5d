package dev.vivace.e2e.recorded;

import dev.vivace.testkit.Exchange;
import dev.vivace.testkit.S3Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One action of S3 on one prefix of the bucket.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource {@code /media/*} for instance, or nothing for the bucket itself
 */
public record Grant(String action, String resource) {
  private static final String BUCKET_ARN = "arn:${AWS::Partition}:s3:::${MediaBucket}";
  private static final int NOT_FOUND = 404;
  private static final Pattern RECORD = Pattern.compile("/media/[^/]+/record[.]json");
  private static final Pattern LINK = Pattern.compile("/media/[^/]+/links/.+");

  /** The actions that a role's statements on the bucket allow. */
  public static Set<Grant> of(JsonNode role) {
    Set<Grant> grants = new LinkedHashSet<>();
    for (JsonNode statement :
        role.findValues("Statement").stream().flatMap(Grant::items).toList()) {
      for (String action : items(statement.required("Action")).map(JsonNode::asString).toList()) {
        if (action.startsWith("s3:")) {
          items(statement.required("Resource"))
              .forEach(resource -> grants.add(new Grant(action, inBucket(resource))));
        }
      }
    }
    return grants;
  }

  /**
   * What S3 asks of the signer of a request (Amazon S3 API Reference, "Required permissions").
   * Without {@code s3:ListBucket} a key that is not there is answered by 403, and by 404 with it.
   */
  public static Set<Grant> neededFor(Exchange request) {
    String[] target = request.target().split("\\?", 2);
    List<String> query = target.length == 1 ? List.of() : parameters(target[1]);
    String key = target[0].substring(("/" + S3Server.BUCKET).length());
    if (key.isEmpty() || key.equals("/")) {
      if (request.method().equals("GET") && query.contains("list-type")) {
        return Set.of(new Grant("s3:ListBucket", ""));
      }
      throw new IllegalArgumentException("not known here: " + request.head());
    }
    List<Grant> grants = new ArrayList<>();
    String action = action(request.method(), query);
    grants.add(new Grant(action, resource(action, key)));
    request
        .header("x-amz-copy-source")
        .map(source -> source.replaceFirst("^/?" + S3Server.BUCKET, ""))
        .ifPresent(source -> grants.add(new Grant("s3:GetObject", prefix(source))));
    boolean reads = grants.getFirst().action().equals("s3:GetObject");
    if (reads && request.status() == NOT_FOUND) {
      grants.add(new Grant("s3:ListBucket", ""));
    }
    return Set.copyOf(grants);
  }

  /** Those that no other covers: whoever may write all of an item may write its record. */
  public static Set<Grant> widest(Set<Grant> grants) {
    return grants.stream()
        .filter(grant -> grants.stream().noneMatch(other -> other.covers(grant)))
        .collect(Collectors.toSet());
  }

  private boolean covers(Grant other) {
    return !equals(other)
        && action.equals(other.action)
        && resource.endsWith("/*")
        && other.resource.startsWith(resource.substring(0, resource.length() - 1));
  }

  private static String action(String method, List<String> query) {
    return switch (method) {
      case "HEAD" -> "s3:GetObject";
      case "GET" -> query.contains("uploadId") ? "s3:ListMultipartUploadParts" : "s3:GetObject";
      case "PUT", "POST" -> "s3:PutObject";
      case "DELETE" -> query.contains("uploadId") ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
      default -> throw new IllegalArgumentException("not known here: " + method);
    };
  }

  private static String resource(String action, String key) {
    return switch (action) {
      case "s3:GetObject" -> prefix(key);
      case "s3:PutObject" -> put(key);
      default -> written(key);
    };
  }

  private static String put(String key) {
    if (RECORD.matcher(key).matches()) {
      return "/media/*/record.json";
    }
    return LINK.matcher(key).matches() ? "/media/*/links/*" : written(key);
  }

  private static List<String> parameters(String query) {
    return Arrays.stream(query.split("&")).map(field -> field.split("=", 2)[0]).toList();
  }

  /** {@code /media/*} for {@code /media/ID/original}. */
  private static String prefix(String key) {
    return key.replaceFirst("^(/[^/]+/).+", "$1*");
  }

  /** Whoever writes what is made of an original is not to write originals. */
  private static String written(String key) {
    return key.replaceFirst("^/media/[^/]+/(renditions|hls|readings)/.+", "/media/*/$1/*")
            .equals(key)
        ? prefix(key)
        : key.replaceFirst("^/media/[^/]+/(renditions|hls|readings)/.+", "/media/*/$1/*");
  }

  private static String inBucket(JsonNode resource) {
    String arn = resource.path("Fn::Sub").asString();
    if (!arn.startsWith(BUCKET_ARN)) {
      throw new IllegalArgumentException("not a resource in the media bucket: " + resource);
    }
    return arn.substring(BUCKET_ARN.length());
  }

  private static Stream<JsonNode> items(JsonNode oneOrSeveral) {
    return oneOrSeveral.isArray() ? oneOrSeveral.valueStream() : Stream.of(oneOrSeveral);
  }
}
