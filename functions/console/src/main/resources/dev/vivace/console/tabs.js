/** Shows one panel of several. Arrow keys, Home and End choose among the tabs, as ARIA's pattern has it. */
export class Tabs {
  #tabs;
  #shown;

  /** `shown` is told the name of a panel whenever it appears. */
  constructor(list, shown = () => {}) {
    this.#tabs = [...list.querySelectorAll('[role=tab]')];
    this.#shown = shown;
    list.addEventListener('click', ({target}) => this.#visible.includes(target) && this.show(nameOf(target)));
    list.addEventListener('keydown', event => this.#onKey(event));
  }

  get #visible() {
    return this.#tabs.filter(tab => !tab.hidden);
  }

  /** Adds a tab that was hidden. */
  offer(name) {
    this.#tabs.find(tab => nameOf(tab) === name).hidden = false;
  }

  show(name) {
    const chosen = this.#visible.find(tab => nameOf(tab) === name) ?? this.#tabs[0];
    for (const tab of this.#tabs) {
      tab.ariaSelected = tab === chosen;
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
    this.#shown(nameOf(chosen));
  }

  #onKey(event) {
    const tabs = this.#visible;
    const at = tabs.indexOf(event.target);
    const next = {
      ArrowRight: tabs[(at + 1) % tabs.length], ArrowLeft: tabs.at(at - 1), Home: tabs[0], End: tabs.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    this.show(nameOf(next));
    next.focus();
  }
}

const panelOf = tab => document.getElementById(tab.getAttribute('aria-controls'));
const nameOf = tab => tab.getAttribute('aria-controls');
