// Reads the texts of a page aloud, each in its own language, where the device has a voice for it.
// Voices that send the words to somebody else's server are left alone.
const LONGEST = 220;
const PARTS = "h1, h2, h3, p, li, tr, dt, dd, address, figcaption";
const LEFT_OUT = "[hidden], [aria-hidden='true'], button, svg, script, style, [data-not-aloud]";
const voices = globalThis.speechSynthesis;

const base = (language) => language.toLowerCase().split(/[-_]/)[0];
const voiceOf = (language) =>
  voices.getVoices().find((voice) => voice.localService && base(voice.lang) === base(language));

// One piece for each run of words that stand together and are of one language.
function* pieces(area) {
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  let last = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    const text = node.data.replace(/\s+/g, " ").trim();
    if (!text || parent.closest(LEFT_OUT) || !parent.checkVisibility()) continue;
    const part = parent.closest(PARTS);
    const language = parent.closest("[lang]").lang;
    if (last && part && last.part === part && last.language === language) {
      last.text += ` ${text}`;
      last.end = node;
      continue;
    }
    if (last) yield last;
    last = { part, language, text, start: node, end: node };
  }
  if (last) yield last;
}

// Browsers stop in the middle of long texts, so that each sentence is spoken by itself.
function* sentences(piece) {
  let words = "";
  for (const sentence of piece.text.split(/(?<=[.!?؟…])\s+/u)) {
    for (const word of sentence.split(" ")) {
      if (words.length + word.length > LONGEST) {
        yield { ...piece, text: words };
        words = "";
      }
      words = words ? `${words} ${word}` : word;
    }
    if (words) yield { ...piece, text: words };
    words = "";
  }
}

function collected() {
  const areas = [...document.querySelectorAll("[data-aloud]")];
  areas.sort((one, other) => Number(one.dataset.aloud) - Number(other.dataset.aloud));
  return areas.flatMap((area) => [...pieces(area)].flatMap((piece) => [...sentences(piece)]));
}

// Where most of the words would be left out, nothing is offered.
function isWorthIt() {
  let read = 0;
  let all = 0;
  for (const { text, language } of collected()) {
    all += text.length;
    if (voiceOf(language)) read += text.length;
  }
  return read > 0 && read * 2 > all;
}

function show(piece) {
  if (!globalThis.Highlight) return;
  CSS.highlights.delete("read-aloud");
  if (!piece) return;
  const range = new Range();
  range.setStart(piece.start, 0);
  range.setEnd(piece.end, piece.end.length);
  CSS.highlights.set("read-aloud", new Highlight(range));
}

for (const bar of voices ? document.querySelectorAll("[data-read-aloud]") : []) {
  const toggle = bar.querySelector("[data-read-toggle]");
  const stop = bar.querySelector("[data-read-stop]");
  let said = [];
  let place = 0;
  let turn = 0; // what a voice tells of an earlier turn comes too late

  const look = (state) => {
    toggle.querySelector("[data-word]").textContent = bar.dataset[state];
    toggle.dataset.state = state;
    stop.hidden = state === "start";
  };
  const silence = (state) => {
    turn += 1;
    voices.cancel();
    show(null);
    look(state);
  };
  const end = () => {
    place = 0;
    // A button that goes must not take the focus with it.
    if (document.activeElement === stop) toggle.focus();
    silence("start");
  };
  const next = (mine) => {
    if (mine !== turn) return;
    while (place < said.length && !voiceOf(said[place].language)) place += 1;
    const piece = said[place];
    if (!piece) {
      end();
      return;
    }
    const voice = voiceOf(piece.language);
    const words = new SpeechSynthesisUtterance(piece.text);
    words.voice = voice;
    words.lang = voice.lang;
    words.onend = () => {
      if (mine === turn) place += 1;
      next(mine);
    };
    words.onerror = () => mine === turn && end();
    show(piece);
    voices.speak(words);
  };

  toggle.addEventListener("click", () => {
    if (toggle.dataset.state === "pause") {
      silence("resume"); // Android knows no pause: the sentence begins anew
      return;
    }
    if (place === 0) said = collected();
    silence("pause");
    next(turn);
  });
  stop.addEventListener("click", end);
  addEventListener("pagehide", end);
  const offer = () => {
    bar.hidden = !isWorthIt();
  };
  look("start");
  offer();
  voices.addEventListener?.("voiceschanged", offer);
}
