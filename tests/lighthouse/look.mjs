// Lighthouse's four figures, as on a phone, for a page of each important kind of a built site:
//   node look.mjs <folder of pages>
// Chromium is Debian's. A page is looked at three times, and the middle one counts: a machine that is
// busy otherwise slows a page down. Ends with status 1 where a figure is below 100, and says what it
// lacks.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const LOOKS = 3;
const PAGES = ["/explainers/instagram-freeze/", "/participants/facebook/", "/", "/timeline/"];
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"];

// As hosts serve static sites: compressed, and with the type of each file.
function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      const content = await promisify(gzip)(await readFile(file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Content-Encoding": "gzip" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function look(address, port) {
  const seen = [];
  for (let at = 0; at < LOOKS; at += 1)
    seen.push((await lighthouse(address, { port, logLevel: "error" })).lhr);
  const speed = ({ categories }) => categories.performance.score;
  return seen.sort((one, other) => speed(one) - speed(other))[Math.floor(LOOKS / 2)];
}

function lacks(report) {
  return Object.values(report.categories).flatMap((category) =>
    category.auditRefs
      .map(({ id, weight }) => ({ ...report.audits[id], weight }))
      .filter(({ score, weight }) => weight > 0 && score !== null && score < 1)
      .map(({ title, displayValue = "" }) => `    ${category.title}: ${title} ${displayValue}`),
  );
}

const server = await serve(process.argv[2]);
const chrome = await launch({ chromePath: "/usr/bin/chromium", chromeFlags: FLAGS });
for (const page of PAGES) {
  const address = `http://127.0.0.1:${server.address().port}${page}`;
  const report = await look(address, chrome.port);
  const figures = Object.values(report.categories).map(({ title, score }) => [title, Math.round(score * 100)]);
  console.log(`${page}: ${figures.map((figure) => figure.join(" ")).join(", ")}`);
  if (figures.some(([, figure]) => figure < 100)) {
    console.log(lacks(report).join("\n"));
    process.exitCode = 1;
  }
}
await chrome.kill();
server.close();
