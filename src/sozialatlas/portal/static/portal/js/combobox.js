// A text field with a list of suggestions: the ARIA pattern "editable combobox with list".
// Plain Enter always sends the form; only a suggestion that was gone to is taken by it.

import { styles } from "../../core/js/fetched.js";
import { asker } from "./suggested.js";
import { suggestionList } from "./suggestion_list.js";
import { take } from "./suggestion_taken.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function voice(field) {
  const element = document.createElement("div");
  element.className = "kern-sr-only";
  element.setAttribute("role", "status");
  field.parentElement.append(element);
  return (text) => {
    element.textContent = text;
  };
}

export function combobox(field, id, words, before) {
  const list = suggestionList(id, words);
  const say = voice(field);
  const drawn = styles(words.styles).catch(() => {});
  let items = [];
  let at = -1;
  const isOpen = () => !list.element.hidden;

  function go(to) {
    at = to;
    const option = list.mark(at);
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function open(isShown) {
    list.element.hidden = !isShown;
    field.setAttribute("aria-expanded", String(isShown));
    go(-1);
  }

  async function show(found) {
    await drawn;
    const had = items.length;
    items = found ?? [];
    list.fill(items);
    open(items.length > 0 && document.activeElement === field);
    if (items.length) say((items.length === 1 ? words.one : words.many).replace("{count}", () => items.length));
    else say(found && had ? words.none : "");
  }

  const ask = asker(field.dataset.suggest, show);

  function choose(number) {
    const item = items[number];
    items = [];
    open(false);
    say(take(item, field) ? words.filled.replace("{place}", () => item.label) : "");
  }

  function step(by) {
    if (!isOpen()) {
      if (items.length) open(true);
      else ask(field.value);
      if (!isOpen()) return;
    }
    // The field itself is one of the stops.
    const stops = items.length + 1;
    go(((at + 1 + by + stops) % stops) - 1);
  }

  function pressed(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key in STEPS && event.altKey) open(key === "ArrowDown" && items.length > 0);
    else if (key in STEPS) step(STEPS[key]);
    else if (key === "Escape" && isOpen()) open(false);
    else if (key === "Enter" && isOpen() && at >= 0) choose(at);
    else if ((key === "Home" || key === "End") && at >= 0) go(key === "Home" ? 0 : items.length - 1);
    else {
      if (key === "Tab" || key === "Enter") open(false);
      return;
    }
    event.preventDefault();
  }

  field.parentElement.append(list.element);
  field.addEventListener("keydown", pressed);
  field.addEventListener("input", (event) => event.isComposing || ask(field.value));
  field.addEventListener("compositionend", () => ask(field.value));
  field.addEventListener("blur", () => open(false));
  // The field keeps the focus, and with it the keyboard of a phone.
  list.element.addEventListener("mousedown", (event) => event.preventDefault());
  list.element.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.element.children].indexOf(option));
  });
  // Letters may be faster than this file.
  if (field.value !== before) ask(field.value);
}
