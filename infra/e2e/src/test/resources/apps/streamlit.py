"""What the guides' apps call of Streamlit, as a page of HTML: a stand-in, for tests without Streamlit."""

import html
import json
import types

page = []
state = {}  # of components, as the page's address has it
COMPONENT = """
<div id="component">{html}</div>
<script type="module">
const code = new Blob([{js}], {{type: 'text/javascript'}});
const {{default: run}} = await import(URL.createObjectURL(code));
const setStateValue = (name, value) => location.assign(`?state.${{name}}=${{value}}`);
run({{data: {data}, parentElement: document.getElementById('component'), setStateValue}});
</script>
"""


class QueryParameters(dict):
    """A script that sets one changes the page's address."""

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        page.append(f"<script>history.replaceState(null, '', {json.dumps(f'?{name}={value}')})</script>")


query_params = QueryParameters()


def open_page(query):
    page.clear()
    state.clear()
    dict.clear(query_params)
    for name, values in query.items():
        of_component = name.startswith("state.")
        dict.__setitem__(state if of_component else query_params, name.removeprefix("state."), values[0])


def component(name, *, html, js):
    def mount(*, key, data, on_item_change):
        page.append(COMPONENT.format(html=html, js=json.dumps(js), data=json.dumps(data)))
        return types.SimpleNamespace(item=state.get("item"))

    return mount


def iframe(url, *, height, scrolling):
    page.append(f'<iframe src="{html.escape(url)}" height="{height}" width="100%" allow="camera; microphone; autoplay"></iframe>')


components = types.SimpleNamespace(
    v1=types.SimpleNamespace(iframe=iframe), v2=types.SimpleNamespace(component=component))


def cache_data(*, ttl):
    return lambda function: function


def selectbox(label, options, *, index):
    return state.get(label, options[index])


def caption(text):
    page.append(f"<p>{html.escape(text)}</p>")


def title(text):
    page.append(f"<h1>{html.escape(text)}</h1>")


def button(label):
    page.append(f'<a role="button" href="?state.button={html.escape(label)}">{html.escape(label)}</a>')
    return state.get("button") == label


def audio(source):
    page.append(f'<audio id="player" controls src="{html.escape(source)}"></audio>')


def video(source):
    page.append(f'<video id="player" controls src="{html.escape(source)}"></video>')


def link_button(label, url):
    page.append(f'<a id="download" href="{html.escape(url)}">{html.escape(label)}</a>')
