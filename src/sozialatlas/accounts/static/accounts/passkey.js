/* Passkeys: fills a hidden field with what the device signs, then sends the form.

   <form data-passkey="create | get | ask" data-options="id of the JSON" data-failed="words">;
   "ask" fetches the question of the server when the button is pressed. */

const decoded = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
    sign.charCodeAt(0),
  );

const encoded = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

function readable({ publicKey }) {
  const known = (keys = []) => keys.map((key) => ({ ...key, id: decoded(key.id) }));
  const asked = { ...publicKey, challenge: decoded(publicKey.challenge) };
  if (publicKey.user) asked.user = { ...publicKey.user, id: decoded(publicKey.user.id) };
  if (publicKey.allowCredentials) asked.allowCredentials = known(publicKey.allowCredentials);
  if (publicKey.excludeCredentials) asked.excludeCredentials = known(publicKey.excludeCredentials);
  return asked;
}

/* Always a key that the device keeps and that asks for finger, face or PIN: it signs in alone. */
function kept(asked) {
  const wanted = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return { ...asked, authenticatorSelection: { ...asked.authenticatorSelection, ...wanted } };
}

function sendable(credential) {
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const response = {};
  for (const name of names) {
    if (credential.response[name]) response[name] = encoded(credential.response[name]);
  }
  return {
    type: credential.type,
    id: credential.id,
    rawId: encoded(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function options(form) {
  if (form.dataset.options) {
    const data = JSON.parse(document.getElementById(form.dataset.options).textContent);
    return data.creation_options ?? data.request_options;
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json()).request_options;
}

async function signed(form) {
  const asked = readable(await options(form));
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: kept(asked) })
    : navigator.credentials.get({ publicKey: asked });
}

async function use(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const said = form.querySelector("[data-passkey-said]");
  said.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(sendable(await signed(form)));
    form.submit();
  } catch {
    said.textContent = form.dataset.failed;
    said.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const hidden of document.querySelectorAll("[data-passkey], [data-needs-passkey]")) {
    hidden.hidden = false;
  }
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.addEventListener("submit", use);
  }
}
