// Does the work that shows that a message comes from a browser, while somebody types. Without it
// (no secure context, an old browser) the message is sent all the same and waits as unproven.

const PATIENCE = 4_000;

function proof(form) {
  const challenge = JSON.parse(form.dataset.proof);
  return new Promise((resolve, reject) => {
    const worker = new Worker(form.dataset.proofWorker);
    worker.addEventListener("message", ({ data }) => {
      worker.terminate();
      resolve(btoa(JSON.stringify({ challenge, solution: data })));
    });
    worker.addEventListener("error", reject);
    worker.postMessage(challenge.parameters);
  });
}

function fill(form, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "proof", value });
  form.append(field);
}

function watch(form) {
  let work;
  let isReady = false;
  const begin = () => {
    work ??= proof(form).then((value) => fill(form, value)).catch(() => {}).finally(() => (isReady = true));
    return work;
  };
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    if (isReady) {
      return;
    }
    event.preventDefault();
    await Promise.race([begin(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    isReady = true;
    form.requestSubmit();
  });
}

if (window.isSecureContext && "Worker" in window) {
  document.querySelectorAll("form[data-proof]").forEach(watch);
}
