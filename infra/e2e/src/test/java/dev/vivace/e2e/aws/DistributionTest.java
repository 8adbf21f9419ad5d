package dev.vivace.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The distribution of infra/cdn, held against the URLs that functions sign for it. */
class DistributionTest {
  private final TemplateDocument template = TemplateDocument.read(TemplateDocument.CDN);

  @Test
  void anObjectNeedsASignedUrl() {
    assertThat(behaviors())
        .isNotEmpty()
        .allSatisfy(behavior -> {
          assertThat(behavior.at("/TrustedKeyGroups/0/Ref").asString()).isEqualTo("Signers");
          assertThat(behavior.required("TargetOriginId").asString()).isEqualTo("bucket");
        });
  }

  /** Else S3 would not hear what a URL asks for, or one viewer get the answer of another. */
  @Test
  void whatAUrlSaysOfItsAnswerReachesS3AndIsPartOfTheKeyOfTheCache() {
    assertThat(behaviors())
        .allSatisfy(behavior ->
            assertThat(behavior.at("/CachePolicyId/Ref").asString()).isEqualTo("MediaCache"));
    JsonNode strings =
        template
            .resource("MediaCache")
            .at(
                "/Properties/CachePolicyConfig/ParametersInCacheKeyAndForwardedToOrigin"
                    + "/QueryStringsConfig");
    assertThat(strings.required("QueryStringBehavior").asString()).isEqualTo("whitelist");
    assertThat(strings.required("QueryStrings").valueStream().map(JsonNode::asString))
        .containsExactly("response-content-disposition", "response-content-type");
  }

  /** S3 takes these parameters in signed requests only. */
  @Test
  void requestsToS3AreSigned() {
    JsonNode access = template.resource("BucketAccess").at("/Properties/OriginAccessControlConfig");

    assertThat(access.required("SigningBehavior").asString()).isEqualTo("always");
    assertThat(access.required("SigningProtocol").asString()).isEqualTo("sigv4");
  }

  private JsonNode behaviors() {
    return template.resource("Distribution").at("/Properties/DistributionConfig/CacheBehaviors");
  }
}
