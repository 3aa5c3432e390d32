"use strict";
// Shows a page that the server made in the place of the one before, without moving what is being read.

function show(html) {
  // The style of the page is here already, and what is written into a page may not run.
  const page = new DOMParser().parseFromString(html.replace(/<style>[^]*?<\/style>/, ""), "text/html");
  const top = scrollY;
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang || "en";
  for (const name of ["main", "footer"]) {
    const place = document.querySelector(name);
    const given = page.querySelector(name);
    place.replaceChildren(...(given ? given.childNodes : []));
  }
  enliven();
  scrollTo(0, top);
}

document.documentElement.dataset.ready = "yes";
