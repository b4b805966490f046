// Opens a source or a footnote beside its mark. Without this script the mark leads to the entry of
// the list, and the entry leads back.

const note = document.createElement("div");
note.className = "sheet-of-paper";
note.popover = "auto";
note.tabIndex = -1;
note.addEventListener("toggle", (event) => {
  if (event.newState === "closed") note.remove();
});

document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.cite, a.footnote-ref");
  const entry = mark && entryOf(mark);
  if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  note.remove();
  note.replaceChildren(...copyOf(entry).childNodes);
  mark.after(note);
  note.showPopover({ source: mark });
  note.focus();
});

function entryOf(mark) {
  const isHere = mark.pathname === location.pathname && mark.hash;
  return isHere && document.getElementById(decodeURIComponent(mark.hash.slice(1)));
}

// The entry without the ways back and without ids, which are in the list already.
function copyOf(entry) {
  const copy = entry.cloneNode(true);
  for (const way of copy.querySelectorAll("details, .footnote-backref")) way.remove();
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  return copy;
}
