// Shows the organizations that may be meant while somebody types; without it the form asks.

const WAIT = 300;
const form = document.querySelector("[data-find]");

function prepare() {
  const field = form.elements.q;
  const into = document.getElementById(form.dataset.findInto);
  const first = document.querySelector("[data-find-first]");
  const add = document.querySelector("[data-find-add]");
  let timer = 0;
  let asking = new AbortController();

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const address = `${form.dataset.find}?${new URLSearchParams({ q: field.value })}`;
    try {
      const reply = await fetch(address, { headers: { "X-Part": "treffer" }, signal: asking.signal });
      // A session that has ended leads to the sign-in, which is no part of this page.
      if (!reply.ok || reply.redirected) return;
      into.innerHTML = await reply.text();
      if (first) first.hidden = field.value.trim() !== "";
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") form.removeAttribute("data-find");
    }
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
    if (add) add.href = `${add.dataset.findAdd}?${new URLSearchParams({ name: field.value })}`;
  };
  field.addEventListener("input", later);
  // Typed before this was loaded, or put back by the browser.
  if (field.value !== field.defaultValue) later();
}

if (form) prepare();
