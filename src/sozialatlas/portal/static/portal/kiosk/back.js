// Closes the way back to what somebody before looked at. It is no module but holds the page up:
// nothing of that may be seen first.
(() => {
  const NAME = "infopunkt-anfang";
  const { home } = document.currentScript.dataset;
  const first = Number(sessionStorage.getItem(NAME));
  const here = window.navigation?.currentEntry?.index ?? first;
  if (here < first) {
    document.documentElement.hidden = true;
    // The start page takes the place of what was here, and may stay.
    sessionStorage.setItem(NAME, String(here));
    location.replace(home);
  }
})();
