// Begins anew when nobody has touched the terminal for a while, after a countdown.
const dialog = document.querySelector("[data-kiosk-idle]");
const count = dialog.querySelector("[data-kiosk-count]");
const patience = Number(dialog.dataset.seconds) * 1000;
const countdown = Number(dialog.dataset.countdown);
const { home } = dialog.dataset;
// Where the visit begins in the history; back.js lets nobody go behind it.
const FIRST = "infopunkt-anfang";
// A start page that nobody touches shows today's events, and the network when it is back.
const FRESH = 10 * 60 * 1000;
let waiting;
let ticking;

function forget() {
  sessionStorage.clear();
  localStorage.clear();
  // A new entry: what one could still go forward to is lost with it.
  history.pushState(null, "");
  sessionStorage.setItem(FIRST, String(window.navigation?.currentEntry?.index ?? 0));
}

function beginAnew() {
  forget();
  location.replace(home);
}

const isUntouched = () => location.pathname === home && !scrollY && Object.keys(sessionStorage).every((name) => name === FIRST);
const isOld = () => performance.now() > FRESH || !document.querySelector("[data-kiosk-offline]").hidden;

async function refresh() {
  // Without any answer the browser would show its own page of errors, and stay there.
  const answer = await fetch(home).catch(() => undefined);
  if (answer?.ok) {
    location.replace(home);
  } else {
    wait();
  }
}

function tick(left) {
  count.textContent = String(left);
  if (left > 0) {
    ticking = setTimeout(() => tick(left - 1), 1000);
  } else {
    beginAnew();
  }
}

function ask() {
  // Where nobody has done anything yet there is nothing to forget, only to show afresh.
  if (isUntouched()) {
    (isOld() ? refresh : wait)();
    return;
  }
  dialog.showModal();
  tick(countdown);
}

function wait() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, patience);
}

function stay() {
  clearTimeout(ticking);
  if (dialog.open) {
    dialog.close();
  }
  wait();
}

for (const name of ["pointerdown", "keydown", "scroll", "input", "touchstart"]) {
  addEventListener(name, () => !dialog.open && wait(), { passive: true });
}
dialog.querySelector("[data-kiosk-stay]").addEventListener("click", stay);
dialog.addEventListener("cancel", stay);
// Who leaves at once, or says to have finished, leaves nothing behind.
for (const way of document.querySelectorAll("[data-quick-exit]")) {
  way.addEventListener("click", forget, { capture: true });
}
const anew = document.querySelector("[data-kiosk-anew]");
anew.addEventListener("click", beginAnew);
anew.hidden = false;
// What was typed here is no word to offer to the next.
for (const field of document.querySelectorAll("input, textarea")) {
  field.autocomplete = "off";
}
// A page that comes back from the browser's memory would show what somebody else looked at.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    document.documentElement.hidden = true;
    location.reload();
  }
});
wait();
