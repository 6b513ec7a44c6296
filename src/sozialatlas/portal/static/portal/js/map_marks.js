// Buttons and links on the map: clusters sized by the square root of their count, numbered pins.

import { cleared } from "./map_clearing.js";
import { join, row } from "./pin_rows.js";

// As in results_map/picture.py, which draws the same marks before.
const SINGLE = 16;
const REACH = 24; // a dot is small to look at and large enough to hit
const PIN = 26;
const HERE = 16;
const LEAST = 26;
const MOST = 52;

const numbers = new Intl.NumberFormat(document.documentElement.lang);

function marker(mark, size, html, { x, y } = { x: 0, y: 0 }) {
  const icon = L.divIcon({ html, className: "", iconSize: [size, size], iconAnchor: [size / 2 - x, size / 2 - y] });
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

// Returns the pins that stand on the list by their ids, so that they are not drawn twice.
export function drawPins(layer, pins, word) {
  const listed = new Map();
  for (const { id, number, lat, lon, label } of pins) {
    const found = row(id);
    if (!found) continue;
    listed.set(id, { lat, lon });
    const pin = link("map__pin", String(number), `${word} ${number}: ${label}`, `#record-${id}`);
    join(pin, found);
    // Leaflet puts what lies further south on top; here the order of the list counts.
    layer.addLayer(marker({ lat, lon }, PIN, pin).setZIndexOffset((1000 - number) * 1000));
  }
  return listed;
}

export function drawMarks(layer, marks, view, map) {
  const { listed, near, place } = view;
  layer.clearLayers();
  const point = ({ lat, lon }, size) => ({ ...map.latLngToLayerPoint([lat, lon]), radius: size / 2 });
  const fixed = [...listed.values()].map((pin) => point(pin, PIN));
  if (near) fixed.push(...covered(point({ lat: near[0], lon: near[1] }, HERE), place));
  const drawn = marks.filter((mark) => !listed.has(mark.id));
  const before = drawn.map((mark) => point(mark, width(mark)));
  const after = cleared(before, fixed);
  drawn.forEach((mark, at) => {
    const aside = { x: after[at].x - before[at].x, y: after[at].y - before[at].y };
    layer.addLayer(marker(mark, Math.max(width(mark), REACH), element(mark, view), aside));
  });
}

// What the place that was asked for covers with its name.
function covered(here, { name, beside }) {
  const third = (name.length * 6.2 + 6) / 3;
  const beneath = [-1, 0, 1].map((side) => ({ x: here.x + side * third, y: here.y + beside, radius: third / 2 + 4 }));
  return [here, ...beneath];
}

function width(mark) {
  return mark.count > 1 ? Math.min(MOST, LEAST + Math.sqrt(mark.count)) : SINGLE;
}

function element(mark, view) {
  // A single record is named, not counted: a number that is not part of its name would mislead.
  const made = mark.url
    ? button("map__cluster map__dot", "", mark.label)
    : button("map__cluster", numbers.format(mark.count), mark.label);
  made.dataset.at = `${mark.lat},${mark.lon}`;
  made.toggleAttribute("data-opens-card", view.isPoint(mark));
  made.addEventListener("click", (event) => {
    event.stopPropagation();
    view.follow({ ...mark, at: made.dataset.at });
  });
  return made;
}

export function openBox(map, [west, south, east, north]) {
  const zoom = Math.min(map.getBoundsZoom([[south, west], [north, east]]), map.getMaxZoom());
  map.setView([(south + north) / 2, (west + east) / 2], Math.min(Math.max(zoom, map.getZoom() + 2), map.getMaxZoom()));
}
