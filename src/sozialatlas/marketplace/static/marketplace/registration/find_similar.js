// Asks whether an organization is there already while its form is filled; without it that is
// asked when the form is sent.

const form = document.querySelector("[data-similar]");
const TELLING = new Set(["name", "street", "postal_code", "city", "phone", "email", "url"]);

function prepare() {
  const into = document.getElementById(form.dataset.similar);
  let asking = new AbortController();

  form.addEventListener("change", async (event) => {
    if (!TELLING.has(event.target.name)) return;
    asking.abort();
    asking = new AbortController();
    try {
      const reply = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Part": "similar" },
        signal: asking.signal,
      });
      // A session that has ended leads to the sign-in, which is no part of this page.
      if (reply.ok && !reply.redirected) into.innerHTML = await reply.text();
    } catch (error) {
      if (error.name !== "AbortError") form.removeAttribute("data-similar");
    }
  });
}

if (form) prepare();
