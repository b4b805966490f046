// The preview's panel on a page. Reloading itself is the work of livereload's script, which finds the
// plugin below. Nothing of this is published.
(() => {
  const panel = [...document.querySelectorAll("nutgraf-preview")].pop();
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

  async function renew() {
    const answer = await fetch(`/_preview/panel?path=${encodeURIComponent(location.pathname)}`);
    const made = await answer.json();
    panel.dataset.panel = made.panel;
    root.innerHTML = made.html;
    settle();
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
      if (path === "nutgraf:panel") {
        renew().catch(() => location.reload());
        return true;
      }
      if (path === "all.css") panel.dataset.styles = options.originalPath;
      return false;
    }
  };

  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  settle();
})();
