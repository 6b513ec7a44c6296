// The map of results: borders as base map, clusters counted by the server as real buttons,
// numbered pins for the records of the list.

import { script, styles } from "./fetched.js";
import { drawMarks, drawPins } from "./map_marks.js";

const PADDING = [16, 16];

class ResultsMap extends HTMLElement {
  // On a phone the map is not seen before somebody asks for it: until then nothing is fetched.
  connectedCallback() {
    this.eye = new IntersectionObserver(([entry]) => entry.isIntersecting && this.start());
    this.eye.observe(this);
  }

  disconnectedCallback() {
    this.eye.disconnect();
    this.observer?.disconnect();
    this.map?.remove();
  }

  async start() {
    this.eye.disconnect();
    await Promise.all([styles(this.dataset.styles), script(this.dataset.script)]);
    if (this.map || !this.isConnected) return;
    const canvas = document.createElement("div");
    this.replaceChildren(canvas);
    canvas.style.blockSize = "100%";
    this.map = L.map(canvas, { zoomControl: false, attributionControl: false, minZoom: 5, maxZoom: 17, zoomSnap: 0.25 });
    L.control
      .zoom({ position: "topright", zoomInTitle: this.dataset.zoomIn, zoomOutTitle: this.dataset.zoomOut })
      .addTo(this.map);
    this.map.createPane("names").style.zIndex = 450; // under the buttons, over the land
    this.marks = L.layerGroup().addTo(this.map);
    this.pins = L.layerGroup().addTo(this.map);
    await this.drawLand();
    if (!this.isConnected) return;
    const pins = JSON.parse(document.getElementById("karte-pins")?.textContent ?? "[]");
    this.listed = drawPins(this.pins, pins, this.dataset.number);
    this.map.on("moveend", () => this.refresh());
    this.refresh();
    this.offerOnlyView();
    this.observer = new ResizeObserver(() => this.map.invalidateSize());
    this.observer.observe(canvas);
  }

  async drawLand() {
    const response = await fetch(this.dataset.boundaries);
    const borders = await response.json();
    if (!this.isConnected) return;
    const land = L.geoJSON(borders, { className: "map__land", interactive: false, style: { fillOpacity: 1, weight: 1 } });
    land.eachLayer((layer) => {
      const name = layer.feature.properties?.name;
      // A text node: Leaflet would read a string as HTML.
      const label = document.createElement("span");
      label.textContent = name;
      if (name) layer.bindTooltip(label, { permanent: true, direction: "center", className: "map__town", pane: "names" });
    });
    land.addTo(this.map);
    const bounds = this.ownBounds() ?? land.getBounds();
    if (bounds.isValid()) this.map.fitBounds(bounds, { padding: PADDING });
    else this.map.setView([51, 10], 6);
    const showNames = () => this.classList.toggle("map--named", this.map.getZoom() >= 11);
    this.map.on("zoomend", showNames);
    showNames();
  }

  ownBounds() {
    const box = new URLSearchParams(this.dataset.query).get("bbox");
    if (!box) return null;
    const [west, south, east, north] = box.split(",").map(Number);
    return L.latLngBounds([south, west], [north, east]);
  }

  view() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((part) => part.toFixed(5)).join(",");
  }

  async refresh() {
    const asked = `${this.dataset.query}&zoom=${Math.round(this.map.getZoom())}&view=${this.view()}`;
    this.asked = asked;
    const response = await fetch(`${this.dataset.marks}?${asked.replace(/^&/, "")}`);
    if (!response.ok) return;
    const marks = await response.json();
    if (this.asked !== asked || !this.isConnected) return;
    drawMarks(this.marks, marks, this.listed, this.map);
  }

  offerOnlyView() {
    const part = this.parentElement.querySelector(".map__only");
    if (!part) return;
    part.hidden = false;
    part.querySelector("input").addEventListener("change", (event) => {
      const address = new URL(window.location.href);
      address.searchParams.delete("page");
      if (event.target.checked) address.searchParams.set("bbox", this.view());
      else address.searchParams.delete("bbox");
      window.location.assign(address);
    });
  }
}

customElements.define("results-map", ResultsMap);
