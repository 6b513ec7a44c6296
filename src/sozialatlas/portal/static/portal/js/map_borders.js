// Municipalities or social areas: the second lie over the first, which stay the ground.

import { drawLand } from "../../core/js/map_land.js";

let chosen; // swapped results bring a new map: it shows what was shown

// `view.names` are those that may stand on the map.
export function offerBorders(view) {
  const part = view.element.parentElement.querySelector("[data-borders]");
  if (!part) return;
  part.hidden = false;
  chosen ??= part.querySelector("input[checked]").value; // as the address has it
  const ofTowns = view.names;
  let social;
  const show = async () => {
    const isSocial = chosen === "social-areas";
    if (isSocial) social ??= await draw(view);
    view.element.toggleAttribute("data-social-areas-shown", isSocial);
    view.show(isSocial ? social : ofTowns, isSocial ? ofTowns : (social ?? []));
  };
  for (const input of part.querySelectorAll("input")) {
    input.checked = input.value === chosen;
    input.addEventListener("change", () => {
      chosen = input.value;
      show();
    });
  }
  if (chosen !== "municipalities") show();
}

async function draw({ element, map }) {
  const response = await fetch(element.dataset.socialAreas);
  if (!response.ok) return [];
  return drawLand(map, await response.json(), "map__social-area");
}
