package dev.vivace.local.template;

import dev.vivace.local.template.Value.Absent;
import dev.vivace.local.template.Value.Mapping;
import dev.vivace.local.template.Value.Scalar;
import java.util.Locale;
import java.util.Map;

/**
 * The resources and attributes that {@code Ref} and {@code GetAtt} name: parameters, pseudo
 * parameters, buckets, functions, layers and secrets.
 */
final class References {
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String LAYER = "AWS::Serverless::LayerVersion";
  private static final String SECRET = "AWS::SecretsManager::Secret";

  private final Mapping parameters;
  private final Mapping resources;
  private final TemplateContext context;

  References(Mapping parameters, Mapping resources, TemplateContext context) {
    this.parameters = parameters;
    this.resources = resources;
    this.context = context;
  }

  Value ref(String name, Location location) {
    String pseudo = pseudoParameters().get(name);
    if (pseudo != null) {
      return new Scalar(pseudo, location);
    }
    if (name.equals("AWS::NoValue")) {
      return new Absent(location);
    }
    if (parameters.get(name).isPresent()) {
      return new Scalar(parameter(name, location), location);
    }
    return switch (typeOf(name, location)) {
      case BUCKET -> new Scalar(bucketName(name), location);
      case FUNCTION, LAYER -> new Scalar(name, location);
      case SECRET -> new Scalar(context.secretArn(name), location);
      case String type ->
          throw new TemplateException(
              location, "!Ref " + name + ": a " + type + " has no local counterpart");
    };
  }

  String attribute(String resource, String attribute, Location location) {
    return switch (typeOf(resource, location) + "." + attribute) {
      case BUCKET + ".Arn" -> "arn:aws:s3:::" + bucketName(resource);
      case FUNCTION + ".Arn" -> context.functionArn(resource);
      case String other ->
          throw new TemplateException(
              location,
              "!GetAtt " + resource + "." + attribute + ": " + other + " has no local counterpart");
    };
  }

  /**
   * The local name of a bucket resource: its {@code BucketName} if that is plain text, else made
   * from its id.
   */
  String bucketName(String logicalId) {
    if (resources.get(logicalId).orElse(null) instanceof Mapping bucket
        && bucket.get("Properties").orElse(null) instanceof Mapping properties
        && properties.get("BucketName").orElse(null) instanceof Scalar name) {
      return name.text();
    }
    return "local-" + logicalId.toLowerCase(Locale.ROOT);
  }

  private String parameter(String name, Location location) {
    String given = context.parameters().get(name);
    if (given != null) {
      return given;
    }
    if (parameters.get(name).orElse(null) instanceof Mapping declaration
        && declaration.get("Default").orElse(null) instanceof Scalar value) {
      return value.text();
    }
    throw new TemplateException(
        location, "the parameter " + name + " has no default and no value was given");
  }

  private String typeOf(String resource, Location location) {
    if (resources.get(resource).orElse(null) instanceof Mapping declaration
        && declaration.get("Type").orElse(null) instanceof Scalar type) {
      return type.text();
    }
    throw new TemplateException(location, "there is no parameter or resource " + resource);
  }

  private Map<String, String> pseudoParameters() {
    return Map.of(
        "AWS::Region",
        context.region(),
        "AWS::AccountId",
        context.accountId(),
        "AWS::Partition",
        "aws",
        "AWS::URLSuffix",
        "amazonaws.com",
        "AWS::StackName",
        "local",
        "AWS::StackId",
        "arn:aws:cloudformation:"
            + context.region()
            + ":"
            + context.accountId()
            + ":stack/local/0");
  }
}
