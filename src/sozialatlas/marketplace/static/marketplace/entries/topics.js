/* Finds topics by a word: groups with a hit open, others hide. Without it the groups are there. */
const search = document.querySelector("[data-topic-search]");

if (search) {
  const input = search.querySelector("input");
  const said = search.querySelector("[role=status]");
  const groups = [...document.querySelectorAll(".topics__group")];
  const opened = groups.map((group) => group.open);

  const matches = (label, words) => {
    const text = `${label.textContent} ${label.dataset.words ?? ""}`.toLocaleLowerCase("de");
    return words.every((word) => text.includes(word));
  };

  // "wandern" means the "Wandergruppe", too: where nothing holds a word, its beginning counts.
  const beginning = (word) => (word.length > 5 ? word.slice(0, -2) : word);

  const find = () => {
    const typed = input.value.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
    if (show(typed) > 0 || show(typed.map(beginning)) > 0) {
      said.textContent = "";
      return;
    }
    show([]);
    said.textContent = search.dataset.none;
  };

  const show = (words) => {
    let hits = 0;
    groups.forEach((group, index) => {
      const labels = [...group.querySelectorAll("label")];
      const isGroup = words.length > 0 && matches(group.querySelector("summary"), words);
      let found = 0;
      for (const label of labels) {
        const isHit = isGroup || matches(label, words);
        label.hidden = !isHit;
        found += isHit ? 1 : 0;
      }
      hits += found;
      group.hidden = found === 0;
      group.open = words.length > 0 ? found > 0 : opened[index];
    });
    return hits;
  };

  search.hidden = false;
  input.addEventListener("input", find);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
