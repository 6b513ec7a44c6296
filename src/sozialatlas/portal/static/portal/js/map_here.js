// Once somebody moved the map: search in what is seen, everywhere again, or go back to the first view.

import { script } from "../../core/js/fetched.js";

const source = document.querySelector('meta[name="htmx-config"]')?.dataset.source;
let isAwaited = false; // the search came from the map: the new map takes the focus

export function takesFocus() {
  const was = isAwaited;
  isAwaited = false;
  return was;
}

// Swapped results keep the page and the history; on a phone the map lies over it by its address.
async function search(element, box) {
  const address = new URL(window.location.href);
  address.searchParams.delete("page");
  if (box) address.searchParams.set("bbox", box);
  else address.searchParams.delete("bbox");
  const panel = element.closest(".map-panel");
  address.hash = panel.matches(":target") ? panel.id : "";
  if (address.hash || !source) return window.location.assign(address);
  try {
    await script(source);
  } catch {
    return window.location.assign(address);
  }
  isAwaited = true;
  return window.htmx.ajax("GET", address.pathname + address.search, {
    target: "#treffer",
    select: "#treffer",
    swap: "outerHTML",
    push: "true",
  });
}

export function offerHere(view) {
  const { element, map } = view;
  const here = element.querySelector("[data-search-here]");
  const everywhere = element.querySelector("[data-search-everywhere]");
  const back = element.querySelector(".map__back");
  const isInBox = new URL(window.location.href).searchParams.has("bbox");
  const [middle, zoom] = [map.getCenter(), map.getZoom()];
  const isThere = () => Math.abs(map.getZoom() - zoom) < 0.01 && map.project(middle, zoom).distanceTo(map.project(map.getCenter(), zoom)) < 4;
  const show = () => {
    const wasInside = [here, back].includes(document.activeElement);
    here.hidden = back.hidden = isThere();
    everywhere.hidden = !isInBox;
    if (wasInside && here.hidden) view.focus();
  };
  map.on("moveend", show);
  show();
  here.addEventListener("click", () => search(element, view.view()));
  everywhere.addEventListener("click", () => search(element, ""));
  back.addEventListener("click", () => {
    map.setView(middle, zoom);
    view.focus();
  });
}
