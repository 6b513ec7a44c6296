// On a phone the filters are a sheet over the page. Without script its address opens it; with
// script it stays open while each tick swaps the results, and keeps the keyboard inside.

const root = document.documentElement;
const narrow = window.matchMedia("(max-width: 55.99rem)");
const sheet = () => document.querySelector("[data-sheet]");
const isOpen = () => "isSheetOpen" in root.dataset;
let scrolled = 0;

// What lies around the sheet is out of reach; only what is said aloud stays.
function setAround(isInert) {
  for (let part = sheet(); part && part !== document.body; part = part.parentElement) {
    for (const other of part.parentElement.children) {
      if (other !== part && !other.matches("[data-said]")) other.inert = isInert;
    }
  }
}

function dress() {
  sheet().setAttribute("role", "dialog");
  sheet().setAttribute("aria-modal", "true");
  setAround(true);
}

function open() {
  root.dataset.isSheetOpen = "";
  dress();
  sheet().querySelector("a[data-sheet-closes]").focus();
}

function close() {
  delete root.dataset.isSheetOpen;
  setAround(false);
  sheet()?.removeAttribute("role");
  sheet()?.removeAttribute("aria-modal");
  document.querySelector("[data-sheet-opens]")?.focus();
}

document.addEventListener("click", (event) => {
  const opens = event.target.closest("[data-sheet-opens]");
  const closes = event.target.closest("[data-sheet-closes]");
  if (opens && narrow.matches) {
    event.preventDefault();
    open();
  } else if (closes && isOpen() && (closes.matches("a") || "htmx" in window)) {
    // Each tick has taken effect already; where htmx did not come, the button sends the form.
    event.preventDefault();
    close();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen()) close();
});

document.addEventListener("htmx:before:swap", () => {
  scrolled = sheet()?.scrollTop ?? 0;
});

document.addEventListener("htmx:after:swap", () => {
  if (!isOpen()) return;
  if (!sheet()) {
    close();
    return;
  }
  dress();
  sheet().scrollTop = scrolled;
  if (!sheet().contains(document.activeElement)) sheet().querySelector("a[data-sheet-closes]").focus();
});

narrow.addEventListener("change", () => isOpen() && close());

if (window.location.hash === "#eingrenzen" && narrow.matches && sheet()) {
  window.location.replace("#treffer");
  open();
}
