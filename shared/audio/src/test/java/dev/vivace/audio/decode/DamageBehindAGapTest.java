package dev.vivace.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.audio.Pcm;
import dev.vivace.audio.Sounds;
import dev.vivace.testkit.machine.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file in which a fifth of a second is missing, and where it goes on, a packet is damaged. */
@Timeout(60)
class DamageBehindAGapTest {
  private static final int FRAME_MS = 22;

  @TempDir private Path folder;

  /** A packet of FLV: its time in milliseconds, its place and its length. */
  private record Packet(long pts, int place, int bytes) {}

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void costsNoTime(int behindTheFirst) throws Exception {
    Path file = withAGap();
    List<Packet> packets = packets(file);
    Packet damaged = packets.get(firstBehindTheGap(packets) + behindTheFirst);
    byte[] bytes = Files.readAllBytes(file);
    Pcm whole = Pcm.decoded(bytes);

    Arrays.fill(bytes, damaged.place() + 12, damaged.place() + damaged.bytes(), (byte) 0xff);

    assertThat(Pcm.decoded(bytes).frames()).isEqualTo(whole.frames());
  }

  private Path withAGap() throws Exception {
    Path pcm = Files.write(folder.resolve("music.f32"), Sounds.MUSIC.at(48_000, 1, 9).f32());
    Path file = folder.resolve("gap.flv");
    Machine here = Machine.here();
    here.output(
        here.program("ffmpeg").toString(),
        List.of(
            ("-v error -f f32le -ar 48000 -ac 1 -i %s -af aselect=not(between(t\\,5\\,5.2))"
                    + " -c:a aac %s")
                .formatted(pcm, file)
                .split(" ")));
    return file;
  }

  private static List<Packet> packets(Path file) throws Exception {
    Machine here = Machine.here();
    String listed =
        here.output(
            here.program("ffprobe").toString(),
            List.of(("-v error -show_entries packet=pts,size,pos -of csv=p=0 " + file).split(" ")));
    return listed
        .lines()
        .filter(line -> line.matches("-?\\d+,\\d+,\\d+.*"))
        .map(line -> line.split(","))
        .map(field ->
            new Packet(
                Long.parseLong(field[0]), Integer.parseInt(field[2]), Integer.parseInt(field[1])))
        .toList();
  }

  private static int firstBehindTheGap(List<Packet> packets) {
    int first = 1;
    while (packets.get(first).pts() - packets.get(first - 1).pts() <= FRAME_MS) {
      first++;
    }
    return first;
  }
}
