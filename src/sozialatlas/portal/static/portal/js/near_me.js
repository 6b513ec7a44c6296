// "In meiner Nähe": asks the device for its position only when somebody presses the button.

const part = document.querySelector("[data-near-me]");

function go(position) {
  const address = new URL(window.location.href);
  for (const name of ["place", "page", "bbox"]) address.searchParams.delete(name);
  address.searchParams.set("lat", position.coords.latitude.toFixed(4));
  address.searchParams.set("lon", position.coords.longitude.toFixed(4));
  if (!address.searchParams.has("radius_km")) address.searchParams.set("radius_km", "10");
  window.location.assign(address);
}

if (part && "geolocation" in navigator) {
  part.hidden = false;
  part.querySelector("button").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      go,
      () => {
        part.querySelector("[role=status]").textContent = part.dataset.refused;
        document.getElementById("search-place")?.focus();
      },
      { maximumAge: 300000, timeout: 10000 },
    );
  });
}
