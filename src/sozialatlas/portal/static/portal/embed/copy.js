// Copies the text above a button; without the button one marks it.
for (const line of document.querySelectorAll("[data-copy]")) {
  const status = line.querySelector("[role=status]");
  const code = line.parentElement.querySelector("code");
  line.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      status.textContent = line.dataset.said;
    } catch {
      status.textContent = line.dataset.refused;
    }
  });
  line.hidden = false;
}
