"""upload.py API FILE MEMORY: tells the bytes sent so far, a line each time, then the item."""

import sys

from vivace import Vivace

api, file, memory = sys.argv[1:]
item = Vivace(api).upload(file, resume=memory, progress=lambda sent, total: print(sent, flush=True))
print("item", item.id)
