import time
import unittest

import numpy as np
from fake_api import FakeApi
from vivace import Vivace

HALF_SECOND = np.linspace(-1, 1, 12_000, dtype=np.float32)


class LiveTest(unittest.TestCase):
    def setUp(self):
        self.api = self.enterContext(FakeApi())
        self.vivace = Vivace(self.api.url, patience=10)

    def sent(self):
        return b"".join(self.api.chunks[number] for number in sorted(self.api.chunks))

    def test_sends_arrays_as_they_are_generated_and_ends(self):
        with self.vivace.live(sample_rate=24_000, title="Tone") as stream:
            stream.send_all(HALF_SECOND for _ in range(3))

        self.assertEqual(self.sent(), HALF_SECOND.tobytes() * 3)
        self.assertEqual(len(self.api.chunks), 3)
        self.assertEqual(stream.media_id, "kept")

    def test_joins_short_pieces_and_cuts_long_ones(self):
        pcm = bytes(100) * 30_000
        with self.vivace.live() as stream:
            stream.send_all([pcm[:10]] * 2_000 + [pcm])

        sizes = [len(chunk) for chunk in self.api.chunks.values()]
        self.assertEqual(sum(sizes), 3_020_000)
        self.assertTrue(all(19_200 <= size <= 1_048_576 for size in sizes), sizes)

    def test_makes_16_bit_samples_of_any_array(self):
        with self.vivace.live(sample_format="s16le") as stream:
            stream.send_all([np.array([0.0, 1.0, -2.0]), np.array([7, -7], np.int16), b"\1\0"])

        expected = np.array([0, 32767, -32767, 7, -7, 1], "<i2")
        self.assertEqual(self.sent(), expected.tobytes())

    def test_refuses_what_could_be_meant_in_two_ways(self):
        with self.vivace.live() as stream:
            for samples in (np.array([1, 2]), [0.0, 1.0], "text"):
                with self.assertRaises(TypeError):
                    stream.send_all([samples])

    def test_sends_a_chunk_again_under_its_number(self):
        self.api.fail("PUT .*/1$", "lost")
        self.api.fail("PUT .*/2$", 503)
        with self.vivace.live() as stream:
            stream.send_all([HALF_SECOND] * 4)

        self.assertEqual(self.sent(), HALF_SECOND.tobytes() * 4)

    def test_goes_on_with_a_stream_that_was_left(self):
        stream = self.vivace.live()
        stream.send_all([HALF_SECOND, HALF_SECOND / 2])
        with self.vivace.live_again(stream.id) as again:
            again.send_all([HALF_SECOND, HALF_SECOND / 2, HALF_SECOND / 3])

        puts = [line for line in self.api.requests if line.startswith("PUT")]
        self.assertEqual(len(puts), 3)
        self.assertEqual(self.api.chunks[2], (HALF_SECOND / 3).tobytes())

    def test_keeps_to_real_time_if_asked(self):
        with self.vivace.live(ahead=0) as stream:
            stream.send_all([HALF_SECOND] * 3)

        first, *_, last = self.api.chunk_times
        self.assertAlmostEqual(last - first, 1.0, delta=0.2)

    def test_is_ahead_as_far_as_allowed(self):
        began = time.monotonic()
        with self.vivace.live(ahead=1.0) as stream:
            stream.send_all([HALF_SECOND] * 4)

        times = [at - began for at in self.api.chunk_times]
        self.assertLess(times[2], 0.3)
        self.assertGreater(times[3], 0.45)

    def test_ends_the_stream_when_the_generator_fails(self):
        def broken():
            yield HALF_SECOND
            raise ZeroDivisionError

        with self.assertRaises(ZeroDivisionError), self.vivace.live() as stream:
            stream.send_all(broken())

        self.assertEqual(self.sent(), HALF_SECOND.tobytes())
        self.assertEqual(stream.media_id, "kept")

    def test_sends_in_the_background_while_the_caller_goes_on(self):
        stream = self.vivace.live(title="Tone")
        sending = stream.send_in_background(HALF_SECOND for _ in range(2))
        self.assertEqual(stream.listen_url("opus", bitrate=64), f"{self.api.url}/live/s0/stream?format=opus&bitrate=64")
        sending.join()

        self.assertEqual(self.sent(), HALF_SECOND.tobytes() * 2)
        self.assertIn("POST /live/s0/end", self.api.requests)


if __name__ == "__main__":
    unittest.main()
