// Buttons on the map: clusters sized by the square root of their count, pins with the list's number.

const LEAST = 26;
const MOST = 56;

function marker(mark, size, button) {
  const icon = L.divIcon({ html: button, className: "", iconSize: [size, size] });
  return L.marker([mark.lat, mark.lon], { icon, keyboard: false });
}

function button(className, text, label) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = text;
  element.setAttribute("aria-label", label);
  element.title = label;
  return element;
}

function record(id) {
  return document.querySelector(`[data-record="${CSS.escape(id)}"]`);
}

function light(pin, row, isOn) {
  pin.toggleAttribute("data-active", isOn);
  row.toggleAttribute("data-active", isOn);
}

function join(pin, row) {
  for (const element of [pin, row]) {
    element.addEventListener("pointerenter", () => light(pin, row, true));
    element.addEventListener("pointerleave", () => light(pin, row, false));
    element.addEventListener("focusin", () => light(pin, row, true));
    element.addEventListener("focusout", () => light(pin, row, false));
  }
  pin.addEventListener("click", () => {
    row.scrollIntoView({ block: "center" });
    row.querySelector("a")?.focus();
  });
}

// Returns the ids that stand on the list, so that they are not drawn twice.
export function drawPins(layer, pins, word) {
  const listed = new Set();
  for (const { id, number, lat, lon, label } of pins) {
    const row = record(id);
    if (!row) continue;
    listed.add(id);
    const pin = button("map__pin", String(number), `${word} ${number}: ${label}`);
    join(pin, row);
    layer.addLayer(marker({ lat, lon }, 26, pin).setZIndexOffset(500 - number));
  }
  return listed;
}

export function drawMarks(layer, marks, listed, map) {
  layer.clearLayers();
  for (const mark of marks) {
    if (listed.has(mark.id)) continue;
    const size = Math.min(MOST, LEAST + 2 * Math.sqrt(mark.count));
    const element = button("map__cluster", String(mark.count), mark.label);
    element.addEventListener("click", () => open(mark, map));
    layer.addLayer(marker(mark, mark.count > 1 ? size : 22, element));
  }
}

function open(mark, map) {
  if (mark.url) {
    window.location.assign(mark.url);
    return;
  }
  const [west, south, east, north] = mark.bbox;
  const zoom = Math.min(map.getBoundsZoom([[south, west], [north, east]]), map.getMaxZoom());
  map.setView([(south + north) / 2, (west + east) / 2], Math.max(zoom, map.getZoom() + 2));
}
