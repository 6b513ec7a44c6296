// A numbered pin and its row of the list belong together: each lights the other up.

function light(pin, row, isOn) {
  pin.toggleAttribute("data-active", isOn);
  row.toggleAttribute("data-active", isOn);
}

export function join(pin, row) {
  for (const element of [pin, row]) {
    element.addEventListener("pointerenter", () => light(pin, row, true));
    element.addEventListener("pointerleave", () => light(pin, row, false));
    element.addEventListener("focusin", () => light(pin, row, true));
    element.addEventListener("focusout", () => light(pin, row, false));
  }
  // The link itself brings the row into view, and closes the map on a phone.
  pin.addEventListener("click", () => {
    requestAnimationFrame(() => row.querySelector("a")?.focus({ preventScroll: true }));
  });
}

export function row(id) {
  return document.getElementById(`record-${id}`);
}

export function joinPicture(picture) {
  for (const pin of picture.querySelectorAll('a[href^="#record-"]')) {
    const found = document.getElementById(pin.getAttribute("href").slice(1));
    if (found) join(pin, found);
  }
}
