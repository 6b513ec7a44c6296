// Asks for suggestions: a moment after the last letter, never for what was asked before.

const PAUSE_MS = 120;
const SHORTEST = 2;
const MOST_REMEMBERED = 200;
const remembered = new Map();
// Only what leads somewhere in the portal of the page is suggested.
const portal = document.querySelector("[data-suggestions]")?.dataset.portal;

async function fetched(address, signal) {
  if (!remembered.has(address)) {
    const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(address, (await answer.json()).items);
  }
  return remembered.get(address);
}

// Returns a function that takes what was typed, and calls `show` with the suggestions for it.
export function asker(kind, show) {
  let timer;
  let running = new AbortController();

  async function ask(text) {
    const query = new URLSearchParams({ q: text, language: document.documentElement.lang });
    if (kind) query.set("kind", kind);
    if (portal) query.set("portal", portal);
    const { signal } = running;
    try {
      const items = await fetched(`/api/suggest?${query}`, signal);
      if (!signal.aborted) show(items);
    } catch {
      // Offline, or overtaken by the next letter: the field goes on without suggestions.
      if (!signal.aborted) show([]);
    }
  }

  return (typed) => {
    clearTimeout(timer);
    running.abort();
    running = new AbortController();
    const text = typed.trim();
    if (text.length < SHORTEST) show(null);
    else timer = setTimeout(ask, PAUSE_MS, text);
  };
}
