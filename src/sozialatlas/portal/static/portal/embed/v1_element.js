// <sozialatlas-angebote>: shows a part of the directory on a partner's page. Sets no cookie, asks
// nobody but ORIGIN, and leaves the link inside of it where something fails.
// `embed/script.py` puts ORIGIN, WORDS and STYLES before it.
// What an address may hold that was copied from a later page of a search, or says who reads it.
const OF_PAGE = ["page", "page_size", "profile"];
const OWN = ["portal", "angebot", "anzahl", "ebene"];
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);
// Pages that demand Trusted Types allow this one by its name.
const trusted = globalThis.trustedTypes?.createPolicy("sozialatlas", { createHTML: (html) => html });

const language = (element) => {
  const page = (element.closest("[lang]")?.lang ?? "").toLowerCase();
  return page in WORDS ? page : page.split("-")[0];
};

const address = (element) => {
  const preset = (element.getAttribute("preset") ?? "").trim();
  const asked = new URLSearchParams(preset.includes("=") ? preset.slice(preset.indexOf("?") + 1) : "");
  for (const name of OF_PAGE) asked.delete(name);
  if (preset && !preset.includes("=")) asked.set("preset", preset);
  for (const name of OWN) {
    if (element.getAttribute(name)) asked.set(name, element.getAttribute(name));
  }
  if (language(element) in WORDS) asked.set("lang", language(element));
  const view = element.getAttribute("view") || element.getAttribute("art") || "liste";
  return `${ORIGIN}/embed/v1/${encodeURIComponent(view)}.html?${asked}`;
};

// Our own answer, and of it the one part that we mean.
const part = (html) => {
  const read = new DOMParser().parseFromString(trusted ? trusted.createHTML(html) : html, "text/html");
  const found = read.querySelector("section.sozialatlas");
  if (!found) throw new TypeError("no embed");
  return document.importNode(found, true);
};

class SozialatlasAngebote extends HTMLElement {
  static observedAttributes = ["preset", "view", "art", "lang", ...OWN];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(document.createElement("slot"));
  }

  connectedCallback() {
    this.load();
  }

  disconnectedCallback() {
    this.asking?.abort();
  }

  attributeChangedCallback(_name, before, now) {
    if (this.isConnected && before !== now) this.load();
  }

  // Attributes that change together ask once.
  async load() {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    await Promise.resolve();
    if (asking.signal.aborted) return;
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address(this), { signal: asking.signal, credentials: "omit", mode: "cors" });
      const html = await answer.text();
      if (!asking.signal.aborted) this.show(part(html), answer.ok);
    } catch {
      if (!asking.signal.aborted) this.fail();
    }
    if (!asking.signal.aborted) this.removeAttribute("aria-busy");
  }

  show(section, isGood) {
    this.shadowRoot.replaceChildren(section);
    if (!isGood) this.shadowRoot.append(document.createElement("slot"));
    this.dispatchEvent(new CustomEvent("sozialatlas-gezeigt", { detail: { isGood } }));
  }

  // What the partner wrote inside stays, with a sentence that says why nothing else is there.
  fail() {
    const sentence = document.createElement("p");
    sentence.setAttribute("role", "status");
    sentence.textContent = WORDS[language(this)] ?? WORDS.de;
    this.shadowRoot.replaceChildren(document.createElement("slot"), sentence);
    this.dispatchEvent(new CustomEvent("sozialatlas-gezeigt", { detail: { isGood: false } }));
  }
}

customElements.define("sozialatlas-angebote", SozialatlasAngebote);
