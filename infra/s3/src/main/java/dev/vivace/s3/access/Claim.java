package dev.vivace.s3.access;

/**
 * What a request says of its signature, in the query or in the header {@code Authorization}.
 *
 * @param signedHeaders names with semicolons between
 * @param payload the last line of what is signed: a hash, or one of S3's words
 */
record Claim(
    Place place, Credential credential, String signedHeaders, String signature, String payload) {

  /** Where it stands. */
  enum Place {
    QUERY,
    HEADER
  }
}
