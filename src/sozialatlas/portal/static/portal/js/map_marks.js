// Buttons and links on the map: clusters sized by the square root of their count, numbered pins.

import { join, row } from "./pin_rows.js";

// As in results_map/picture.py, which draws the same marks before.
const SINGLE = 24;
const LEAST = 26;
const MOST = 52;

function marker(mark, size, html) {
  const icon = L.divIcon({ html, className: "", iconSize: [size, size] });
  return L.marker([mark.lat, mark.lon], { icon, keyboard: false });
}

function named(element, className, text, label) {
  element.className = className;
  element.textContent = text;
  element.setAttribute("aria-label", label);
  element.title = label;
  return element;
}

function button(className, text, label) {
  return named(Object.assign(document.createElement("button"), { type: "button" }), className, text, label);
}

function link(className, text, label, address) {
  return named(Object.assign(document.createElement("a"), { href: address }), className, text, label);
}

// Returns the ids that stand on the list, so that they are not drawn twice.
export function drawPins(layer, pins, word) {
  const listed = new Set();
  for (const { id, number, lat, lon, label } of pins) {
    const found = row(id);
    if (!found) continue;
    listed.add(id);
    const pin = link("map__pin", String(number), `${word} ${number}: ${label}`, `#record-${id}`);
    join(pin, found);
    // Leaflet puts what lies further south on top; here the order of the list counts.
    layer.addLayer(marker({ lat, lon }, 26, pin).setZIndexOffset((1000 - number) * 1000));
  }
  return listed;
}

export function drawMarks(layer, marks, listed, map) {
  layer.clearLayers();
  for (const mark of marks) {
    if (listed.has(mark.id)) continue;
    const size = mark.count > 1 ? Math.min(MOST, LEAST + Math.sqrt(mark.count)) : SINGLE;
    layer.addLayer(marker(mark, size, element(mark, map)));
  }
}

function element(mark, map) {
  // A single record is named, not counted: a number that is not part of its name would mislead.
  if (mark.url) return link("map__cluster", "", mark.label, mark.url);
  const made = button("map__cluster", String(mark.count), mark.label);
  made.addEventListener("click", () => openBox(map, mark.bbox));
  return made;
}

export function openBox(map, [west, south, east, north]) {
  const zoom = Math.min(map.getBoundsZoom([[south, west], [north, east]]), map.getMaxZoom());
  map.setView([(south + north) / 2, (west + east) / 2], Math.min(Math.max(zoom, map.getZoom() + 2), map.getMaxZoom()));
}
