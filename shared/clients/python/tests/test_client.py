import json
import unittest

from fake_api import FakeApi
from vivace import Problem, Unreachable, Vivace


class ClientTest(unittest.TestCase):
    def setUp(self):
        self.api = self.enterContext(FakeApi())
        self.vivace = Vivace(self.api.url + "/", "secret", patience=5)

    def test_lists_what_is_stored(self):
        self.vivace.upload(b"one", filename="one.txt")
        self.vivace.upload(b"two", filename="two.txt")

        self.assertEqual([item.file_name for item in self.vivace.list()], ["one.txt", "two.txt"])

    def test_tells_where_an_item_is_heard_in_another_format(self):
        item = self.vivace.upload(b"one", filename="one.wav")

        self.assertEqual(
            self.vivace.stream_url(item, "opus", bitrate=64),
            f"{self.api.url}/v1/media/item-u0/stream?format=opus&bitrate=64",
        )

    def test_tells_where_an_item_is_saved(self):
        item = self.vivace.upload(b"one", filename="one.wav")

        self.assertEqual(self.vivace.download_url(item), item.content_url + "&disposition=attachment")

    def test_makes_lists_and_revokes_links(self):
        link = self.vivace.create_link("item", expires_in=60, title="Press")

        self.assertEqual((link.title, link.url), ("Press", f"{self.api.url}/v1/media/item/content?access_token=y"))
        self.assertEqual([(one.id, one.url) for one in self.vivace.links("item")], [(link.id, None)])
        self.vivace.revoke_link("item", link.id)
        self.assertEqual(self.vivace.links("item"), [])

    def test_tells_where_what_a_link_leads_to_is_heard_and_saved(self):
        link = self.vivace.create_link("item")

        self.assertEqual(
            self.vivace.stream_url(link, "flac"),
            f"{self.api.url}/v1/media/item/stream?format=flac&access_token=y",
        )
        self.assertEqual(self.vivace.download_url(link), f"{link.url}&disposition=attachment")
        with self.assertRaises(ValueError):
            self.vivace.stream_url(self.vivace.links("item")[0])

    def test_changes_a_title_unless_somebody_was_first(self):
        self.api.records["song"] = [{"title": "Song", "metadata": {"year": 2026}}]
        item = self.vivace.media("song")
        changed = self.vivace.change("song", title="Hymn", etag=item.etag)

        self.assertEqual((item.title, changed.title, changed.metadata), ("Song", "Hymn", {"year": 2026}))
        with self.assertRaises(Problem) as raised:
            self.vivace.change("song", title="Ode", etag=item.etag)
        self.assertEqual((raised.exception.status, raised.exception.slug), (412, "precondition-failed"))
        self.vivace.change("song", metadata=None)
        self.assertEqual(self.api.records["song"][-1], {"title": "Hymn", "metadata": None})

    def test_deletes_many_and_again_those_that_there_was_no_time_for(self):
        results = self.vivace.delete_many(["a", "b", "c", "a"])

        self.assertEqual([(one.id, one.gone) for one in results], [("a", True), ("b", True), ("c", True)])
        self.assertEqual(self.api.requests, ["POST /media/delete"] * 2)

    def test_deletes_a_thousand_at_a_time_and_nothing_by_no_request(self):
        self.api.deleted_at_once = 1_000
        names = [str(number) for number in range(2_001)]

        self.assertEqual([one.id for one in self.vivace.delete_many(names)], names)
        self.assertEqual(self.vivace.delete_many([]), [])
        self.assertEqual(len(self.api.requests), 3)

    def test_encodes_samples_that_are_there(self):
        pieces = self.vivace.encode(bytes(12), "opus", bitrate=64)

        self.assertEqual(json.loads(b"".join(pieces)), {"encoded": 12})
        self.assertEqual(
            self.api.requests,
            ["POST /stream?format=opus&sampleRate=24000&channels=1&sampleFormat=f32le&bitrate=64"],
        )

    def test_tells_how_live_streams_fare(self):
        begun = self.vivace.live_stream("begun")

        self.assertEqual((begun.seconds, begun.hls_url, begun.ended), (1.5, f"{self.api.url}/hls", False))
        self.assertEqual([(one.title, one.seconds) for one in self.vivace.live_streams()], [("News", None)])

    def test_takes_the_names_that_python_keeps(self):
        with self.assertRaises(Problem):
            self.vivace.playback("song", as_="data-uri")

        self.assertEqual(self.api.requests, ["GET /media/song/playback?as=data-uri"])

    def test_says_what_to_do_when_something_is_not_there(self):
        with self.assertRaises(Problem) as raised:
            self.vivace.media("../nothing")

        self.assertEqual(str(raised.exception), "404 Unknown media item: Look at GET /media.")
        self.assertEqual(self.api.requests, ["GET /media/..%2Fnothing"])

    def test_says_so_when_nobody_is_there(self):
        with self.assertRaises(Unreachable):
            Vivace("http://127.0.0.1:9", patience=0.3).media("x")


if __name__ == "__main__":
    unittest.main()
