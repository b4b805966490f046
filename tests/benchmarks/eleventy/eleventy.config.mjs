// The smallest site with the same pages: explainers, participants, topics, home, feed.
import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";

const markdown = markdownIt({ html: true }).use(footnotes);
const words = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});
const dateOf = (event) => String(event.date);
const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function newestFirst(api) {
  return api.getFilteredByGlob("content/explainers/*.md").sort((a, b) => b.date - a.date);
}

// Participants or topics by their names, with their stories and with their own file if there is one.
function grouped(api, kind) {
  const found = new Map();
  const files = new Map(
    api.getFilteredByGlob(`content/${kind}/*/_index.md`).map((one) => [one.data.title, one]),
  );
  for (const story of newestFirst(api)) {
    for (const name of story.data[kind]) {
      if (!found.has(name)) found.set(name, { name, file: files.get(name), stories: [], events: [] });
      found.get(name).stories.push(story);
    }
  }
  return found;
}

function withEvents(people, api) {
  for (const story of newestFirst(api)) {
    for (const event of story.data.timeline.filter((one) => !one.told_in)) {
      for (const who of event.who) people.get(who.name)?.events.push({ event, story });
    }
  }
  for (const one of people.values()) {
    one.events.sort((a, b) => inOrder(dateOf(a.event), dateOf(b.event)));
  }
  return [...people.values()];
}

export default function (config) {
  config.setLibrary("md", markdown);
  config.addFilter("markdown", (text) => markdown.render(text ?? ""));
  config.addFilter("inline", (text) => markdown.renderInline(text ?? ""));
  config.addFilter("slug", (name) => name.toLowerCase().replaceAll(" ", "-"));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("inWords", (date) => words.format(date));
  config.addFilter("byDate", (all) => [...all].sort((a, b) => inOrder(dateOf(a), dateOf(b))));
  config.addCollection("stories", newestFirst);
  config.addCollection("people", (api) => withEvents(grouped(api, "participants"), api));
  config.addCollection("subjects", (api) => [...grouped(api, "topics").values()]);
  return {
    dir: { input: "content", includes: "../layouts", output: "public" },
    markdownTemplateEngine: false,
  };
}
