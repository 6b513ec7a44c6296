// Leaflet in the place of the picture: the same land, names, clusters and pins, to move and to zoom.

import { script, styles } from "../../core/js/fetched.js";
import { offerBorders } from "./map_borders.js";
import { MapChoice } from "./map_choice.js";
import { offerHere, takesFocus } from "./map_here.js";
import { drawHere, drawLand } from "../../core/js/map_land.js";
import { drawMarks, drawPins, openBox } from "./map_marks.js";
import { makeRoom } from "../../core/js/map_names.js";
import { drawTiles } from "../../core/js/map_tiles.js";

const ONE_DOOR = 0.0002; // of a degree: about 20 m

export class MovingMap {
  static async over(element) {
    const [borders] = await Promise.all([
      fetch(element.dataset.boundaries).then((response) => response.json()),
      styles(element.dataset.styles),
      script(element.dataset.script),
    ]);
    const map = new MovingMap(element, borders);
    await map.refresh();
    map.canvas.removeAttribute("data-waits");
    if (takesFocus()) map.focus();
    return map;
  }

  constructor(element, borders) {
    this.element = element;
    const picture = element.querySelector(".picture");
    this.canvas = this.addCanvas();
    this.map = this.addMap(picture);
    const near = picture.dataset.near?.split(",").map(Number);
    this.place = { name: picture.dataset.place, beside: Number(picture.dataset.beside) };
    this.names = drawLand(this.map, borders).filter((name) => name.textContent !== this.place.name);
    this.shown = new Set([...picture.querySelectorAll(".picture__towns text")].map((text) => text.textContent));
    if (near) drawHere(this.map, near, this.place);
    this.near = near;
    const pins = JSON.parse(document.getElementById("karte-pins")?.textContent ?? "[]");
    this.marks = L.layerGroup().addTo(this.map);
    this.listed = drawPins(L.layerGroup().addTo(this.map), pins, element.dataset.number);
    this.choice = new MapChoice(element);
    drawTiles(this.map, element);
    this.map.on("moveend", () => this.refresh());
    this.map.on("click", () => this.choice.close());
    offerHere(this);
    offerBorders(this);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.canvas);
  }

  // It lies unseen under the picture until everything is drawn.
  addCanvas() {
    const canvas = document.createElement("div");
    canvas.className = "map__canvas";
    canvas.dataset.waits = "";
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-label", this.element.dataset.keys);
    this.element.append(canvas);
    return canvas;
  }

  // The middle and the scale of the picture, so that nothing jumps.
  addMap(picture) {
    const [lat, lon, zoom] = picture.dataset.frame.split(",").map(Number);
    const scale = picture.getBoundingClientRect().width / Number(picture.dataset.width);
    const map = L.map(this.canvas, { zoomControl: false, attributionControl: false, minZoom: 5, maxZoom: 17, zoomSnap: 0 });
    map.setView([lat, lon], zoom + Math.log2(scale || 1), { animate: false });
    const { zoomIn, zoomOut } = this.element.dataset;
    L.control.zoom({ position: "topright", zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
    return map;
  }

  view() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((part) => part.toFixed(5)).join(",");
  }

  async refresh() {
    const { query, marks } = this.element.dataset;
    const asked = `${query}&zoom=${Math.floor(this.map.getZoom())}&view=${this.view()}`;
    this.asked = asked;
    const response = await fetch(`${marks}?${asked.replace(/^&/, "")}`);
    if (!response.ok) return;
    const found = await response.json();
    if (this.asked !== asked || !this.canvas.isConnected) return;
    const focused = this.canvas.contains(document.activeElement) ? document.activeElement.dataset.at : "";
    drawMarks(this.marks, found, this, this.map);
    this.choice.light();
    this.shown = makeRoom(this.names, this.shown, this.canvas);
    if (focused) ([...this.canvas.querySelectorAll("[data-at]")].find((mark) => mark.dataset.at === focused) ?? this.canvas).focus({ preventScroll: true });
  }

  // Other names take the place of those that stand.
  show(names, others) {
    for (const name of others) name.removeAttribute("data-is-shown");
    this.names = names;
    this.shown = makeRoom(names, new Set(), this.canvas);
  }

  // Paper keeps the size of the screen: what was seen is what is printed.
  fit() {
    this.map.invalidateSize();
    const { width, height } = this.canvas.getBoundingClientRect();
    if (matchMedia("print").matches || !width) return;
    this.element.style.setProperty("--width", `${width}px`);
    this.element.style.setProperty("--height", `${height}px`);
  }

  open(box) {
    this.choice.close({ isQuiet: true });
    openBox(this.map, box);
    this.focus();
  }

  // A mark whose records share a door has nothing to zoom into.
  isPoint({ bbox: [west, south, east, north] }) {
    return Math.max(east - west, north - south) < ONE_DOOR || this.map.getZoom() >= this.map.getMaxZoom();
  }

  follow(mark) {
    if (this.isPoint(mark)) this.choice.open(mark, () => mark.url && window.location.assign(mark.url));
    else this.open(mark.bbox);
  }

  focus() {
    this.canvas.focus({ preventScroll: true });
  }

  remove() {
    this.observer.disconnect();
    this.choice.remove();
    this.map.remove();
  }
}
