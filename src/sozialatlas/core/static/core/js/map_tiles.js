// Pictures of streets below the borders, from our own address. Until one arrives the land is drawn
// as without them, and it is so again where none can be had.

const TRIES = 3;
const WAIT_MS = 1200; // the site fetches two at a time: what was busy is asked for again

export function drawTiles(map, element) {
  if (!element.dataset.tiles) return;
  const { address, least, most, bounds } = JSON.parse(element.dataset.tiles);
  const tries = new WeakMap();
  const layer = L.tileLayer(address, { minZoom: least, maxZoom: 19, maxNativeZoom: most, bounds, className: "map__tiles", alt: "" });
  let hasSome = false;
  const show = () => element.toggleAttribute("data-has-tiles", hasSome && Math.round(map.getZoom()) >= least);
  layer.on("tileload", () => {
    hasSome = true;
    show();
  });
  layer.on("tileerror", ({ tile }) => {
    const tried = (tries.get(tile) ?? 0) + 1;
    tries.set(tile, tried);
    const again = tile.getAttribute("src");
    if (tried < TRIES) setTimeout(() => tile.isConnected && tile.setAttribute("src", again), WAIT_MS * tried);
  });
  map.on("zoomend", show);
  layer.addTo(map);
}
