// Brings an open page up to date where it stands, so that scroll, focus and open details stay.
//
// The page as it was loaded is compared with the page as it is now, both as the server gives them. What
// differs is exchanged in the page that is shown, if that is what loading it again would show: scripts may
// have changed nothing there, nor look for what is new. In any other case the page has to be loaded again.

const OURS = "nutgraf-preview"; // from here on the body is the preview's
const OPEN = new Set(["HTML", "HEAD", "BODY", "MAIN", "ARTICLE"]); // each section in these stands for itself
const ALIVE = [
  "script:not([type='application/ld+json']), style, link:not([rel='alternate'], [rel='canonical'])",
  "meta[http-equiv], base, template, iframe, object, embed, audio, video, form, input, select, textarea",
].join();

// The page as the server gives it now.
export async function fetchPage() {
  const answer = await fetch(location.href, { cache: "no-store" });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

export function panelOf(page) {
  return [...page.querySelectorAll(OURS)].pop();
}

// Whether the shown page could be made the same as `now`, after it was loaded as `before`. The scripts
// that are `known` keep to the section that they are about; of others nobody knows. A script may take back
// what it has done to the page, and do it again on the new one.
export function renew(before, now, known) {
  document.dispatchEvent(new Event("nutgraf:leave"));
  const isRenewed = exchange(before, now, known);
  document.dispatchEvent(new Event("nutgraf:begin"));
  return isRenewed;
}

function exchange(before, now, known) {
  const [shown, old, made] = [document, before, now].map((page) => page.documentElement);
  const isOurs = (one) => panelOf(now).compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const isKnown = (script) => isOurs(script) || known.includes(script.getAttribute("src"));
  const areKnown = [...made.querySelectorAll("script:not([type='application/ld+json'])")].every(isKnown);
  const isUntouched = isAsLoaded(shown, old);
  const changes = [];
  const canBe =
    (areKnown || isUntouched) &&
    templatesOf(before) === templatesOf(now) &&
    compare(shown, old, made, { changes, isUntouched });
  if (!canBe || !changes.length) return false;
  for (const change of changes) change();
  return !isUntouched || isAsLoaded(shown, made);
}

// Whether a shown node is as the server gave it, but for what a reader opens and the preview swaps.
function isAsLoaded(shown, loaded) {
  if (shown.isEqualNode(loaded)) return true;
  if (shown.nodeName !== loaded.nodeName || !shown.attributes) return false;
  const own = { DETAILS: ["open"], LINK: ["integrity", "href"] }[shown.nodeName] ?? [];
  const named = (node) => [...node.attributes].filter(({ name }) => !own.includes(name));
  const said = (node) => JSON.stringify(named(node).map(({ name, value }) => [name, value]).sort());
  const [children, others] = [partsOf(shown), partsOf(loaded)];
  return (
    said(shown) === said(loaded) &&
    children.length === others.length &&
    children.every((child, at) => isAsLoaded(child, others[at]))
  );
}

function partsOf(node) {
  const parts = [...node.childNodes];
  const ours = node.nodeName === "BODY" ? parts.findLastIndex((part) => part.localName === OURS) : -1;
  return ours < 0 ? parts : parts.slice(0, ours);
}

// What is in templates doesn't count when nodes are compared.
function templatesOf(page) {
  const templates = [...page.querySelectorAll(`template:not(${OURS} template)`)];
  return JSON.stringify(templates.map((template) => template.innerHTML));
}

// Notes what to change; false where that can't be done here.
function compare(shown, before, now, { changes, isUntouched }) {
  if (before.isEqualNode(now)) return true;
  if (before.matches?.(ALIVE)) return false;
  const isOpen = isUntouched || OPEN.has(before.nodeName);
  if (!isOpen && (!isAsLoaded(shown, before) || isSought(before))) return false;
  if (now.nodeName === "#text") return changes.push(() => (shown.data = now.data)) > 0;
  const [nodes, olds, news] = [shown, before, now].map(partsOf);
  if (nodes.length !== olds.length || !before.cloneNode().isEqualNode(now.cloneNode())) return false;
  let start = 0;
  let end = 0;
  const least = Math.min(olds.length, news.length);
  while (start < least && olds[start].isEqualNode(news[start])) start++;
  while (end < least - start && olds.at(-1 - end).isEqualNode(news.at(-1 - end))) end++;
  const [gone, made] = [olds, news].map((parts) => parts.slice(start, parts.length - end));
  const isAlike = (node, at) => node.nodeName === made[at].nodeName;
  if (gone.length === made.length && gone.every(isAlike)) {
    const replaced = [];
    const all = gone.every((old, at) => compare(nodes[start + at], old, made[at], { changes: replaced, isUntouched }));
    if (all) return changes.push(...replaced) >= 0;
  }
  const places = nodes.slice(start, start + gone.length);
  const areAsLoaded = places.every((place, at) => isAsLoaded(place, gone[at]));
  if (!areAsLoaded || [...gone, ...made].some(isSoughtWithin) || places.some(isTarget)) return false;
  const next = nodes[start + gone.length] ?? nodes.at(-1)?.nextSibling ?? null;
  return (
    changes.push(() => {
      for (const place of places) place.remove();
      for (const node of made) shown.insertBefore(document.importNode(node, true), next);
    }) > 0
  );
}

// Whether a script may look for this: it has data for one, or is alive by itself.
function isSought(node) {
  const hasData = () => [...node.attributes].some(({ name }) => name.startsWith("data-"));
  return Boolean(node.attributes) && (node.matches(ALIVE) || hasData());
}

function isSoughtWithin(node) {
  return isSought(node) || [...(node.querySelectorAll?.("*") ?? [])].some(isSought);
}

// Whether the address leads to this place: only a page that is loaded finds it again.
function isTarget(node) {
  return Boolean(node.matches?.(":target") || node.querySelector?.(":target"));
}
