package dev.vivace.local.template;

import dev.vivace.s3.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of a SAM template that the local stack takes.
 *
 * @param functions every {@code AWS::Serverless::Function}
 * @param api the one {@code AWS::Serverless::Api}
 * @param buckets every {@code AWS::S3::Bucket}, by its local name
 */
public record Template(List<FunctionResource> functions, RestApi api, List<Bucket> buckets) {

  public Template {
    functions = List.copyOf(functions);
    buckets = List.copyOf(buckets);
  }

  /**
   * Reads and evaluates a template.
   *
   * @throws IOException the file cannot be read
   * @throws TemplateException it is wrong, with the place
   */
  public static Template load(Path file, TemplateContext context) throws IOException {
    return parse(file.getFileName().toString(), Files.readString(file), context);
  }

  /** Evaluates a template's text; {@code fileName} is for messages. */
  public static Template parse(String fileName, String yaml, TemplateContext context) {
    return new TemplateModel(new TemplateReader(fileName).read(yaml), context).build();
  }
}
