// Proposes the point of a typed address and lets people put it right on a map.
// Without it the same fields take two numbers or a map's link, and a button looks the address up.

import { script, styles } from "../../core/js/fetched.js";
import { drawLand } from "../../core/js/map_land.js";
import { makeRoom } from "../../core/js/map_names.js";
import { drawTiles } from "../../core/js/map_tiles.js";
import { addPin } from "./point_pin.js";

const WAIT_MS = 400;
const ZOOMS = { house: 17, street: 16, town: 13 };
const ADDRESS = ["street", "postal_code", "city"];
const COUNTY_ZOOM = 10;

class PlaceMap {
  constructor(element) {
    this.element = element;
    this.form = element.closest("form");
    this.field = this.form.elements.point;
    this.part = (name) => element.querySelector(`[data-${name}]`);
    this.back = this.part("back");
    this.back.addEventListener("click", () => this.toAddress());
    this.part("find").hidden = true;
    this.own = ""; // what was proposed: it follows the address until somebody moves it
    for (const name of ADDRESS) this.form.elements[name].addEventListener("input", () => this.later());
    this.field.addEventListener("input", () => this.later());
    for (const choice of this.form.querySelectorAll("[name=place]")) choice.addEventListener("change", () => this.begin());
    this.begin();
  }

  isWanted() {
    const chosen = this.form.elements.place;
    return !chosen || chosen.value === "neu";
  }

  begin() {
    if (this.isWanted()) this.begun ??= this.ask();
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), WAIT_MS);
  }

  // Nothing is lost where nobody answers: the fields stay.
  async ask() {
    const query = new URLSearchParams([...ADDRESS, "point"].map((name) => [name, this.form.elements[name].value]));
    this.asked = query.toString();
    const response = await fetch(`${this.element.dataset.placeMap}?${query}`).catch(() => undefined);
    const isAnswer = response?.ok && response.headers.get("Content-Type") === "application/json";
    if (!isAnswer || this.asked !== query.toString()) return;
    this.found = await response.json();
    const follows = this.field.value === this.own;
    if (follows && this.propose()) return this.ask(); // what was put in is told as well
    this.tell();
    await this.show();
  }

  // A house known from the directory goes into the field; what is only about right does not.
  propose() {
    const { lat, lon, exactness } = this.found;
    const value = exactness === "house" ? `${lat.toFixed(6)} ${lon.toFixed(6)}` : "";
    const isNew = value !== this.field.value;
    this.own = this.field.value = value;
    return isNew;
  }

  tell() {
    const { proposed, said, warnings, refusal, lat } = this.found;
    const own = this.part("proposed");
    if (own.textContent !== proposed) own.textContent = proposed;
    const lines = [said, ...warnings, refusal].filter(Boolean).map((text) => {
      return Object.assign(document.createElement("p"), { textContent: text, className: text === said ? "" : "place-map__warning" });
    });
    this.part("said").replaceChildren(...lines);
    this.back.hidden = lat === null || this.field.value === this.own;
  }

  async show() {
    const typed = this.field.value.match(/(\d+\.\d+)\s+(\d+\.\d+)/)?.slice(1).map(Number);
    const { lat, lon, exactness } = this.found;
    const point = typed ?? (lat === null ? undefined : [lat, lon]);
    if (!point) return;
    this.drawn ??= this.draw(point, ZOOMS[typed ? "house" : exactness]);
    const pin = await this.drawn.catch(() => (this.drawn = undefined)); // no network: the fields stay
    if (!pin) return;
    pin.show(...point, !typed);
    if (!this.map.getBounds().contains(point)) this.map.setView(point, ZOOMS[typed ? "house" : exactness], { animate: false });
  }

  async draw(point, zoom) {
    const { boundaries, offered, ...dataset } = this.element.dataset;
    const read = (address) => fetch(address).then((response) => response.json());
    const [borders, tiles] = await Promise.all([read(boundaries), read(offered), styles(dataset.styles), script(dataset.script)]);
    const canvas = this.part("canvas");
    canvas.hidden = this.part("help").hidden = false;
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-label", dataset.mapLabel);
    this.map = L.map(canvas, { zoomControl: false, attributionControl: false, minZoom: 7, maxZoom: 19 });
    this.map.setView(point, tiles.address ? zoom : Math.min(zoom, COUNTY_ZOOM + 2), { animate: false });
    L.control.zoom({ position: "topright", zoomInTitle: dataset.zoomIn, zoomOutTitle: dataset.zoomOut }).addTo(this.map);
    const names = drawLand(this.map, borders);
    let shown = new Set();
    const room = () => (shown = makeRoom(names, shown, canvas));
    this.map.on("moveend", room);
    room();
    this.offer(tiles);
    return addPin(this.map, dataset.pointLabel, (lat, lon) => this.moved(lat, lon));
  }

  offer(tiles) {
    if (!tiles.address) return;
    this.element.dataset.tiles = JSON.stringify(tiles);
    drawTiles(this.map, this.element);
    this.part("credit").textContent = tiles.credit;
    this.part("credit").hidden = !tiles.credit;
  }

  async moved(lat, lon) {
    this.field.value = `${lat.toFixed(6)} ${lon.toFixed(6)}`;
    (await this.drawn).settle();
    this.later();
  }

  // Only a known house is a point; of a street or a town the pin says that it is about there.
  toAddress() {
    this.field.value = this.own;
    this.ask();
    this.element.querySelector(".place-map__pin")?.focus();
  }
}

const element = document.querySelector("[data-place-map]");
if (element) new PlaceMap(element);
