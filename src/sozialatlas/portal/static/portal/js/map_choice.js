// The card of a mark: what stands there, with links. It lies on the map and moves nothing, so that
// the mark it belongs to stays where it was. Escape closes it and gives the focus back.

export class MapChoice {
  constructor(element) {
    this.element = element;
    this.card = element.querySelector("[data-choice-card]");
    this.words = this.card.querySelector("[data-choice-words]");
    this.card.querySelector("[data-choice-close]").addEventListener("click", () => this.close());
    this.onKey = (event) => {
      if (event.key !== "Escape" || this.card.hidden) return;
      event.stopPropagation();
      this.close();
    };
    element.addEventListener("keydown", this.onKey);
  }

  async open(mark, otherwise) {
    const { query, choice } = this.element.dataset;
    this.asked = mark.at;
    const asked = new URLSearchParams(query);
    asked.set("view", mark.bbox.join(","));
    const found = await fetch(`${choice}?${asked}`).then((response) => (response.ok ? response.text() : "")).catch(() => "");
    if (this.asked !== mark.at) return;
    // Without an answer the mark does what it does without script.
    if (!found.trim()) return otherwise?.();
    this.words.innerHTML = found; // our own page, escaped by the server
    this.card.hidden = false;
    this.light();
    this.words.scrollTop = 0;
    this.card.focus({ preventScroll: true });
  }

  // Marks are drawn anew whenever the map moves.
  light() {
    for (const mark of this.element.querySelectorAll("[data-at]")) {
      const isOpen = !this.card.hidden && mark.dataset.at === this.asked;
      mark.toggleAttribute("data-active", isOpen);
      if ("opensCard" in mark.dataset) mark.setAttribute("aria-expanded", String(isOpen));
    }
  }

  close({ isQuiet = false } = {}) {
    if (this.card.hidden) return;
    const had = this.card.contains(document.activeElement);
    const at = this.asked;
    this.card.hidden = true;
    this.asked = undefined;
    this.light();
    if (isQuiet || !had) return;
    const mark = [...this.element.querySelectorAll("[data-at]")].find((each) => each.dataset.at === at);
    (mark ?? this.element.querySelector(".map__canvas"))?.focus({ preventScroll: true });
  }

  remove() {
    this.close({ isQuiet: true });
    this.element.removeEventListener("keydown", this.onKey);
  }
}
