"use strict";
// Without this script the page still has all its words, numbers and links.

const wide = matchMedia("(min-width: 56.01rem)");
const phone = matchMedia("(max-width: 40rem)");

for (const report of document.querySelectorAll(".report")) {
  const linked = [...report.querySelectorAll("[data-links]")];
  const sources = report.querySelector(".sources");
  const fold = sources.querySelector("details");
  const status = report.querySelector(".status");

  const linksOf = (element) => element.dataset.links.split(" ").filter(Boolean);

  // What belongs to an element: claim, source, cue, its card and its findings share a link.
  function light(element) {
    const links = new Set(element ? linksOf(element) : []);
    report.classList.toggle("lighting", links.size > 0);
    for (const other of linked) {
      other.classList.toggle("on", linksOf(other).some((link) => links.has(link)));
    }
    const card = report.querySelector(".card.on");
    if (card && fold.open && !sources.contains(element)) show(card);
  }

  // Bring a card into view within its column, never by moving the page.
  function show(card) {
    const box = sources.getBoundingClientRect();
    const place = card.getBoundingClientRect();
    if (place.top < box.top) sources.scrollTop += place.top - box.top - 8;
    else if (place.bottom > box.bottom) sources.scrollTop += place.bottom - box.bottom + 8;
  }

  const nearest = (event) => event.target.closest && event.target.closest("[data-links]");
  report.addEventListener("mouseover", (event) => light(nearest(event)));
  report.addEventListener("mouseleave", () => light(null));
  report.addEventListener("focusin", (event) => light(nearest(event)));
  report.addEventListener("focusout", () => light(null));
  report.addEventListener("keydown", (event) => event.key === "Escape" && light(null));

  // Where there is a margin, let findings flow down it, so that many of them do not tear the text apart.
  const text = report.querySelector(".text");
  function pack() {
    text.classList.toggle("packed", wide.matches);
    text.style.minHeight = "";
    let free = 0;
    for (const notes of text.querySelectorAll(".row > .notes")) {
      const top = Math.max(0, free - notes.parentElement.offsetTop);
      notes.style.top = `${top}px`;
      free = notes.parentElement.offsetTop + top + notes.offsetHeight + 8;
    }
    if (wide.matches) text.style.minHeight = `${free}px`;
  }
  new ResizeObserver(pack).observe(text.parentElement);

  // On a phone the sources are folded; on paper and beside the text they are not.
  const unfold = () => (fold.open = !phone.matches);
  phone.addEventListener("change", unfold);
  unfold();

  // Take the marks off the claims of some kinds, and hide their cards and findings.
  function filter() {
    const boxes = [...report.querySelectorAll(".kinds input")];
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    for (const element of report.querySelectorAll("[data-kind]")) {
      element.classList.toggle("off", off.has(element.dataset.kind));
    }
    const cards = [...report.querySelectorAll(".card")];
    const shown = cards.filter((card) => !card.classList.contains("off"));
    status.textContent = off.size ? status.dataset.shown.replace("{some}", shown.length).replace("{all}", cards.length) : "";
    pack();
  }
  for (const box of report.querySelectorAll(".kinds input")) {
    box.checked = true; // browsers remember
    box.addEventListener("change", filter);
  }
}

// A link opens what it leads into: a rule, the sources.
function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target && target.closest("details")) target.scrollIntoView();
}
window.addEventListener("hashchange", openTarget);
openTarget();

const printed = [...document.querySelectorAll(".sources details")];
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = printed.filter((fold) => !fold.open);
  for (const fold of folded) fold.open = true;
});
window.addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});
