// Keys for working through remarks. The page works without it.
"use strict";
{
  const form = document.getElementById("bulk");
  const remarks = [...document.querySelectorAll("article.remark")];
  const place = `remark ${location.pathname}${location.search}`;
  let at = -1;

  const tick = (remark) => remark?.querySelector("input[name=remark]");
  const ticked = () => remarks.filter((remark) => tick(remark).checked);
  const go = (to) => {
    if (!remarks.length) return;
    at = Math.max(0, Math.min(to, remarks.length - 1));
    remarks[at].focus();
    remarks[at].scrollIntoView({ block: "center" });
  };
  /** Sends the form for what is ticked, else for the remark that has the focus. */
  const send = (act) => {
    if (form.elements.scope.value === "ticked" && !ticked().length) {
      if (at < 0) return;
      tick(remarks[at]).checked = true;
    }
    sessionStorage.setItem(place, at);
    form.requestSubmit(form.querySelector(`button[value=${act}]`));
  };
  const acts = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    x: () => { if (at >= 0) tick(remarks[at]).checked = !tick(remarks[at]).checked; },
    a: () => {
      const all = ticked().length < remarks.length;
      for (const remark of remarks) tick(remark).checked = all;
    },
    r: () => send("read"),
    s: () => send("spam"),
    o: () => remarks[at]?.querySelector("a[href]").click(),
    g: () => {
      if (at >= 0 && !ticked().length) tick(remarks[at]).checked = true;
      document.getElementById("hand-on").open = true;
      form.elements.note.focus();
    },
  };

  addEventListener("keydown", (event) => {
    const writing = event.target.matches("textarea, select, input:not([type=checkbox])");
    if (event.ctrlKey || event.altKey || event.metaKey || writing) return;
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  for (const [index, remark] of remarks.entries()) {
    remark.addEventListener("focusin", () => { at = index; });
  }
  form.querySelector(".keys").hidden = false;
  const stored = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (stored !== null && Number(stored) >= 0) go(Number(stored));
}
