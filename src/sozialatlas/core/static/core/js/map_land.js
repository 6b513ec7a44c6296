// Below the marks: land with thin borders, names of towns, the place that was asked for.

// Returns the elements of the names, those of the largest towns first.
export function drawLand(map, borders, className = "map__land") {
  map.getPane("names") ?? (map.createPane("names").style.zIndex = 450); // under the buttons, over the land
  const style = { fillOpacity: 1, weight: 1 }; // css says the rest
  const layers = L.geoJSON(borders, { className, interactive: false, style }).addTo(map).getLayers();
  return layers
    .filter((layer) => layer.feature.properties?.name)
    .sort((one, other) => size(other) - size(one))
    .map((layer) => {
      // A text node: Leaflet would read a string as HTML.
      const label = document.createElement("span");
      label.textContent = layer.feature.properties.name;
      layer.bindTooltip(label, { permanent: true, direction: "center", className: "map__town", pane: "names" });
      return layer.getTooltip().getElement();
    });
}

function size(layer) {
  const bounds = layer.getBounds();
  return (bounds.getNorth() - bounds.getSouth()) * (bounds.getEast() - bounds.getWest());
}

export function drawHere(map, [lat, lon, radiusKm], { name, beside }) {
  if (radiusKm) L.circle([lat, lon], { radius: radiusKm * 1000, className: "map__radius", interactive: false }).addTo(map);
  const icon = L.divIcon({ className: "map__here", iconSize: [16, 16] });
  L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(map);
  const label = Object.assign(document.createElement("span"), { className: "map__here-name", textContent: name });
  const beneath = L.divIcon({ html: label, className: "map__here-label", iconSize: [0, 0], iconAnchor: [0, -beside] });
  L.marker([lat, lon], { icon: beneath, interactive: false, keyboard: false, zIndexOffset: 10 ** 7 }).addTo(map);
}
