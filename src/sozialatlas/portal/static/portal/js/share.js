// Shares the address of a record: with the device's own means, else by copying it.
for (const button of document.querySelectorAll("button[data-share]")) {
  const url = button.dataset.share;
  const said = document.querySelector("[data-share-said]");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = button.dataset.copied;
    } catch {
      said.textContent = button.dataset.failed;
    }
  };
  button.addEventListener("click", async () => {
    if (!navigator.share) {
      await copy();
      return;
    }
    try {
      await navigator.share({ title: document.title, url });
    } catch (error) {
      // Who closes the sheet again wanted nothing.
      if (error.name !== "AbortError") await copy();
    }
  });
  button.hidden = false;
}
