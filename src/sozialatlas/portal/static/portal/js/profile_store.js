// Keeps the profile in the browser alone: for this tab, or longer once somebody said so.
const NAME = "profile";

function stores() {
  try {
    return [window.sessionStorage, window.localStorage];
  } catch {
    return []; // a browser may refuse both: then the address alone knows
  }
}

export function isKept() {
  const [, long] = stores();
  return Boolean(long?.getItem(NAME));
}

export function kept() {
  for (const store of stores()) {
    const found = store.getItem(NAME);
    if (found) return found.split(" ").filter((value) => /^[a-z_]+$/.test(value));
  }
  return [];
}

export function keep(values, isLong) {
  const [short, long] = stores();
  forget();
  if (values.length) (isLong ? long : short)?.setItem(NAME, values.join(" "));
}

export function forget() {
  for (const store of stores()) store.removeItem(NAME);
}
