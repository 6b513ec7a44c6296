/* Says again how easy a text is to read, once somebody stops writing. Without it the next page does. */
const WAIT_MS = 900;

for (const told of document.querySelectorAll("[data-plain]")) {
  const field = told.parentElement.querySelector("textarea, input[type=text]");
  let waiting = 0;
  let asked = 0;

  const judge = async () => {
    const number = ++asked;
    const body = new FormData();
    body.set("text", field.value);
    body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(told.dataset.plain, { method: "POST", body });
      if (!answer.ok || answer.redirected || number !== asked) return;
      const wasOpen = told.querySelector("details")?.open ?? false;
      told.innerHTML = await answer.text();
      told.querySelector("details")?.toggleAttribute("open", wasOpen);
    } catch {
      // Nothing is lost: the next page says the same.
    }
  };

  const later = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(judge, WAIT_MS);
  };
  field.addEventListener("input", later);
  // Typed before this was loaded, or put back by the browser.
  if (field.value !== field.defaultValue) later();
}
