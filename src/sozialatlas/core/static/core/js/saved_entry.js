// Makes the link that saves a record a button that takes it off again, too, without leaving the
// page; and shows in the header how many there are.
import { MOST, onChange, save, saved } from "./saved_store.js";

const link = document.querySelector("[data-saved-list]");
const status = document.querySelector("[data-saved-said]");
const said = (words, count) => {
  status.textContent = words.replace("{count}", count);
};

const toggle = (id) => {
  const ids = saved();
  if (ids.includes(id)) {
    save(ids.filter((each) => each !== id));
    said(link.dataset.removed, ids.length - 1);
  } else if (ids.length < MOST) {
    save([...ids, id]);
    said(link.dataset.added, ids.length + 1);
  } else {
    said(link.dataset.full, MOST);
  }
};

class SaveEntry extends HTMLElement {
  connectedCallback() {
    const old = this.querySelector("a");
    if (!old || !link) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = old.className;
    button.append(...old.childNodes);
    button.addEventListener("click", () => toggle(this.dataset.id));
    this.button = button;
    this.word = button.querySelector("[data-word]");
    this.words = [this.word.textContent, link.dataset.saved];
    old.replaceWith(button);
    this.show();
  }

  show() {
    if (!this.button) return;
    const isSaved = saved().includes(this.dataset.id);
    this.button.setAttribute("aria-pressed", String(isSaved));
    this.word.textContent = this.words[Number(isSaved)];
  }
}

if (link) {
  const count = link.querySelector("[data-count]");
  const list = link.getAttribute("href");
  customElements.define("save-entry", SaveEntry);
  onChange(() => {
    const ids = saved();
    count.textContent = ids.length ? `(${ids.length})` : "";
    link.href = ids.length ? `${list}?${ids.map((id) => `id=${id}`).join("&")}` : list;
    for (const each of document.querySelectorAll("save-entry")) each.show?.();
  });
}
