// Keys for whoever works through the list. They count only while the focus is inside of it, so
// that nobody who types or speaks elsewhere sets them off.
const form = document.querySelector("[data-queue]");

function linkOf(row) {
  return row?.querySelector("a");
}

function step(rows, row, by) {
  const target = rows[rows.indexOf(row) + by];
  linkOf(target)?.focus();
  target?.scrollIntoView({ block: "nearest" });
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest("[data-row]");
  if (!row) return;
  const rows = [...form.querySelectorAll("[data-row]")];
  const acts = {
    j: () => step(rows, row, 1),
    k: () => step(rows, row, -1),
    x: () => row.querySelector("input[type=checkbox]")?.click(),
  };
  const act = acts[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}

function offerAll() {
  const label = form.querySelector("[data-all]");
  if (!label) return;
  label.hidden = false;
  label.querySelector("input").addEventListener("change", (event) => {
    for (const box of form.querySelectorAll("input[name=vorschlag]")) {
      box.checked = event.target.checked;
    }
  });
}

if (form) {
  form.addEventListener("keydown", press);
  offerAll();
}
