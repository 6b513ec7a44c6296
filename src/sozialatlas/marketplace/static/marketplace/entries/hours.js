/* Shows how hours will look while they are typed. Without it a button does the same. */
const WAIT_MS = 350;

const preview = document.querySelector("[data-hours-preview]");
const field = document.querySelector("#id_text");

if (preview && field) {
  const form = field.form;
  const said = preview.querySelector("h2");
  const button = document.querySelector("[data-hours-button]");
  let waiting = 0;
  let asked = 0;

  const show = async () => {
    const number = ++asked;
    const query = new URLSearchParams({ text: field.value });
    if (form.elements.keep_rest?.checked) query.set("keep_rest", "on");
    try {
      const answer = await fetch(`${preview.dataset.hoursPreview}?${query}`, {
        credentials: "same-origin",
      });
      const isPage = answer.headers.get("Content-Type")?.startsWith("text/html");
      const isGood = answer.ok && isPage && !answer.redirected;
      button?.toggleAttribute("hidden", isGood);
      if (isGood && number === asked) preview.innerHTML = await answer.text();
    } catch {
      button?.removeAttribute("hidden"); // it shows the same
    }
  };

  preview.setAttribute("aria-live", "polite");
  said?.setAttribute("tabindex", "-1");
  button?.setAttribute("hidden", "");
  const later = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(show, WAIT_MS);
  };
  field.addEventListener("input", later);
  form.addEventListener("change", later);
  // Typed before this was loaded, or put back by the browser.
  if (field.value !== field.defaultValue) later();
}
