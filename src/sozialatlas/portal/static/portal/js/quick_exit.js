// Leaves a page about violence at once: hidden first, then replaced in the history.
// The key three times, as in "Exit this page" of the GOV.UK Design System.
const PRESSES = 3;
const PATIENCE_MS = 5000;

const link = document.querySelector("a[data-quick-exit]");
const said = document.querySelector("[data-quick-exit-said]");
let presses = 0;
let forgetting = 0;

function leave() {
  document.documentElement.dataset.isLeft = "";
  document.title = "\u00a0";
  said.textContent = said.dataset.none;
  window.location.replace(link.href);
}

function pressed() {
  clearTimeout(forgetting);
  presses += 1;
  if (presses === PRESSES) {
    presses = 0;
    leave();
    return;
  }
  said.textContent = presses === 1 ? said.dataset.two : said.dataset.one;
  forgetting = setTimeout(() => {
    presses = 0;
    said.textContent = "";
  }, PATIENCE_MS);
}

if (link && said) {
  const keys = document.querySelector("[data-quick-exit-keys]");
  if (keys) keys.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  // A shift for a capital letter is no call for help: only the key alone counts.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = 0;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && !event.target.closest?.("input, textarea")) pressed();
  });
  // A browser may keep the hidden page and show it again.
  window.addEventListener("pageshow", () => delete document.documentElement.dataset.isLeft);
}
