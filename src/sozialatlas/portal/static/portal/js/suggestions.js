// Makes search fields comboboxes; what they do is fetched on first use.

const words = document.querySelector("[data-suggestions]")?.dataset;

function prepare(field) {
  // A field for searching may not be a combobox; its keyboard on phones stays (enterkeyhint).
  field.type = "text";
  field.autocomplete = "off";
  const list = `${field.id}-suggestions`;
  for (const [name, value] of Object.entries({ autocomplete: "list", expanded: "false", haspopup: "listbox", controls: list })) {
    field.setAttribute(`aria-${name}`, value);
  }
  field.setAttribute("role", "combobox");
  const start = async (event) => {
    const before = event ? field.value : field.defaultValue;
    const { combobox } = await import("./combobox.js");
    combobox(field, list, words, before);
  };
  if (document.activeElement === field) start();
  else field.addEventListener("focus", start, { once: true });
}

if (words) for (const field of document.querySelectorAll("[data-suggest]")) prepare(field);
