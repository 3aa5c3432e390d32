"use strict";
// The page keeps the text and its reports in memory only: they are gone with the tab.

const PAUSE = 700; // milliseconds without a key before an edited text is checked again
const words = JSON.parse(document.getElementById("words").textContent);
const at = (id) => document.getElementById(id);
const text = at("text");
const lang = document.documentElement.lang; // of the page, and of what it shows
const frames = { report: at("report"), diff: at("diff") };
const wide = matchMedia("(min-width: 56.01rem)");

let token = "";
let before = null; // the answer on the version to compare with
let now = null; // the answer on the text as it was checked last
let shown = ""; // the finding that is told under the text
let timer = 0;
let asking = null;
let comparing = false;

// Asking

const ask = (path, question) => send(path, JSON.stringify(question), "application/json");

async function send(path, body, type) {
  asking?.abort();
  asking = new AbortController();
  const headers = { "Content-Type": type };
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, { method: "POST", headers, body, signal: asking.signal });
  if (answer.status === 401) at("token-form").hidden = false;
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return answer;
}

async function attempt(step) {
  try {
    await step();
    tell("");
  } catch (error) {
    if (error.name !== "AbortError") tell(error instanceof TypeError ? words.failed : error.message);
  } finally {
    document.body.classList.remove("waiting");
  }
}

const check = () =>
  attempt(async () => {
    clearTimeout(timer);
    if (!text.value.trim()) return clear();
    document.body.classList.add("waiting");
    if (!now) at("counts").textContent = words.checking;
    const question = { text: text.value, lang: at("language").value, path: words.text, "report-lang": lang };
    now = await (await ask("/page/check", question)).json();
    before ??= now;
    if (!now.findings.some((finding) => finding.message === shown)) tellPlace(); // it is mended
    showIndex();
    await show("report", now.html);
    if (comparing) await compare();
  });

async function compare() {
  const old = { report: before.report, path: words.before };
  const question = { old, new: { report: now.report, path: words.after }, format: "html", "report-lang": lang };
  await show("diff", await (await ask("/v1/diff", question)).text());
}

// Showing

function tell(problem) {
  at("problem").textContent = problem;
  at("problem").hidden = !problem;
  if (problem && !now) at("counts").textContent = words.none_yet;
}

function clear() {
  now = null;
  at("index").textContent = "–";
  at("of").textContent = words.of;
  at("moved").textContent = "";
  at("counts").textContent = words.none_yet;
  at("empty").hidden = false;
  for (const frame of Object.values(frames)) frame.hidden = true;
  enable();
}

function showIndex() {
  at("index").textContent = now.index ?? words.none;
  at("of").textContent = now.index === null ? "" : words.of;
  at("counts").textContent = counted();
  at("moved").textContent = moved();
  text.lang = now.language;
  enable();
}

function counted() {
  const levels = Object.entries(now.counts).filter(([, number]) => number);
  return levels.map(([level, number]) => `${number} ${words.levels[level][number === 1 ? 0 : 1]}`).join(", ") || words.findings_none;
}

function moved() {
  if (now === before || now.index === null || before.index === null) return "";
  const by = now.index - before.index;
  const change = by > 0 ? `▲ +${by}` : by < 0 ? `▼ −${-by}` : "±0";
  return words.was.replace("{before}", before.index).replace("{change}", change);
}

function enable() {
  for (const id of ["next", "previous"]) at(id).disabled = !now?.findings.length;
  at("keep").disabled = !now || now === before;
  at("compare").disabled = !now || (now === before && !comparing);
}

async function show(kind, html) {
  const frame = frames[kind];
  at("empty").hidden = true;
  frames.report.hidden = comparing;
  frames.diff.hidden = !comparing;
  while (frame.contentDocument?.documentElement.dataset.ready !== "yes") {
    await new Promise((done) => setTimeout(done, 20)); // the frame is still being loaded
  }
  frame.contentWindow.show(html);
}

function view(name) {
  document.body.dataset.view = name;
  for (const other of ["text", "report"]) at(`view-${other}`).setAttribute("aria-pressed", other === name);
}

// From one finding to the next, in the text

function tellPlace(...parts) {
  shown = "";
  at("place").replaceChildren(...parts);
}

// The finding behind the cursor or before it, round the ends of the text.
function nearest(step) {
  const found = now?.findings ?? [];
  const at = [text.selectionStart, text.selectionEnd];
  const side = ({ start, end }) => Math.sign(start - at[0] || end - at[1]);
  if (step > 0) return found.find((finding) => side(finding) > 0) ?? found[0];
  return found.findLast((finding) => side(finding) < 0) ?? found.at(-1);
}

function goTo(step) {
  const finding = nearest(step);
  if (!finding) return tellPlace(now ? words.no_findings : "");
  const { number, level, level_said, message, start, end } = finding;
  const head = `${number} ${level_said}: `;
  tellPlace(Object.assign(document.createElement("strong"), { className: level, textContent: head }), message);
  shown = message;
  view("text");
  text.focus();
  text.setSelectionRange(start, end);
  reveal(start);
}

// A text area scrolls to its selection in some browsers only: measure where the words are in a copy of it.
function reveal(offset) {
  const copy = text.cloneNode();
  copy.removeAttribute("id");
  copy.setAttribute("aria-hidden", "true");
  copy.className = "unseen";
  copy.value = text.value.slice(0, offset);
  text.after(copy);
  copy.style.cssText = `width: ${text.clientWidth}px; height: 0; min-height: 0; position: absolute; flex: none`;
  const height = copy.scrollHeight;
  copy.remove();
  text.scrollTop = Math.max(0, height - text.clientHeight / 2);
}

// Files

async function take(file) {
  if (!file) return;
  clearTimeout(timer);
  let taken = null;
  await attempt(async () => {
    const path = `/v1/read?path=${encodeURIComponent(file.name)}&report-lang=${lang}`;
    const { articles, failures } = await (await send(path, file, "application/octet-stream")).json();
    if (!articles.length) throw new Error(failures[0].message);
    taken = articles[0];
    const several = articles.length > 1 ? [words.several.replace("{number}", articles.length)] : [];
    tellPlace([...several, ...taken.notes].join(" "));
  });
  if (!taken) return;
  text.value = taken.text;
  const language = taken.language.toLowerCase().split("-")[0];
  at("language").value = [...at("language").options].some(({ value }) => value === language) ? language : "auto";
  before = null;
  await check();
}

// What the user does

text.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
});
text.addEventListener("dragover", (event) => {
  event.preventDefault();
  text.classList.add("over");
});
text.addEventListener("dragleave", () => text.classList.remove("over"));
text.addEventListener("drop", (event) => {
  text.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  take(event.dataTransfer.files[0]);
});
at("open").addEventListener("click", () => at("file").click());
at("file").addEventListener("change", () => {
  take(at("file").files[0]);
  at("file").value = "";
});
at("language").addEventListener("change", check);
at("check").addEventListener("click", async () => {
  await check();
  if (now && !wide.matches) view("report");
});
at("next").addEventListener("click", () => goTo(1));
at("previous").addEventListener("click", () => goTo(-1));
at("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(text.value);
  tellPlace(words.copied);
});
at("compare").addEventListener("click", () =>
  attempt(async () => {
    comparing = !comparing;
    at("compare").setAttribute("aria-pressed", comparing);
    if (comparing) await compare();
    else await show("report", now.html);
    enable();
  }),
);
at("keep").addEventListener("click", () =>
  attempt(async () => {
    before = now;
    tellPlace(words.kept);
    showIndex();
    if (comparing) await compare();
  }),
);
for (const name of ["text", "report"]) at(`view-${name}`).addEventListener("click", () => view(name));
at("token-form").addEventListener("submit", (event) => {
  event.preventDefault();
  token = at("token").value.trim();
  at("token-form").hidden = true;
  check();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    goTo(event.shiftKey ? -1 : 1);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    at("check").click();
  }
});

// A link may bring the token behind its #, which no server sees; it does not stay in the address.
const given = new URLSearchParams(location.hash.slice(1)).get("token");
if (given) {
  token = given;
  history.replaceState(null, "", location.pathname + location.search);
}
// Browsers fill a text area again after a reload.
if (text.value.trim()) check();
