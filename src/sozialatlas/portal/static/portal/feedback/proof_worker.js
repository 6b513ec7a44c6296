// Solves ALTCHA's task: finds the number whose derived key begins as asked. It runs beside the
// page, so that typing stays smooth. PBKDF2 with SHA-256, the number as four bytes after the nonce.

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
const MOST = 10_000;

async function derived(task, password) {
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(task.salt), iterations: task.cost };
  return hex(await crypto.subtle.deriveBits(how, key, task.keyLength * 8));
}

async function solution(task) {
  const nonce = bytes(task.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  const number = new DataView(password.buffer, nonce.length);
  for (let counter = 0; counter < MOST; counter += 1) {
    number.setUint32(0, counter);
    const derivedKey = await derived(task, password);
    if (derivedKey.startsWith(task.keyPrefix)) {
      return { counter, derivedKey };
    }
  }
  throw new Error("no number fits");
}

addEventListener("message", async ({ data }) => postMessage(await solution(data)));
