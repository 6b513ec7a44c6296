// Begins anew when nobody has touched the terminal for a while, after a countdown.
const dialog = document.querySelector("[data-kiosk-idle]");
const count = dialog.querySelector("[data-kiosk-count]");
const patience = Number(dialog.dataset.seconds) * 1000;
const countdown = Number(dialog.dataset.countdown);
let waiting;
let ticking;

function beginAnew() {
  sessionStorage.clear();
  localStorage.clear();
  location.replace(dialog.dataset.home);
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
  if (location.pathname === dialog.dataset.home && !scrollY && !sessionStorage.length) {
    wait();
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
// A page that comes back from the browser's memory would show what somebody else looked at.
addEventListener("pageshow", (event) => event.persisted && location.reload());
wait();
