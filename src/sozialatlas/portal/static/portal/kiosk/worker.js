// The service worker of an info point: network first, after three seconds the kept page.
const STORE = "infopunkt-1";
const PATIENCE = 3000;
const KEPT_AT = "X-Kept-At";
let syncing = false;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === location.origin) {
    event.respondWith(answer(request));
  }
});
addEventListener("message", (event) => event.waitUntil(synchronise(event.data, event.source)));

async function answer(request) {
  const kept = await (await caches.open(STORE)).match(request);
  try {
    return await (kept ? inTime(fetched(request)) : fetched(request));
  } catch {
    return kept ? dated(kept) : lost(request);
  }
}

// A page that fails on the server is no better than none: what was kept still helps.
async function fetched(request) {
  const response = await fetch(request);
  if (response.status >= 500) {
    throw new Error(String(response.status));
  }
  if (isKept(request, response)) {
    await keep(request, response.clone());
  }
  return response;
}

const inTime = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), PATIENCE))]);

// Files that make up the pages are kept as they pass; pages only when they are synchronised.
const isKept = (request, response) => response.ok && new URL(request.url).pathname.startsWith("/static/");

async function keep(request, response) {
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  const copy = new Response(await response.arrayBuffer(), { status: response.status, headers });
  await (await caches.open(STORE)).put(request, copy);
}

// The page itself holds the notice, in its language: here it is only uncovered and dated.
async function dated(kept) {
  if (!(kept.headers.get("Content-Type") ?? "").startsWith("text/html")) {
    return kept;
  }
  const page = await kept.text();
  const language = /<html lang="([^"]+)"/.exec(page)?.[1] ?? "de";
  const keptAt = new Date(kept.headers.get(KEPT_AT));
  const at = keptAt.toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
  const shown = page.replace("hidden data-kiosk-offline", "data-kiosk-offline").replace("<span data-kiosk-kept></span>", `<time datetime="${keptAt.toISOString()}">${at}</time>`);
  return new Response(shown, { headers: kept.headers });
}

// What was never kept leads back to the start page, which was.
async function lost(request) {
  const start = request.mode === "navigate" && (await (await caches.open(STORE)).match(`${registration.scope}${languageOf(request)}/`));
  return start ? dated(start) : Response.error();
}

const languageOf = (request) => request.url.slice(registration.scope.length).split("/")[0];

// One page after the other: a terminal must not press a small server.
async function synchronise({ pages, every }, asker) {
  const store = await caches.open(STORE);
  const before = await store.match(pages);
  const at = Date.parse(before?.headers.get(KEPT_AT) ?? "") || 0;
  if (!syncing && Date.now() - at > every) {
    syncing = true;
    await fetchAll(pages, store).finally(() => (syncing = false));
  }
  await tell(store, pages, asker);
}

async function fetchAll(pages, store) {
  const list = await fetch(pages).catch(() => undefined);
  if (!list?.ok) {
    return;
  }
  const wanted = await list.clone().json();
  for (const address of wanted) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) {
      await keep(new Request(address), response);
    }
  }
  await forgetOthers(store, wanted);
  await keep(new Request(pages), list);
}

async function forgetOthers(store, wanted) {
  const here = new Set(wanted.map((address) => new URL(address, location.origin).href));
  for (const request of await store.keys()) {
    const isPage = request.url.startsWith(registration.scope);
    if (isPage && !here.has(request.url)) {
      await store.delete(request);
    }
  }
}

async function tell(store, pages, asker) {
  const keys = await store.keys();
  const held = await store.match(pages);
  const count = keys.filter((request) => request.url.startsWith(registration.scope)).length - (held ? 1 : 0);
  asker?.postMessage({ count: Math.max(count, 0), at: held?.headers.get(KEPT_AT) });
}
