// Marks step aside, so that no pin and no other mark covers their number.
// As in results_map/clearing.py, which draws the same marks before.

const ROUNDS = 8;
const STILL = 0.25;
const SAME = 1;

function away(mark, others, share, upwards, step) {
  for (const other of others) {
    const x = mark.x - other.x;
    const y = mark.y - other.y;
    const apart = Math.hypot(x, y);
    const missing = mark.radius + other.radius - apart;
    if (missing <= 0) continue;
    if (apart < SAME) {
      step.y -= upwards * missing;
      continue;
    }
    step.x += (share * x * missing) / apart;
    step.y += (share * y * missing) / apart;
  }
}

// Takes and returns points with a radius, in pixels.
export function cleared(marks, fixed) {
  let placed = marks;
  for (let round = 0; round < ROUNDS; round += 1) {
    const steps = placed.map((mark) => {
      const step = { x: 0, y: 0 };
      away(mark, fixed, 1, 1, step);
      away(mark, placed, 0.5, 0, step);
      return step;
    });
    if (steps.every(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) < STILL)) break;
    placed = placed.map((mark, at) => ({ ...mark, x: mark.x + steps[at].x, y: mark.y + steps[at].y }));
  }
  return placed;
}
