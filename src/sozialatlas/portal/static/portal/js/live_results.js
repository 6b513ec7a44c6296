// Filters take effect at once: htmx swaps the results, this keeps what a swap would lose.
// Without script the same form is sent by its button.

import { script } from "../../core/js/fetched.js";

const source = document.querySelector('meta[name="htmx-config"]').dataset.source;
const results = () => document.querySelector("[data-results]");
const said = document.querySelector("[data-said]");
const opened = new Map();

let focused = "";

function announce() {
  const count = results()?.querySelector("[data-count]");
  if (count && said) said.textContent = count.textContent.trim();
}

function restore() {
  for (const [id, isOpen] of opened) {
    const group = document.getElementById(id);
    if (group) group.open = isOpen;
  }
  document.documentElement.dataset.isLive = "";
}

document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches("details[id]")) opened.set(event.target.id, event.target.open);
  },
  true,
);

document.addEventListener("htmx:before:swap", () => {
  focused = document.activeElement?.id ?? "";
});

document.addEventListener("htmx:after:swap", () => {
  restore();
  // A box in a group that had to be opened again could not take the focus before.
  if (document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  announce();
});

// htmx comes when somebody turns to the filters; a tick that was faster is sent once it is there.
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    if (event.target.closest?.("[data-live]")) script(source);
  });
}

document.addEventListener("change", async (event) => {
  const form = event.target.form;
  if (!form?.matches("[data-live]") || "htmx" in window) return;
  await script(source);
  window.htmx.process(document.body);
  form.dispatchEvent(new Event("change", { bubbles: true }));
});

// An address holds only what was filled in.
document.addEventListener("formdata", (event) => {
  const form = event.target;
  if (form.method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
  // What is looked for anyway needs no word in the address.
  if (event.formData.getAll("type").join() === form.dataset.defaultType) event.formData.delete("type");
  if (form.matches(".search-box") && !event.formData.has("place")) event.formData.delete("radius_km");
});

restore();
