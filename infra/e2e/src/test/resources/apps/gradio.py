"""What the guides' apps call of Gradio, with one function behind one button or choice: a stand-in, for tests."""

Error = ValueError
functions = []


class Block:
    def __init__(self, *arguments, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False


class Button(Block):
    def click(self, function, inputs, outputs):
        functions.append(function)


class Dropdown(Block):
    def change(self, function, inputs, outputs):
        functions.append(function)


Blocks = Textbox = HTML = Block
