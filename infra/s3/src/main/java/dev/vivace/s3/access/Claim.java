package dev.vivace.s3.access;

/**
 * The signature that a request claims, in the query or in the header {@code Authorization}.
 *
 * @param signedHeaders names with semicolons between
 * @param payload the last line of what is signed: a hash, or one of S3's words
 */
record Claim(
    Place place, Credential credential, String signedHeaders, String signature, String payload) {

  /** The place of the signature. */
  enum Place {
    QUERY,
    HEADER
  }
}
