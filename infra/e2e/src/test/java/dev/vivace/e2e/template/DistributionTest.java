package dev.vivace.e2e.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The distribution of infra/cdn, held against the URLs that functions sign for it. */
class DistributionTest {
  private final TemplateDocument template = TemplateDocument.read(TemplateDocument.CDN);

  @Test
  void anObjectNeedsASignedUrl() {
    assertThat(behaviors("bucket"))
        .isNotEmpty()
        .allSatisfy(behavior ->
            assertThat(behavior.at("/TrustedKeyGroups/0/Ref").asString()).isEqualTo("Signers"));
  }

  /** A key with more than the path in it would have each listener's requests reach the API. */
  @Test
  void allListenersOfHlsShareWhatIsCached() {
    assertThat(behaviors("hls"))
        .hasSize(2)
        .allSatisfy(behavior -> {
          assertThat(behavior.at("/CachePolicyId/Ref").asString()).isEqualTo("HlsCache");
          assertThat(behavior.has("OriginRequestPolicyId")).isFalse();
          assertThat(behavior.has("TrustedKeyGroups")).isFalse();
          assertThat(behavior.required("Compress").asBoolean()).isFalse();
        });
    JsonNode key = hlsCache().required("ParametersInCacheKeyAndForwardedToOrigin");
    assertThat(key.at("/QueryStringsConfig/QueryStringBehavior").asString()).isEqualTo("none");
    assertThat(key.at("/HeadersConfig/HeaderBehavior").asString()).isEqualTo("none");
    assertThat(key.at("/CookiesConfig/CookieBehavior").asString()).isEqualTo("none");
    assertThat(key.required("EnableAcceptEncodingGzip").asBoolean()).isFalse();
    assertThat(key.required("EnableAcceptEncodingBrotli").asBoolean()).isFalse();
  }

  /** From a second to a year; an error never. */
  @Test
  void answersOfHlsAreCachedForAsLongAsTheySay() {
    assertThat(hlsCache().required("MinTTL").asInt()).isZero();
    assertThat(hlsCache().required("DefaultTTL").asInt()).isZero();
    assertThat(hlsCache().required("MaxTTL").asInt()).isEqualTo(31_536_000);
    assertThat(config(Map.of()).required("CustomErrorResponses"))
        .allSatisfy(error -> assertThat(error.required("ErrorCachingMinTTL").asInt()).isZero())
        .extracting(error -> error.required("ErrorCode").asInt())
        .contains(404, 500, 502, 503, 504);
  }

  @Test
  void requestsForHlsAreGatheredInOneRegion() {
    assertThat(origin("hls", Map.of()).required("OriginShield"))
        .hasToString("{\"Enabled\":true,\"OriginShieldRegion\":{\"Ref\":\"AWS::Region\"}}");
    assertThat(
            origin("hls", Map.of("OriginShieldRegion", "eu-central-1"))
                .at("/OriginShield/OriginShieldRegion")
                .asString())
        .isEqualTo("eu-central-1");
    assertThat(origin("hls", Map.of("OriginShieldRegion", "none")).required("OriginShield"))
        .hasToString("{\"Enabled\":false}");
    assertThat(origin("api", Map.of()).has("OriginShield")).isFalse();
  }

  private JsonNode hlsCache() {
    return template.resource("HlsCache").at("/Properties/CachePolicyConfig");
  }

  private JsonNode origin(String id, Map<String, String> parameters) {
    return config(parameters)
        .required("Origins")
        .valueStream()
        .filter(origin -> origin.required("Id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Else S3 would not hear what a URL asks for, or one viewer get the answer of another. */
  @Test
  void whatAUrlSaysOfItsAnswerReachesS3AndIsPartOfTheKeyOfTheCache() {
    assertThat(behaviors("bucket"))
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

  /** Behind the redirect of an API of another origin the browser says {@code Origin: null}. */
  @Test
  void aPageOfAnyOriginReadsByASignedUrl() {
    JsonNode cors =
        template.resource("MediaHeaders").at("/Properties/ResponseHeadersPolicyConfig/CorsConfig");

    assertThat(cors.at("/AccessControlAllowOrigins/Items")).hasToString("[\"*\"]");
    assertThat(cors.at("/AccessControlAllowMethods/Items")).hasToString("[\"GET\",\"HEAD\"]");
    assertThat(cors.required("AccessControlAllowCredentials").asBoolean()).isFalse();
  }

  @Test
  void aStreamMayBeSilentForAsLongAsCloudFrontTakesUnasked() {
    assertThat(config(Map.of()).at("/Origins/0/CustomOriginConfig/OriginReadTimeout").asInt())
        .isEqualTo(120);
  }

  @Test
  void aWebAclStandsBeforeTheDistribution() {
    String acl = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/vivace/1a2b-3c4d";

    assertThat(config(Map.of()).has("WebACLId")).isFalse();
    assertThat(config(Map.of("WebAclArn", acl)).required("WebACLId").asString()).isEqualTo(acl);
    assertThat(acl).matches(pattern("WebAclArn"));
    assertThat(acl.replace("global", "regional")).doesNotMatch(pattern("WebAclArn"));
    assertThat(acl.replace("us-east-1", "eu-west-1")).doesNotMatch(pattern("WebAclArn"));
  }

  @Test
  void theTlsPolicyIsThatOfTheDomain() {
    Map<String, String> domain =
        Map.of(
            "DomainName",
            "media.example.org",
            "CertificateArn",
            "arn:aws:acm:us-east-1:111122223333:certificate/1a2b",
            "TlsPolicy",
            "TLSv1.3_2025");

    assertThat(template.json().at("/Parameters/TlsPolicy/Default").asString())
        .isEqualTo("TLSv1.2_2021");
    assertThat(config(domain).at("/ViewerCertificate/MinimumProtocolVersion").asString())
        .isEqualTo("TLSv1.3_2025");
    assertThat(config(Map.of()).required("ViewerCertificate"))
        .hasToString("{\"CloudFrontDefaultCertificate\":true}");
  }

  private String pattern(String parameter) {
    return template.json().at("/Parameters/" + parameter + "/AllowedPattern").asString();
  }

  private JsonNode config(Map<String, String> parameters) {
    return Evaluation.of(template, parameters)
        .resource("Distribution")
        .at("/Properties/DistributionConfig");
  }

  private List<JsonNode> behaviors(String origin) {
    return template
        .resource("Distribution")
        .at("/Properties/DistributionConfig/CacheBehaviors")
        .valueStream()
        .filter(behavior -> behavior.required("TargetOriginId").asString().equals(origin))
        .toList();
  }
}
