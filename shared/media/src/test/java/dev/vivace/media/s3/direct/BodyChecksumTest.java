package dev.vivace.media.s3.direct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.media.s3.direct.BodyChecksum.Stated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpResponse;

class BodyChecksumTest {
  /** The third is a CRC64 of four bytes, as moto 5 states it. */
  @ParameterizedTest
  @CsvSource({
    "x-amz-checksum-crc64nvme, rRriiLOlh+4=, Known",
    "x-amz-checksum-crc32, IhcCPw==, Known",
    "x-amz-checksum-crc64nvme, IhcCPw==, Foreign",
    "x-amz-checksum-crc32c, rRriiLOlh+4=, Foreign",
    "x-amz-checksum-sha1, rRriiLOlh+4=, Foreign",
    "x-amz-checksum-crc32c, yZRlqg==-3, None",
    "x-amz-checksum-type, FULL_OBJECT, None"
  })
  void onlyAValueOfTheAlgorithmsLengthIsCompared(String field, String value, String expected) {
    Stated stated =
        BodyChecksum.of(SdkHttpResponse.builder().statusCode(200).putHeader(field, value).build());

    assertThat(stated.getClass().getSimpleName()).isEqualTo(expected);
  }
}
