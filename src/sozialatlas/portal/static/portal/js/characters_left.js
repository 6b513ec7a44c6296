// Says how much of a long text still fits, once it matters. The server refuses what is too long;
// nothing is cut here, for a text that loses its end unseen is worse.

const SOON = 500;
const numbers = new Intl.NumberFormat(document.documentElement.lang);

for (const field of document.querySelectorAll("textarea[data-limit]")) {
  const said = document.createElement("p");
  said.className = "characters-left";
  said.setAttribute("role", "status");
  field.after(said);
  let waiting;

  const tell = () => {
    const left = Number(field.dataset.limit) - field.value.length;
    const words = left < 0 ? field.dataset.over : field.dataset.left;
    said.toggleAttribute("data-is-over", left < 0);
    said.textContent = left > SOON ? "" : words.replace("{count}", () => numbers.format(Math.abs(left)));
  };

  // Who hears the page hears the number in a pause, not at every key.
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, 400);
  });
  tell();
}
