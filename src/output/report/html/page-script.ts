/** The page's script: filters, and links that open what they lead to. Without it everything is shown. */
export const PAGE_SCRIPT = `
"use strict";
(() => {
  const form = document.getElementById("filters");
  const told = document.getElementById("told");
  const leaves = [...document.querySelectorAll("article.leaf")];
  const sections = [...document.querySelectorAll("section.part, section.section")];
  form.hidden = false;

  function apply() {
    const asked = new FormData(form);
    const statuses = new Set(asked.getAll("status"));
    const [severity, section, context] = ["severity", "section", "context"].map((name) => asked.get(name));
    const narrows = severity !== "" || context !== "";
    for (const leaf of leaves) {
      let matching = 0;
      for (const item of leaf.querySelectorAll(".items > li")) {
        const { severity: its, context: place } = item.dataset;
        item.hidden = narrows && !((severity === "" || its === severity) && (context === "" || place === context));
        if (!item.hidden) matching += 1;
      }
      leaf.hidden = !statuses.has(leaf.dataset.status) || (section !== "" && leaf.dataset.section !== section) || (narrows && matching === 0);
    }
    for (const each of sections) each.hidden = !each.querySelector("article.leaf:not([hidden])");
    const shown = leaves.filter((leaf) => !leaf.hidden).length;
    told.textContent = shown === leaves.length ? "all " + shown + " lines are shown" : shown + " of " + leaves.length + " lines are shown";
  }

  function follow() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const target = id === "" ? null : document.getElementById(id);
    if (target === null) return;
    if (target.closest("[hidden]") !== null) { form.reset(); apply(); }
    for (let each = target; each !== null; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    for (const each of target.querySelectorAll(":scope > details")) each.open = true;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
  apply();
  follow();
})();
`;
