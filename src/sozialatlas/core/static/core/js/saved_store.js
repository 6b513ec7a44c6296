// The saved list, kept by this tab and its neighbours for as long as one of them is open. Nothing
// stays on the device: see docs/decisions/0010.
const NAME = "merkliste";
const ID = /^[A-Za-z0-9_-]{10}$/;
export const MOST = 50;

const listeners = new Set();
const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
// Where the browser keeps nothing for a tab, the list lasts as long as the page.
let kept = null;

const read = () => {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return kept;
  }
};

const clean = (ids) =>
  [...new Set(Array.isArray(ids) ? ids : [])].filter((id) => ID.test(id)).slice(0, MOST);

export const saved = () => {
  try {
    return clean(JSON.parse(read() ?? "[]"));
  } catch {
    return [];
  }
};

const keep = (ids) => {
  kept = JSON.stringify(clean(ids));
  try {
    sessionStorage.setItem(NAME, kept);
  } catch {
    // Kept in memory then.
  }
  for (const listener of listeners) listener();
};

export const save = (ids) => {
  keep(ids);
  channel?.postMessage({ ids: saved() });
};

export const onChange = (listener) => {
  listeners.add(listener);
  listener();
};

channel?.addEventListener("message", ({ data }) => {
  if (data?.asks && saved().length) channel.postMessage({ ids: saved() });
  else if (Array.isArray(data?.ids)) keep(data.ids);
});
// A new tab knows nothing yet: it asks the others.
if (read() === null) channel?.postMessage({ asks: true });
