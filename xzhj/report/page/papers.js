"use strict";
(() => {
  const byId = (id) => document.getElementById(id), hits = byId("hits");
  byId("controls").hidden = false;
  hits.hidden = !document.querySelector(".row.hit");
  hits.addEventListener("click", () => {
    const on = document.body.classList.toggle("only-hits");
    hits.setAttribute("aria-pressed", String(on));
  });
  byId("print").addEventListener("click", () => window.print());
})();
