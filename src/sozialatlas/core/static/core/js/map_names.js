// A name of a town stands only where it covers nothing.

const TAKEN = ".map__cluster, .map__pin, .map__here, .map__here-name";

function cover(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

// Names that stood already come first, so that they stay; then the largest towns.
export function makeRoom(names, shown, canvas) {
  const frame = canvas.getBoundingClientRect();
  const taken = [...canvas.querySelectorAll(TAKEN)].map((element) => element.getBoundingClientRect());
  const now = new Set();
  const isOld = (name) => shown.has(name.textContent);
  for (const name of [...names.filter(isOld), ...names.filter((each) => !isOld(each))]) {
    const box = name.getBoundingClientRect();
    const fits = cover(box, frame) && !taken.some((other) => cover(box, other));
    name.toggleAttribute("data-is-shown", fits);
    if (fits) {
      taken.push(box);
      now.add(name.textContent);
    }
  }
  return now;
}
