// The report reads without this; it adds sorting, finding and opening.
"use strict";
(() => {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    const given = cell.dataset.n;
    if (given !== undefined) return Number(given);
    const text = cell.textContent.trim();
    if (!cell.classList.contains("n")) return text;
    return text === "" || text === "-" ? -Infinity : Number(text.replaceAll(",", ""));
  };

  const sort = (table, column, descending) => {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => [keyOf(row, column), row]);
    const compare = (a, b) => {
      if (typeof a === "string") return collator.compare(a, b);
      return a === b ? 0 : a < b ? -1 : 1;
    };
    rows.sort(([a], [b]) => (descending ? compare(b, a) : compare(a, b)));
    body.append(...rows.map(([, row]) => row));
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, descending);
      });
    });
  }

  for (const controls of document.querySelectorAll(".controls")) controls.hidden = false;

  const rows = document.querySelector("#rows");
  if (rows) {
    const [find, only, found] = ["#find", "#only", "#found"].map((id) => document.querySelector(id));
    const all = Array.from(rows.tBodies[0].rows, (row) => [row, row.textContent.toLowerCase()]);
    for (const verdict of new Set(all.map(([row]) => row.dataset.v))) {
      only.append(new Option(verdict.replaceAll("_", " "), verdict));
    }
    const filter = () => {
      const words = find.value.toLowerCase().split(/\s+/);
      let count = 0;
      for (const [row, text] of all) {
        const fits = (!only.value || row.dataset.v === only.value) && words.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) ++count;
      }
      found.textContent = count === all.length ? "" : `${count.toLocaleString("en")} of ${all.length.toLocaleString("en")}`;
    };
    find.addEventListener("input", filter);
    only.addEventListener("change", filter);
  }

  const openAll = (open) => {
    for (const entry of document.querySelectorAll("details.entry")) entry.open = open;
  };
  document.querySelector("#open")?.addEventListener("click", () => openAll(true));
  document.querySelector("#close")?.addEventListener("click", () => openAll(false));

  const follow = () => {
    const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const entry = place && place.closest("details");
    if (!entry) return;
    entry.open = true;
    entry.scrollIntoView();
    entry.querySelector("summary").focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  follow();
})();
