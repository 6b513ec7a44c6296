// Gives each preview the height of what is in it; the frame tells it as a number.
const frames = [...document.querySelectorAll("[data-preview]")];

addEventListener("message", ({ data, origin, source }) => {
  const frame = frames.find((each) => each.contentWindow === source);
  if (!frame || origin !== location.origin || !Number.isFinite(data)) return;
  frame.style.blockSize = `${Math.min(data, 20000)}px`;
});
