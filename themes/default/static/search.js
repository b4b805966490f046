// The page of the search: asks Pagefind's index, which lies beside the site, and lists what it finds.
// The address says what was sought, so that a search can be shared and stepped back to.

const AT_ONCE = 10;
const PAUSE = 200; // milliseconds without a key, after which somebody has finished a word

const form = document.querySelector("form.search");
const status = document.querySelector(".found");
const list = document.querySelector(".results");
const more = document.querySelector(".more");
const filters = [...form.querySelectorAll("select")];

let index;
let found = [];
let latest = 0;
let timer;

begin();

async function begin() {
  document.querySelector(".without-script").remove();
  form.hidden = false;
  readAddress([form.elements.q, form.elements.kind]);
  try {
    index = await import(form.dataset.index);
    await index.init();
    addChoices(await index.filters());
  } catch {
    status.textContent = form.dataset.missing;
    return;
  }
  readAddress([form.elements.topic, form.elements.year]); // the others may have been changed by now
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(true);
  });
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(search, event.target.matches("select") ? 0 : PAUSE);
  });
  more.addEventListener("click", () => show(found.splice(0, AT_ONCE), true));
  addEventListener("popstate", () => {
    readAddress([form.elements.q, ...filters]);
    search(false, true);
  });
  search(false, true);
}

function addChoices(counts) {
  for (const select of filters) {
    if (select.options.length > 1) continue;
    const values = Object.keys(counts[select.name] ?? {});
    values.sort((one, other) => one.localeCompare(other, document.documentElement.lang));
    if (select.name === "year") values.sort((one, other) => other - one);
    select.append(...values.map((value) => new Option(value)));
  }
}

function readAddress(fields) {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) field.value = asked.get(field.name) ?? "";
}

async function search(isFinished = false, isFromAddress = false) {
  clearTimeout(timer);
  const turn = ++latest;
  const words = form.elements.q.value.trim();
  const chosen = filters.filter((select) => select.value);
  if (!isFromAddress) writeAddress(words, chosen, isFinished);
  if (!words && !chosen.length) {
    found = [];
    status.textContent = "";
    await show([]);
    return;
  }
  const narrowed = Object.fromEntries(chosen.map((select) => [select.name, [select.value]]));
  const { results } = await index.search(words || null, { filters: narrowed });
  if (turn !== latest) return;
  status.textContent = form.dataset.results.replace("{count}", results.length);
  found = results;
  await show(found.splice(0, AT_ONCE));
}

function writeAddress(words, chosen, isFinished) {
  const asked = new URLSearchParams(chosen.map((select) => [select.name, select.value]));
  if (words) asked.set("q", words);
  const address = `${location.pathname}${asked.size ? "?" : ""}${asked}`;
  if (isFinished) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

async function show(results, isMore = false) {
  const turn = latest;
  const entries = await Promise.all(results.map((result) => result.data()));
  if (turn !== latest) return;
  const items = entries.map(entryOf);
  if (!isMore) list.replaceChildren();
  list.append(...items);
  more.hidden = !found.length;
  if (isMore) items[0]?.querySelector("a").focus();
}

function entryOf({ meta, filters: marks, excerpt }) {
  const item = document.createElement("li");
  const label = document.createElement("p");
  label.className = "label";
  const kind = form.elements.kind.querySelector(`[value="${marks.kind?.[0]}"]`);
  label.textContent = [kind?.textContent, spanOf(marks.year)].filter(Boolean).join(", ");
  const text = document.createElement("div");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = atob(meta.address);
  link.textContent = meta.title;
  heading.append(link);
  const words = document.createElement("p");
  words.append(...marked(excerpt));
  text.append(heading, words);
  item.append(label, text);
  return item;
}

function spanOf(years = []) {
  const sorted = [...years].sort((one, other) => one - other);
  return sorted.length > 1 ? `${sorted[0]}–${sorted.at(-1)}` : (sorted[0] ?? "");
}

// An excerpt has the words that were sought in <mark>, and is text otherwise.
function marked(excerpt) {
  return excerpt.split(/<mark>|<\/mark>/).map((part, at) => {
    const text = document.createElement("textarea");
    text.innerHTML = part; // resolves &lt; and the like, and makes no elements
    if (at % 2 === 0) return text.value;
    const mark = document.createElement("mark");
    mark.textContent = text.value;
    return mark;
  });
}
