// Puts the profile that this browser keeps into the address of a page that has none.
import { forget, kept } from "./profile_store.js";

const address = new URL(window.location.href);
const values = address.searchParams.has("profile") ? [] : kept();

if (values.length) {
  for (const value of values) address.searchParams.append("profile", value);
  window.location.replace(address);
}
document.addEventListener("click", (event) => {
  if (event.target.closest?.("a[data-profile-forgets]")) forget();
});
