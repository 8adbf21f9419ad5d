package dev.vivace.local.template;

import java.util.Map;

/**
 * The values with which a template is evaluated.
 *
 * @param region value of {@code AWS::Region}
 * @param accountId value of {@code AWS::AccountId}
 * @param parameters values that replace the template's defaults
 */
public record TemplateContext(String region, String accountId, Map<String, String> parameters) {

  public TemplateContext {
    parameters = Map.copyOf(parameters);
  }

  /** ARN of a function of the local stack. */
  public String functionArn(String functionName) {
    return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + functionName;
  }

  /** ARN of a secret of the local stack. */
  public String secretArn(String logicalId) {
    return "arn:aws:secretsmanager:"
        + region
        + ":"
        + accountId
        + ":secret:"
        + logicalId
        + "-local0";
  }
}
