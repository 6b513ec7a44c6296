// Thanks on the spot for "War hilfreich". Where that fails, the form is sent as without script.

for (const form of document.querySelectorAll("form[data-helpful]")) {
  const said = form.closest("section").querySelector("[data-helpful-said]");
  const send = async (event) => {
    event.preventDefault();
    form.removeEventListener("submit", send);
    try {
      const response = await fetch(form.action, { method: "POST" });
      if (!response.ok) {
        throw new Error(String(response.status));
      }
    } catch {
      form.requestSubmit();
      return;
    }
    said.tabIndex = -1;
    said.textContent = form.dataset.helpful;
    said.focus();
    form.hidden = true;
  };
  form.addEventListener("submit", send);
}
