package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.audio.CorruptMediaException;
import dev.vivace.audio.natives.Ffmpeg;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConcealmentTest {
  private static final int ERROR = -1;
  private static final int PACKET_FRAMES = 1_000;

  private final Concealment concealment = new Concealment(2);

  /** An error has its message from there. */
  @BeforeAll
  static void load() {
    Ffmpeg.load();
  }

  @Test
  void longSilenceComesInPieces() {
    concealment.owe(10_000);

    assertThat(concealment.begin()).isTrue();
    assertThat(concealment.silentFrames()).isEqualTo(8_192);
    assertThat(concealment.begin()).isTrue();
    assertThat(concealment.silentFrames()).isEqualTo(1_808);
    assertThat(concealment.begin()).isFalse();
    assertThat(concealment.silentFrames()).isZero();
  }

  @Test
  void aDamagedPacketIsMadeAsLongAsItShouldBe() throws CorruptMediaException {
    concealment.expect(PACKET_FRAMES);
    concealment.received(400);
    concealment.damaged(ERROR);
    concealment.settle(PacketClock.UNKNOWN);

    assertThat(concealment.begin()).isTrue();
    assertThat(concealment.silentFrames()).isEqualTo(600);
    assertThat(concealment.hasDamage()).isTrue();
  }

  @Test
  void aGoodPacketIsAsLongAsItIs() {
    concealment.expect(PACKET_FRAMES);
    concealment.received(400);
    concealment.settle(PacketClock.UNKNOWN);

    assertThat(concealment.isOwed()).isFalse();
    assertThat(concealment.hasDamage()).isFalse();
  }

  @Test
  void aPacketThatStandsForMoreThanOneIsMadeAsLongAsThose() {
    concealment.expect(3 * PACKET_FRAMES);
    concealment.received(PACKET_FRAMES);
    concealment.settle(PACKET_FRAMES);

    assertThat(concealment.begin()).isTrue();
    assertThat(concealment.silentFrames()).isEqualTo(2 * PACKET_FRAMES);
  }

  @Test
  void onlyDamageInARowIsTooMuch() throws CorruptMediaException {
    concealment.damaged(ERROR);
    concealment.damaged(ERROR);
    concealment.received(PACKET_FRAMES);
    concealment.damaged(ERROR);
    concealment.damaged(ERROR);

    assertThatExceptionOfType(CorruptMediaException.class)
        .isThrownBy(() -> concealment.damaged(ERROR))
        .withMessageContaining("more than 2 packets in a row are damaged");
  }
}
