// The map of results begins as a picture drawn by the server, whose marks are links.
// Leaflet is fetched and takes the picture's place once somebody turns to the map.

import { joinPicture } from "./pin_rows.js";

const MEANT_MS = 150; // a mouse that only crosses the map does not mean it
let isInUse = false; // swapped results bring a new picture: a map in use goes on

class ResultsMap extends HTMLElement {
  connectedCallback() {
    this.picture = this.querySelector(".picture");
    this.button = this.querySelector(".map__move");
    joinPicture(this.picture);
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.begin().then((map) => map?.focus()));
    this.addEventListener("pointerenter", () => {
      this.meant = setTimeout(() => this.begin(), MEANT_MS);
    });
    this.addEventListener("pointerleave", () => clearTimeout(this.meant));
    this.addEventListener("pointerdown", () => this.begin());
    this.addEventListener("click", (event) => this.follow(event));
    this.onHash = () => this.isOpened() && this.begin();
    window.addEventListener("hashchange", this.onHash);
    window.addEventListener("load", this.onHash); // an address that opens the map does so only then
    if ((isInUse && this.clientWidth) || this.isOpened()) this.begin();
  }

  disconnectedCallback() {
    clearTimeout(this.meant);
    window.removeEventListener("hashchange", this.onHash);
    window.removeEventListener("load", this.onHash);
    this.map?.remove();
  }

  // On a phone the map lies over the list once its address is opened.
  isOpened() {
    return this.closest(".map-panel").matches(":target");
  }

  // Without Leaflet (no network) the picture stays, and its links work.
  begin() {
    this.begun ??= this.takeOver().catch(() => {
      this.begun = undefined;
    });
    return this.begun;
  }

  async takeOver() {
    const { MovingMap } = await import("./moving_map.js");
    const map = await MovingMap.over(this);
    if (!this.isConnected) return map.remove();
    this.map = map;
    isInUse = true;
    const hadFocus = this.picture.contains(document.activeElement) || this.button === document.activeElement;
    this.picture.remove();
    this.button.remove();
    if (hadFocus) map.focus();
    return map;
  }

  // A cluster of the picture leads to a search of its box; with the map at hand it opens in place.
  async follow(event) {
    const link = event.target.closest(".picture__mark");
    const box = link && new URL(link.href.baseVal, location.href).searchParams.get("bbox");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!box || !isPlain) return;
    event.preventDefault();
    const map = await this.begin();
    if (map) map.open(box.split(",").map(Number));
    else location.assign(link.href.baseVal);
  }
}

customElements.define("results-map", ResultsMap);
