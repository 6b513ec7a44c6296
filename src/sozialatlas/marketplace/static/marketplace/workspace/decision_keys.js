// Keys for whoever works through what waits. They count only while the focus is inside the list
// or what is decided, and never while somebody types, so that nobody who speaks or writes sets
// them off.
const list = document.querySelector("[data-pairs]");
const decided = document.querySelector("[data-decided]");

function isPlain(event) {
  const isTyping = event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  return !(event.ctrlKey || event.metaKey || event.altKey || isTyping);
}

function step(event) {
  const by = { j: 1, k: -1 }[event.key.toLowerCase()];
  const row = event.target.closest("[data-row]");
  if (!by || !row || !isPlain(event)) return;
  const rows = [...list.querySelectorAll("[data-row]")];
  const target = rows[rows.indexOf(row) + by];
  event.preventDefault();
  target?.querySelector("a").focus();
  target?.scrollIntoView({ block: "nearest" });
}

function press(event) {
  if (!isPlain(event)) return;
  const rel = { j: "next", k: "prev" }[event.key.toLowerCase()];
  const target = rel
    ? document.querySelector(`[data-around] a[rel=${rel}]`)
    : [...decided.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  target.click();
}

list?.addEventListener("keydown", step);
decided?.addEventListener("keydown", press);
