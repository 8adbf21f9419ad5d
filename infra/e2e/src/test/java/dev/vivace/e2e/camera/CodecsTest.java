package dev.vivace.e2e.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.e2e.stack.Product;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each codec of Chromium alone, as a client of one's own would offer it (WHIP). */
@Tag("browser")
@Timeout(120)
class CodecsTest {
  @TempDir private static Path folder;
  private static Product product;
  private static CameraPage page;

  @BeforeAll
  static void start() throws Exception {
    product = Product.start(folder.resolve("data"), Map.of());
    page = CameraPage.start(folder.resolve("profile"));
    page.open(product, "");
  }

  @AfterAll
  static void stop() {
    page.close();
    product.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"video/H264", "video/VP8", "video/VP9", "video/AV1"})
  void isNegotiatedAndFilteredInBothDirections(String codec) {
    String seen =
        page.run(
            """
            const [api, codec] = arguments;
            const peer = new RTCPeerConnection();
            const video = document.createElement('video');
            video.muted = true;
            peer.ontrack = ({track}) => {
              video.srcObject = new MediaStream([track]);
              video.play();
            };
            const stream = await navigator.mediaDevices.getUserMedia({video: {width: 640, height: 480}});
            const transceiver = peer.addTransceiver(stream.getVideoTracks()[0], {streams: [stream]});
            transceiver.setCodecPreferences(
              RTCRtpReceiver.getCapabilities('video').codecs.filter(it => it.mimeType === codec));
            await peer.setLocalDescription();
            await until(() => peer.iceGatheringState === 'complete');
            const answer = await fetch(api + '/realtime/gray', {
              method: 'POST',
              headers: {'Content-Type': 'application/sdp'},
              body: peer.localDescription.sdp,
            });
            if (answer.status !== 201) throw new Error(await answer.text());
            await peer.setRemoteDescription({type: 'answer', sdp: await answer.text()});
            const used = async type => {
              const stats = [...(await peer.getStats()).values()];
              const stream = stats.find(it => it.type === type && it.kind === 'video');
              const known = stats.find(it => it.id === stream?.codecId);
              return {codec: known?.mimeType, frames: stream?.framesDecoded ?? stream?.framesEncoded};
            };
            await until(async () => (await used('inbound-rtp')).frames > 20);
            const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
            const context = canvas.getContext('2d');
            context.drawImage(video, 0, 0);
            const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
            let colours = 0;
            for (let i = 0; i < data.length; i += 4) {
              colours = Math.max(colours, Math.abs(data[i] - data[i + 1]), Math.abs(data[i + 2] - data[i + 1]));
            }
            const inbound = await used('inbound-rtp');
            const outbound = await used('outbound-rtp');
            peer.close();
            stream.getTracks().forEach(track => track.stop());
            return [inbound.codec, outbound.codec, colours < 12 ? 'grey' : 'coloured by ' + colours].join(' ');
            """,
            product.url("").toString(),
            codec);

    assertThat(seen).isEqualTo("%s %s grey".formatted(codec, codec));
  }
}
