// The preview's panel on a page. Reloading itself is the work of livereload's script, which finds the
// plugin below. Nothing of this is published.
import { fetchPage, panelOf, renew } from "./page.js";

{
  const panel = panelOf(document);
  const template = panel.querySelector("template"); // still there where a browser is too old for it
  if (template) {
    panel.attachShadow({ mode: "open" }).append(template.content);
    template.remove();
  }
  const root = panel.shadowRoot;

  // A stylesheet that is swapped for its next version isn't the one that the page was made with.
  for (const link of document.querySelectorAll("link[integrity]")) link.removeAttribute("integrity");

  // What its reader has opened or hidden stays so when the page loads again.
  const OPEN = "nutgraf-preview-open";
  const HIDDEN = "nutgraf-preview-hidden";

  function settle() {
    const bar = root.querySelector(".bar");
    bar.open = sessionStorage.getItem(OPEN) === "yes";
    bar.addEventListener("toggle", () => sessionStorage.setItem(OPEN, bar.open ? "yes" : "no"));
    const overlay = root.querySelector(".overlay");
    if (!overlay) return;
    overlay.hidden = sessionStorage.getItem(HIDDEN) === panel.dataset.panel;
    overlay.querySelector("button").addEventListener("click", hide);
  }

  function hide() {
    const overlay = root.querySelector(".overlay");
    if (!overlay) return;
    overlay.hidden = true;
    sessionStorage.setItem(HIDDEN, panel.dataset.panel);
  }

  // Its stylesheet stays: taken anew, it would leave the panel without a style for a moment.
  function show(shown, html) {
    panel.dataset.panel = shown;
    const made = document.createElement("template");
    made.innerHTML = html;
    const [, ...old] = root.children;
    const [, ...now] = made.content.children;
    for (const part of old) part.remove();
    root.append(...now);
    settle();
  }

  function tellOfWork(goesOn) {
    root.querySelector("[role=status]").hidden = !goesOn;
    return true;
  }

  async function renewPanel() {
    const answer = await fetch(`/_preview/panel?path=${encodeURIComponent(location.pathname)}`);
    const made = await answer.json();
    show(made.panel, made.html);
  }

  // The page as it was loaded, which scripts may have changed since; null if nobody knows it any more.
  let loaded = null;

  async function remember() {
    const page = await fetchPage();
    if (panelOf(page).dataset.page !== panel.dataset.page) return;
    loaded = page;
    panel.dataset.known = ""; // from now on the page can follow without loading again
  }

  async function renewPage() {
    const now = await fetchPage();
    const { page, styles, panel: shown } = panelOf(now).dataset;
    const isSame = styles === panel.dataset.styles && picturesOf(page) === picturesOf(panel.dataset.page);
    const known = panel.dataset.scripts.split(" ");
    if (!loaded || !isSame || !renew(loaded, now, known)) return location.reload();
    loaded = now;
    panel.dataset.page = page;
    if (shown !== panel.dataset.panel) show(shown, panelOf(now).querySelector("template").innerHTML);
  }

  // The digest of the pictures on a page, of which only the server sees whether they are the same.
  function picturesOf(page) {
    return page.split(".")[1];
  }

  // One after the other; what fails is left to a page that loads again.
  let work = remember().catch(() => {});

  function follow(renewing) {
    work = work.then(renewing).catch(() => location.reload());
    return true;
  }

  window.LiveReloadPluginNutgraf = class {
    static identifier = "nutgraf";
    static version = "1.0";

    // What the page shows, for the server to compare with what it should.
    analyze() {
      const { page, styles, panel: shown } = panel.dataset;
      return { page, styles, panel: shown };
    }

    // Tells livereload's script whether there is nothing left for it to do.
    reload(path, options) {
      if (path === "nutgraf:panel") return follow(renewPanel);
      if (path === "/") return follow(renewPage);
      if (path === "nutgraf:work") return tellOfWork(options.originalPath !== "");
      if (path === "all.css") panel.dataset.styles = options.originalPath;
      return false;
    }
  };

  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  settle();
}
