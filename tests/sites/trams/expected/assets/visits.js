// Shows readers who come back what is new since their last visit: marks it, and lists it in brief.
// What they have seen stays in their browser. Without this script the dated logs stand in the page.

const STORE = `nutgraf.visit:${location.pathname}`;
const LONGEST = 140;

const words = document.querySelector("template.since");
if (words) {
  const news = [...document.querySelectorAll("[data-news][id]")];
  const seen = recall();
  if (seen) tell(news.filter((entry) => !seen.entries.includes(nameOf(entry))), seen.at);
  // Whoever leaves has seen the page; phones don't always say more than that it is out of sight.
  for (const left of ["pagehide", "visibilitychange"])
    addEventListener(left, () => remember(news));
}

function tell(fresh, at) {
  if (!fresh.length) return;
  const list = words.content.firstElementChild.cloneNode(true);
  fresh.sort((one, other) => other.dataset.news.localeCompare(one.dataset.news));
  list.querySelector("ol").append(...fresh.map(lineFor));
  for (const entry of fresh) entry.querySelector("[data-news-when]").append(" ", mark());
  words.after(list);
  // Words that come into a region which is there already are read out when nothing else is.
  const lang = document.documentElement.lang.replace(/^en$/, "en-GB"); // as the page writes dates
  const date = new Date(at).toLocaleDateString(lang, { dateStyle: "long" });
  const told = words.dataset.told.replace("{date}", date).replace("{count}", fresh.length.toLocaleString(lang));
  setTimeout(() => list.querySelector("[role=status]").append(told), 100);
}

function lineFor(entry) {
  const line = document.createElement("li");
  const when = document.createElement("p");
  const link = document.createElement("a");
  when.className = "apparatus";
  when.append(entry.querySelector("[data-news-when]").textContent.trim());
  link.href = `#${entry.id}`;
  link.append(textOf(entry.querySelector("[data-news-text]")));
  line.append(when, link);
  return line;
}

function textOf(element) {
  const copy = element.cloneNode(true);
  for (const number of copy.querySelectorAll(".cites")) number.remove();
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function mark() {
  const made = document.createElement("mark");
  made.append(words.dataset.new);
  return made;
}

// An entry that changes once more is new once more: its date is a part of its name.
function nameOf(entry) {
  return `${entry.id} ${entry.dataset.news}`;
}

// A browser may forbid to keep anything; the page is whole without.
function recall() {
  try {
    const { at, entries } = JSON.parse(localStorage.getItem(STORE));
    return Array.isArray(entries) && Date.parse(at) ? { at, entries } : null;
  } catch {
    return null;
  }
}

function remember(news) {
  try {
    localStorage.setItem(STORE, JSON.stringify({ at: new Date().toISOString(), entries: news.map(nameOf) }));
  } catch {
    return;
  }
}
