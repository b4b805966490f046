// A choice of participant and topic above a timeline that is long enough to need one: the page keeps
// a place for it. Without this script the timeline stands whole, and its people link to timelines of
// their own.

function begin() {
  for (const form of document.querySelectorAll(".filter:empty")) {
    const timeline = form.closest(".section").querySelector(".timeline");
    fill(form, timeline, [...timeline.querySelectorAll("li.event")]);
  }
}

function fill(form, timeline, events) {
  const words = form.dataset;
  const person = addChoice(form, words.people, words.all, events.flatMap(peopleOf));
  const topic = addChoice(form, words.topics, words.all, events.flatMap(topicsOf));
  const status = document.createElement("output");
  form.append(status);
  const filled = new AbortController();
  const listen = (target, name, told) => target.addEventListener(name, told, { signal: filled.signal });
  listen(form, "submit", (event) => event.preventDefault());
  listen(form, "change", () => {
    const shown = events.filter(
      (event) =>
        (!person.value || peopleOf(event).includes(person.value)) &&
        (!topic.value || topicsOf(event).includes(topic.value)),
    );
    for (const event of events) event.hidden = !shown.includes(event);
    for (const year of timeline.querySelectorAll(".year, .month"))
      year.hidden = !year.querySelector("li.event:not([hidden])");
    status.textContent = words.count.replace("{shown}", shown.length);
  });
  // The preview is about to change words of the page: then it has to be as it was, unless it is in use.
  listen(document, "nutgraf:leave", () => {
    if (form.contains(document.activeElement) || [...form.elements].some(({ value }) => value)) return;
    filled.abort();
    form.replaceChildren();
  });
}

function addChoice(form, name, all, values) {
  const label = document.createElement("label");
  const choice = document.createElement("select");
  choice.add(new Option(all, ""));
  for (const value of [...new Set(values)].sort((a, b) => a.localeCompare(b)))
    choice.add(new Option(value, value));
  label.append(name, " ", choice);
  if (choice.length > 2) form.append(label);
  return choice;
}

function peopleOf(event) {
  return [...event.querySelectorAll(".parts > li > a")].map((link) => link.textContent.trim());
}

function topicsOf(event) {
  return JSON.parse(event.dataset.topics);
}

begin();
document.addEventListener("nutgraf:begin", begin);
