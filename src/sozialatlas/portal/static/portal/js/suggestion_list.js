// The list under a field: suggestions as options, each with its kind in words.

// Names stand as they were given, whatever the language of the page.
const IN_GERMAN = new Set(["place", "service", "organization"]);

function part(name, text) {
  const element = document.createElement("span");
  element.className = `suggestions__${name}`;
  element.textContent = text;
  return element;
}

function told(item, words) {
  const said = [words[item.kind]];
  if (item.words) said.push(words.words.replace("{words}", () => item.words));
  if (item.hint) said.push(item.hint);
  if (item.count === 1) said.push(words.record);
  if (item.count > 1) {
    const count = item.count.toLocaleString(document.documentElement.lang);
    said.push(words.records.replace("{count}", () => count));
  }
  return said.join(" · ");
}

// The reader needs a pause between the two parts; people see them apart.
function option(id, item, words) {
  const element = document.createElement("li");
  element.id = id;
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  const label = part("label", item.label);
  if (IN_GERMAN.has(item.kind)) label.lang = "de";
  element.append(label, part("pause", ", "), part("told", told(item, words)));
  return element;
}

export function suggestionList(id, words) {
  const list = document.createElement("ul");
  list.id = id;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.list);

  function fill(items) {
    list.replaceChildren(...items.map((item, at) => option(`${id}-${at}`, item, words)));
    list.scrollTop = 0;
  }

  // Marks one option, or none for -1, and returns it.
  function mark(at) {
    for (const [each, element] of [...list.children].entries()) {
      element.setAttribute("aria-selected", String(each === at));
    }
    list.children[at]?.scrollIntoView({ block: "nearest" });
    return list.children[at];
  }

  return { element: list, fill, mark };
}
