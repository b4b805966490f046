// In a frame of another site: tells the page around it how high the timeline is, whenever that changes.
// Without this script, or without the site's own, the frame keeps its height and can be scrolled.

if (parent !== window) {
  const tell = () =>
    parent.postMessage({ nutgrafHeight: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", ({ data }) => data === "nutgraf:height" && tell());
}
