/* Finds topics by a word: groups with a hit open, others hide. Without it the groups are there. */
const search = document.querySelector("[data-topic-search]");

if (search) {
  const input = search.querySelector("input");
  const said = search.querySelector("[role=status]");
  const groups = [...document.querySelectorAll(".topics__group")];
  const opened = groups.map((group) => group.open);

  const matches = (label, words) => {
    const text = label.textContent.toLocaleLowerCase("de");
    return words.every((word) => text.includes(word));
  };

  const find = () => {
    const words = input.value.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
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
    said.textContent = hits === 0 ? search.dataset.none : "";
  };

  search.hidden = false;
  input.addEventListener("input", find);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
