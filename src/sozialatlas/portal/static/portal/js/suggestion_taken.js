// What a chosen suggestion does: a place fills its field, all others lead to their search.

const PLACE = '[data-suggest="place"]';

function fill(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

// Returns whether a place was filled in; otherwise the page is left.
export function take(item, field) {
  const address = new URL(item.url);
  const { form } = field;
  const where = form.querySelector(PLACE);
  if (item.kind === "place") {
    fill(where, address.searchParams.get("place"));
    if (field !== where) fill(field, item.words);
    return true;
  }
  // Where somebody looks stays; the rest of what stood in the form belonged to other words.
  if (where?.value) {
    address.searchParams.set("place", where.value);
    const radius = form.elements.radius_km?.value;
    if (radius) address.searchParams.set("radius_km", radius);
  }
  window.location.assign(address.pathname + address.search);
  return false;
}
