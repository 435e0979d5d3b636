// Shows new figures once a batch of answers has been settled. The page works without it.
//
// It reloads the page where it stands: not while a form is being filled in, not while nobody looks,
// and not after half an hour without a hand on the machine, so that a page left open does not keep
// its session from resting.
"use strict";
{
  const HALF_AN_HOUR = 30 * 60 * 1000;
  const source = document.currentScript.dataset;
  const stored = (name) => Number(sessionStorage.getItem(name)) || 0;
  let wanted = false;
  let touched = stored("touched") || Date.now();

  for (const kind of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(kind, () => {
      touched = Date.now();
    }, { passive: true });
  }

  /** Whether someone has changed a field and not sent it yet, or stands in one. */
  const filling = () =>
    document.activeElement?.matches("input, select, textarea") ||
    [...document.querySelectorAll("form")].some((form) => form.dataset.changed);
  addEventListener("input", (event) => {
    if (event.target.form) event.target.form.dataset.changed = "yes";
  });

  const reload = () => {
    if (!wanted || filling() || document.hidden) return;
    if (!source.wall && Date.now() - touched > HALF_AN_HOUR) return;
    sessionStorage.setItem("touched", touched);
    sessionStorage.setItem("place", `${location.pathname}${location.search} ${scrollY}`);
    location.reload();
  };

  const place = (sessionStorage.getItem("place") || "").split(" ");
  if (place[0] === `${location.pathname}${location.search}`) scrollTo(0, Number(place[1]) || 0);
  sessionStorage.removeItem("place");

  const events = new EventSource(`/office/live?since=${source.since}`);
  events.addEventListener("settled", () => {
    wanted = true;
    reload();
  });
  if (source.wall === "turn") {
    // The views of a wall screen take turns; the page is asked for again when all were shown.
    const views = [...document.querySelectorAll(".view")];
    setInterval(() => {
      const now = views.findIndex((view) => !view.hidden);
      for (const [at, view] of views.entries()) view.hidden = at !== (now + 1) % views.length;
    }, 20 * 1000);
  }
  if (source.wall) {
    // Days go by without a batch, and sessions end: a wall shows neither for long.
    setTimeout(() => location.reload(), 10 * 60 * 1000);
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 60 * 1000);
    });
  }
  addEventListener("visibilitychange", reload);
  addEventListener("focusout", () => setTimeout(reload, 1000));
  addEventListener("pagehide", () => events.close());
}
