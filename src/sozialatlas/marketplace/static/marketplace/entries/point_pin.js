// A pin on a map of Leaflet that is dragged, put somewhere by a click, or moved with the arrow keys.

const STEP_METRES = 5;
const METRES_PER_DEGREE = 111195;
const WAYS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const SHAPE = "M22 42c-7-9-12-15-12-22a12 12 0 0 1 24 0c0 7-5 13-12 22Z";

function drawn() {
  const make = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const picture = make("svg", { viewBox: "0 0 44 44", "aria-hidden": "true" });
  picture.append(make("path", { d: SHAPE }), make("circle", { cx: 22, cy: 20, r: 4.5 }));
  return picture;
}

// `moved` is told each new place, as latitude and longitude.
export function addPin(map, label, moved) {
  const icon = L.divIcon({ className: "place-map__pin", html: drawn(), iconSize: [44, 44], iconAnchor: [22, 42] });
  const pin = L.marker(map.getCenter(), { icon, draggable: true, autoPan: true, keyboard: true }).addTo(map);
  const element = pin.getElement();
  element.setAttribute("aria-label", label);
  const put = (place) => {
    pin.setLatLng(place);
    map.panInside(place, { padding: [50, 50], animate: false });
    moved(place.lat, place.lng);
  };
  pin.on("dragend", () => put(pin.getLatLng()));
  map.on("click", ({ latlng }) => put(latlng));
  element.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { lat, lng } = pin.getLatLng();
    const step = ((event.shiftKey ? 10 : 1) * STEP_METRES) / METRES_PER_DEGREE;
    put(L.latLng(lat + way[0] * step, lng + (way[1] * step) / Math.cos((lat * Math.PI) / 180)));
  });
  return {
    show(lat, lon, isGuess) {
      pin.setLatLng([lat, lon]);
      element.toggleAttribute("data-is-guess", isGuess);
    },
    settle() {
      element.removeAttribute("data-is-guess");
    },
  };
}
