// Offers to keep the chosen profile on this device, and shows what was kept.
import { forget, isKept, keep, kept } from "./profile_store.js";

const form = document.querySelector("form[data-profile-form]");
const stays = form?.querySelector("[data-profile-stays]");

if (form && stays) {
  const boxes = [...form.querySelectorAll('input[name="profile"]')];
  form.querySelector("[data-profile-keep]").hidden = false;
  stays.checked = isKept();
  if (!boxes.some((box) => box.checked)) {
    const values = kept();
    for (const box of boxes) box.checked = values.includes(box.value);
  }
  form.addEventListener("submit", () => {
    const values = boxes.filter((box) => box.checked).map((box) => box.value);
    keep(values, stays.checked);
  });
  document.querySelector("a[data-profile-forgets]")?.addEventListener("click", forget);
}
