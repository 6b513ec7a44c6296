// Lets the service worker keep pages for the time without network, and says how it is.
const line = document.querySelector("[data-kiosk-health]");
const { worker, pages, good, bad, kept, never } = line.dataset;
const EVERY = 60 * 60 * 1000;

function told({ count, at }) {
  const when = at ? new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }) : never;
  line.textContent = [navigator.onLine ? good : bad, `${count} ${kept}`, when].join(" · ");
}

told({ count: 0 });
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.addEventListener("message", ({ data }) => told(data));
  navigator.serviceWorker.register(worker).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ pages, every: EVERY });
    for (const change of ["online", "offline"]) {
      addEventListener(change, () => active.postMessage({ pages, every: EVERY }));
    }
  });
}
