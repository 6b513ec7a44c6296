// Scripts and styles that a page needs only when somebody uses the part that needs them.

const fetched = new Map();

function add(element, address) {
  if (!fetched.has(address)) {
    fetched.set(
      address,
      new Promise((resolve, reject) => {
        element.addEventListener("load", resolve, { once: true });
        element.addEventListener("error", () => fetched.delete(address) && reject(new Error(address)), { once: true });
        document.head.append(element);
      }),
    );
  }
  return fetched.get(address);
}

export function script(address) {
  return add(Object.assign(document.createElement("script"), { src: address }), address);
}

export function styles(address) {
  return add(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }), address);
}
