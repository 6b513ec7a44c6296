// Keys for whoever works through the pairs. They count only while the focus is inside the list or
// the pair, and never while somebody types, so that nobody who speaks or writes sets them off.
const list = document.querySelector("[data-pairs]");
const pair = document.querySelector("[data-pair]");

function isPlain(event) {
  const isTyping = event.target.matches("input:not([type=radio]), textarea, select");
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
    : [...pair.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  target.click();
}

list?.addEventListener("keydown", step);
pair?.addEventListener("keydown", press);
