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

        self.assertEqual((link.title, link.url), ("Press", f"{self.api.url}/content?access_token=y"))
        self.assertEqual([(one.id, one.url) for one in self.vivace.links("item")], [(link.id, None)])
        self.vivace.revoke_link("item", link.id)
        self.assertEqual(self.vivace.links("item"), [])

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
