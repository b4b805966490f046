// For pages of other sites: makes each frame with one of our timelines as high as its timeline.
// Only frames of the site that this script comes from are listened to.
(() => {
  const { origin } = new URL(document.currentScript.src);
  const HIGHEST = 100000;

  addEventListener("message", ({ data, origin: from, source }) => {
    const height = from === origin && data ? data.nutgrafHeight : NaN;
    if (!(height > 0 && height < HIGHEST)) return;
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(height)}px`;
  });

  // A timeline that was there before this script has told its height to nobody.
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.src.startsWith(`${origin}/`)) frame.contentWindow.postMessage("nutgraf:height", origin);
})();
