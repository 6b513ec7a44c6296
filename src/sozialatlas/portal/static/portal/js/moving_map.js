// Leaflet in the place of the picture: the same land, names, clusters and pins, to move and to zoom.

import { script, styles } from "./fetched.js";
import { drawHere, drawLand } from "./map_land.js";
import { drawMarks, drawPins, openBox } from "./map_marks.js";
import { makeRoom } from "./map_names.js";

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
    this.map.on("moveend", () => this.refresh());
    this.offerOnlyView();
    this.offerBack();
    this.observer = new ResizeObserver(() => this.map.invalidateSize());
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
    drawMarks(this.marks, found, this, this.map);
    this.shown = makeRoom(this.names, this.shown, this.canvas);
  }

  open(box) {
    openBox(this.map, box);
    this.focus();
  }

  focus() {
    this.canvas.focus({ preventScroll: true });
  }

  remove() {
    this.observer.disconnect();
    this.map.remove();
  }

  // Once somebody went elsewhere, one step leads back.
  offerBack() {
    const button = this.element.querySelector(".map__back");
    const [middle, zoom] = [this.map.getCenter(), this.map.getZoom()];
    const isThere = () =>
      Math.abs(this.map.getZoom() - zoom) < 0.01 && this.map.project(middle, zoom).distanceTo(this.map.project(this.map.getCenter(), zoom)) < 4;
    this.map.on("moveend", () => {
      button.hidden = isThere();
    });
    button.addEventListener("click", () => {
      this.map.setView(middle, zoom);
      this.focus();
    });
  }

  offerOnlyView() {
    const part = this.element.parentElement.querySelector(".map__only");
    part.hidden = false;
    part.querySelector("input").addEventListener("change", (event) => {
      const address = new URL(window.location.href);
      address.searchParams.delete("page");
      address.hash = "";
      if (event.target.checked) address.searchParams.set("bbox", this.view());
      else address.searchParams.delete("bbox");
      window.location.assign(address);
    });
  }
}
