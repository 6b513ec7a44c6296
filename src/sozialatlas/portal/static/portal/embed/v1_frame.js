// <sozialatlas-rahmen>: gives the frame inside of it the height of its content. Only a number from
// that very frame and from ORIGIN counts.
class SozialatlasRahmen extends HTMLElement {
  connectedCallback() {
    this.heard = (message) => this.hear(message);
    addEventListener("message", this.heard);
  }

  disconnectedCallback() {
    removeEventListener("message", this.heard);
  }

  hear({ data, origin, source }) {
    const frame = this.querySelector("iframe");
    if (!frame || origin !== ORIGIN || source !== frame.contentWindow) return;
    if (!Number.isFinite(data) || data <= 0) return;
    frame.height = Math.min(data, 20000);
    frame.style.border = "0";
  }
}

customElements.define("sozialatlas-rahmen", SozialatlasRahmen);
