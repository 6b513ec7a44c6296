// Keeps the page of a list and the list of this tab in step: what the address holds is saved.
import { onChange, save, saved } from "../../core/js/saved_store.js";

const page = document.querySelector("[data-saved-page]");
const merge = document.querySelector("[data-saved-merge]");
const listed = page.dataset.savedPage.split(" ").filter(Boolean);
const idsOf = (url) => new URL(url, location.href).searchParams.getAll("id");
const others = () => saved().filter((id) => !listed.includes(id));

// Who goes back to a list that was cleared looks at it, and does not save it anew for the next.
const [visit] = performance.getEntriesByType("navigation");
const isCleared = visit?.type === "back_forward" && !saved().length;

// Without entries the address is that of "my list": show what this tab has saved.
if (!listed.length && !location.search && saved().length) {
  location.replace(`?${saved().map((id) => `id=${id}`).join("&")}`);
} else if (listed.length && !others().length && !isCleared) {
  save(listed);
}

for (const link of page.querySelectorAll("[data-saved-change], [data-saved-clear]")) {
  link.addEventListener("click", () => save([...idsOf(link.href), ...("savedClear" in link.dataset ? [] : others())]));
}

// The list that is cleared leaves the history, and what was typed for its handout with it.
page.querySelector("[data-saved-clear]")?.addEventListener("click", (event) => {
  event.preventDefault();
  location.replace(event.currentTarget.href);
});

onChange(() => {
  const more = listed.length ? others() : [];
  merge.hidden = !more.length;
  merge.querySelector("a").href = `?${[...listed, ...more].map((id) => `id=${id}`).join("&")}`;
});
