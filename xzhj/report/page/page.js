"use strict";
(() => {
  const CHUNK = 150;
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const list = byId("list"), more = byId("more"), search = byId("search"), rule = byId("rule"), shown = byId("shown");
  const buttons = [...document.querySelectorAll("[data-level]")];
  const KINDS = ["error", "warning", "note", "unchecked", "waived"];
  const NAMES = ["错误", "警告", "说明", "未查", "准许"];
  // a row: group, kind, code, text, places, how many places, citations, approval
  const hay = data.rows.map((r) => [r[2], r[3], data.groups[r[0]], ...r[4], ...r[6].map((c) => data.cites[c]), r[7]].join("\n").toLowerCase());
  const explained = new Set(data.explained);
  let matches = [], next = 0, group = -1, counts = [];

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  const mark = (row) => {
    const node = make("div", "mark");
    node.append(make("span", "tag", NAMES[row[1]]));
    if (explained.has(row[2])) {
      const link = make("a", "", row[2]);
      link.href = "#x-" + row[2];
      link.title = "看这一条的说明";
      node.append(link);
    } else node.append(row[2]);
    return node;
  };

  const where = (row) => {
    const [places, total] = [row[4], row[5]];
    if (places.length <= 6) return make("span", "", "位置：" + places.join("、") + (total > 6 ? "，共" + total + "处" : ""));
    const node = make("details");
    node.append(make("summary", "", "位置：" + places.slice(0, 5).join("、") + " 等，共" + total + "处"));
    node.append(make("p", "", places.slice(5).join("、") + (places.length >= data.most ? " ……其余见 JSON" : "")));
    return node;
  };

  const item = (row) => {
    const node = make("article", "item " + KINDS[row[1]]), body = make("div"), why = make("div", "why");
    body.append(make("p", "", row[3]));
    if (row[5]) why.append(where(row));
    if (row[6].length) why.append(make("span", "", "依据：" + row[6].map((c) => data.cites[c]).join("；")));
    if (row[7]) why.append(make("span", "", "已准许：" + row[7]));
    if (why.childNodes.length) body.append(why);
    node.append(mark(row), body);
    return node;
  };

  const heading = (number) => {
    const node = make("h3", "", data.groups[number]);
    node.append(make("small", "", counts[number] + " 项"));
    return node;
  };

  const grow = (size) => {
    const part = document.createDocumentFragment();
    const end = Math.min(matches.length, next + size);
    for (; next < end; next++) {
      const row = data.rows[matches[next]];
      if (row[0] !== group) part.append(heading(group = row[0]));
      part.append(item(row));
    }
    list.append(part);
    more.hidden = next >= matches.length;
    more.textContent = "再显示（还有 " + (matches.length - next) + " 项）";
  };

  const pressed = () => buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => +b.dataset.level);

  const apply = () => {
    const kinds = new Set(pressed()), words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean), code = rule.value;
    matches = [];
    counts = data.groups.map(() => 0);
    for (let i = 0; i < data.rows.length; i++) {
      const row = data.rows[i];
      if (!kinds.has(row[1]) || (code && row[2] !== code) || !words.every((w) => hay[i].includes(w))) continue;
      matches.push(i);
      counts[row[0]]++;
    }
    list.replaceChildren();
    next = 0;
    group = -1;
    grow(CHUNK);
    const all = matches.length === data.rows.length;
    shown.textContent = !data.rows.length ? "没有发现问题。" : all ? "共 " + matches.length + " 项" : "列出 " + matches.length + " 项，共 " + data.rows.length + " 项" + (matches.length ? "" : "；没有符合的，请放宽条件");
    byId("reset").hidden = all;
  };

  const remember = () => {
    const state = new URLSearchParams();
    const kinds = pressed();
    if (kinds.length < buttons.length) state.set("level", kinds.map((k) => KINDS[k]).join(","));
    if (rule.value) state.set("code", rule.value);
    if (search.value.trim()) state.set("q", search.value.trim());
    try { history.replaceState(null, "", "#" + state); } catch (e) { /* 有的浏览器不许本地网页改地址，不影响筛选 */ }
  };

  const fromAddress = () => {
    const hash = location.hash.slice(1);
    if (hash.startsWith("x-")) return open(hash);
    if (hash === "pictures") document.querySelector("#pictures details").open = true;
    if (!hash.includes("=")) return;
    const state = new URLSearchParams(hash), kinds = state.get("level");
    for (const b of buttons) b.setAttribute("aria-pressed", String(kinds === null || kinds.split(",").includes(KINDS[+b.dataset.level])));
    rule.value = state.get("code") || "";
    if (rule.selectedIndex < 0) rule.value = "";
    search.value = state.get("q") || "";
    apply();
    byId("findings").scrollIntoView();
  };

  const open = (id) => {
    const node = byId(id);
    if (!node) return;
    node.open = true;
    node.scrollIntoView();
  };

  const changed = () => { apply(); remember(); };
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(changed, 60); });
  rule.addEventListener("change", changed);
  const press = (b, on) => b.setAttribute("aria-pressed", String(on));
  const click = (b) => {
    const on = pressed(), mine = +b.dataset.level;
    if (on.length === buttons.length) for (const other of buttons) press(other, other === b);
    else if (on.length === 1 && on[0] === mine) for (const other of buttons) press(other, true);
    else press(b, !on.includes(mine));
    changed();
  };
  for (const b of buttons) b.addEventListener("click", () => click(b));
  byId("reset").addEventListener("click", () => {
    for (const b of buttons) press(b, true);
    rule.value = search.value = "";
    changed();
  });
  more.addEventListener("click", () => grow(CHUNK));
  new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting) && next < matches.length) grow(CHUNK); }, { rootMargin: "800px" }).observe(more);

  let closed = [];
  window.addEventListener("beforeprint", () => {
    grow(matches.length);
    closed = [...document.querySelectorAll("#pictures details:not([open])")];
    for (const d of closed) d.open = true;
  });
  window.addEventListener("afterprint", () => { for (const d of closed) d.open = false; });
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("hashchange", fromAddress);
  apply();
  fromAddress();
})();
