import io
import pathlib
import tempfile
import unittest

from fake_api import PART_SIZE, FakeApi
from vivace import Problem, Unreachable, Vivace

DATA = bytes(range(256)) * 4_000  # 1,024,000 bytes: four parts


class UploadTest(unittest.TestCase):
    def setUp(self):
        self.api = self.enterContext(FakeApi())
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.path = self.folder / "song.mp3"
        self.path.write_bytes(DATA)
        self.vivace = Vivace(self.api.url, patience=10)

    def test_sends_each_part_and_answers_the_item(self):
        item = self.vivace.upload(self.path)

        self.assertEqual(self.api.whole("u0"), DATA)
        self.assertEqual((item.file_name, item.content_type, item.size), ("song.mp3", "audio/mpeg", len(DATA)))
        self.assertEqual(item.created_at.isoformat(), "2026-11-27T09:00:00+00:00")

    def test_gives_the_item_a_title_and_metadata(self):
        item = self.vivace.upload(self.path, title="Lied", metadata={"year": 2026})

        self.assertEqual((item.title, item.metadata), ("Lied", {"year": 2026}))
        self.assertEqual({item}, {item})

    def test_asks_for_addresses_that_it_reaches_and_hands_on_those_of_browsers(self):
        self.api.fail("PUT .*/2$", 503)
        Vivace(self.api.url, patience=10, inside=True).upload(self.path)

        calls = [line for line in self.api.requests if not line.startswith("PUT")]
        inside = "?addresses=inside"
        self.assertEqual(
            calls, [f"POST /uploads{inside}", f"GET /uploads/u0{inside}", "POST /uploads/u0/complete"]
        )

    def test_takes_bytes_and_open_files_as_well(self):
        self.vivace.upload(DATA, filename="a.bin")
        self.vivace.upload(io.BytesIO(DATA), filename="b.bin")

        self.assertEqual(self.api.whole("u0"), DATA)
        self.assertEqual(self.api.whole("u1"), DATA)

    def test_tells_progress_up_to_the_end(self):
        told = []
        self.vivace.upload(self.path, progress=lambda sent, total: told.append((sent, total)))

        self.assertEqual(told[-1], (len(DATA), len(DATA)))
        self.assertEqual(told, sorted(told))

    def test_counts_what_has_to_be_sent_again_once(self):
        told = []
        self.api.fail("PUT", 503, times=2)
        self.vivace.upload(self.path, progress=lambda sent, total: told.append(sent))

        self.assertEqual((max(told), told[-1]), (len(DATA), len(DATA)))

    def test_sends_again_what_was_cut_or_refused_and_nothing_else(self):
        self.api.fail("PUT .*/2$", "cut")
        self.api.fail("PUT .*/3$", 503)
        self.vivace.upload(self.path)

        self.assertEqual(self.api.whole("u0"), DATA)
        puts = sorted(line[-1] for line in self.api.requests if line.startswith("PUT"))
        self.assertEqual(puts, ["1", "2", "2", "3", "3", "4"])

    def test_does_not_send_again_what_arrived_without_an_answer(self):
        self.api.fail("PUT .*/2$", "lost")
        self.vivace.upload(self.path, parallel=1)

        self.assertEqual(sum(line.endswith("/2") for line in self.api.requests), 1)

    def test_waits_until_the_item_is_made(self):
        self.api.fail("complete", 202, times=2)

        self.assertEqual(self.vivace.upload(self.path).id, "item-u0")

    def test_goes_on_where_another_process_was_stopped(self):
        memory = self.folder / "song.upload"

        def stop(sent, total, stops=[KeyboardInterrupt]):
            if sent > PART_SIZE and stops:
                raise stops.pop()

        with self.assertRaises(KeyboardInterrupt):
            self.vivace.upload(self.path, resume=memory, parallel=1, progress=stop)
        self.assertEqual(list(self.api.parts), [("u0", 1)])
        self.vivace.upload(self.path, resume=memory)

        self.assertEqual(self.api.whole("u0"), DATA)
        self.assertEqual(list(self.api.uploads), ["u0"])
        self.assertEqual(sum(line.endswith("u0/1") for line in self.api.requests), 1)
        self.assertFalse(memory.exists())

    def test_begins_anew_when_the_file_has_changed_or_the_upload_is_gone(self):
        memory = self.folder / "song.upload"
        for what_happens in (lambda: self.path.write_bytes(DATA[::-1]), self.api.uploads.clear):
            self.api.fail("complete", 400)
            with self.assertRaises(Problem):
                self.vivace.upload(self.path, resume=memory)
            what_happens()
            item = self.vivace.upload(self.path, resume=memory)

            self.assertEqual(self.api.whole(item.id.removeprefix("item-")), self.path.read_bytes())

    def test_sends_again_what_the_bucket_has_lost(self):
        self.api.fail("complete", lambda: self.api.parts.pop(("u0", 2)))
        self.vivace.upload(self.path)

        self.assertEqual(self.api.whole("u0"), DATA)

    def test_raises_what_the_api_says(self):
        self.api.fail("POST /uploads", 413)
        with self.assertRaises(Problem) as raised:
            self.vivace.upload(self.path)

        problem = raised.exception
        self.assertEqual((problem.status, problem.slug, problem.detail), (413, "busy", "Try again."))
        self.assertEqual(problem.type, "urn:problem-type:vivace:busy")
        self.assertEqual(problem.request_id, "r1")

    def test_gives_up_when_nothing_helps(self):
        self.api.fail("PUT", 503, times=1_000)
        with self.assertRaises(Unreachable):
            Vivace(self.api.url, patience=0.5).upload(self.path)
        self.assertLess(len(self.api.requests), 20)


if __name__ == "__main__":
    unittest.main()
