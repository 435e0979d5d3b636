// The office's morning: the overview, the wall, and the ways further in, by link and by keyboard.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { BASE, DESK, close, go, needed, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

const OF = "/office/instruments/sipas-counter";

for (const [path, name] of [
  ["/office", "morning"],
  ["/office?lang=en", "morning-english"],
  ["/office/wall", "wall"],
  [`${OF}/items/s5`, "item"],
  [`${OF}/factors/access?lang=en`, "factor-english"],
  [`${OF}/funnel?by=touchpoint`, "funnel"],
  [`${OF}/drivers`, "drivers"],
  [`${OF}/drivers/correlations`, "correlations"],
]) {
  test(`${path} is sound`, async () => {
    await visit({ size: DESK, cookies }, async (page) => {
      await go(page, path);
      await sound(page, name);
    });
  });
}

test("from the office to one item at one counter by the keyboard, and back by the trail", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, OF);
    const enter = async (link) => {
      await link.focus();
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    };
    await page.locator("details.ways summary").focus();
    await page.keyboard.press("Enter");
    await enter(page.locator(`details.ways a[href^="${OF}/items/s5?"]`));
    await enter(page.locator("a[href*='touchpoint=BT01']").first());
    assert.match(page.url(), /items\/s5\?period=\d{4}-Y&touchpoint=BT01$/);
    await enter(page.locator("a[rel=next]"));
    assert.match(page.url(), /items\/s6\?period=\d{4}-Y&touchpoint=BT01$/);
    await enter(page.locator(".trail a").nth(1));
    assert.match(page.url(), /sipas-counter\?period=\d{4}-Y&touchpoint=BT01$/);
  });
});

test("without scripts the pages are the same and the wall asks for itself again", async () => {
  await visit({ size: DESK, cookies, javaScript: false }, async (page) => {
    await go(page, "/office/wall");
    assert.equal(await page.locator("meta[http-equiv=refresh]").count(), 1);
    await go(page, "/office");
    assert.ok(await page.locator("section.todo").isVisible());
  });
});

test("an open page asks its own server alone, and is told of a batch", async () => {
  await visit({ size: DESK, cookies, live: true }, async (page) => {
    await go(page, "/office");
    const opened = await page.evaluate(() => performance.getEntriesByType("resource").map((each) => each.name));
    assert.ok(opened.some((name) => name.includes("/assets/live-")), "the script is our own");
    // A mark that is none of the server's is told as a batch at once.
    const told = await page.evaluate(() => new Promise((resolve, reject) => {
      const events = new EventSource("/office/live?since=earlier");
      events.addEventListener("settled", (event) => { events.close(); resolve(event.data); });
      setTimeout(() => reject(new Error("nothing was told")), 10_000);
    }));
    assert.equal(told, "settled");
  });
});

/** Five answers of one counter, which is as few as are ever settled together. */
async function batch() {
  for (let each = 0; each < 5; each += 1) {
    const answer = await fetch(`${BASE}/api/v1/touchpoints/BT01/responses`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ key: randomUUID(), answers: { overall: 4 } }),
    });
    assert.equal(answer.status, 201, await answer.text());
  }
  execFileSync(needed("BINARY"), ["settle"]);
}

/** Longer than the server's pause between two looks for batches that another process settled. */
const A_LOOK = { timeout: 45_000 };

test("a page shows a new batch by itself, where it was scrolled to", async () => {
  await visit({ size: DESK, cookies, live: true }, async (page) => {
    await go(page, "/office");
    await page.evaluate(() => scrollTo(0, 500));
    const from = await page.evaluate(() => scrollY);
    assert.ok(from > 0, "the page is long enough to be scrolled");
    const shown = page.waitForEvent("load", A_LOOK);
    await batch();
    await shown;
    assert.equal(await page.evaluate(() => scrollY), from);
  });
});

test("a form that somebody is filling in is left alone until it is sent", async () => {
  await visit({ size: DESK, cookies, live: true }, async (page) => {
    await go(page, "/office");
    await page.locator(".days summary").click();
    await page.locator("#from").fill("2026-01-05");
    await page.locator("#from").blur();
    let reloaded = 0;
    page.on("load", () => { reloaded += 1; });
    const told = page.evaluate(() => new Promise((resolve) => {
      new EventSource("/office/live").addEventListener("settled", () => resolve("told"));
    }));
    await batch();
    assert.equal(await told, "told");
    // The page's own script was told with it; what it does after a pause of one second is over then.
    await page.waitForTimeout(2_000);
    assert.equal(reloaded, 0);
    assert.equal(await page.locator("#from").inputValue(), "2026-01-05");
  });
});
