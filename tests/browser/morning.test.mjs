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

for (const [size, cards] of [
  [{ width: 1440, height: 900 }, ".morning > .card"],
  [{ width: 360, height: 740 }, ".morning > :is(.answer, .worst)"],
]) {
  test(`the figure, the worst and what to do are on the first screen of ${size.width} by ${size.height}`, async () => {
    await visit({ size, cookies }, async (page) => {
      await go(page, "/office");
      const ends = await page.locator(cards).evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
      assert.ok(ends.length >= 3, `${ends.length} cards`);
      assert.ok(Math.max(...ends) <= size.height, `cards end at ${ends}`);
      const todo = page.locator(size.width > 400 ? ".todo" : ".pressing");
      assert.ok((await todo.boundingBox()).y < size.height);
    });
  });
}

test("on a phone the line of twelve months stands beside the figure", async () => {
  await visit({ size: { width: 360, height: 740 }, cookies }, async (page) => {
    await go(page, "/office");
    const figure = await page.locator(".answer .big").boundingBox();
    const line = await page.locator(".answer .spark-line svg.chart-phone").boundingBox();
    assert.ok(line.width >= 60 && line.height >= 20, JSON.stringify(line));
    assert.ok(line.x >= figure.x + figure.width && line.y < figure.y + figure.height, JSON.stringify([figure, line]));
  });
});

test("the wall fills its screen in each of its views, and no text of a chart is under 14 pixels", async () => {
  const size = { width: 1920, height: 1080 };
  await visit({ size, cookies }, async (page) => {
    for (const view of [1, 2, 3]) {
      await go(page, `/office/wall?stay=yes&view=${view}`);
      const found = await page.evaluate(() => {
        const shown = [...document.querySelectorAll(".view:not([hidden]) svg text")].filter((each) => each.getClientRects().length);
        const drawn = shown.map((each) => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a);
        const ends = [...document.querySelectorAll(".view:not([hidden]) *")].map((each) => each.getBoundingClientRect().bottom);
        return { least: Math.min(14, ...drawn), end: Math.max(...ends), height: document.documentElement.scrollHeight };
      });
      assert.equal(found.least, 14, `view ${view}: text of ${found.least} pixels`);
      assert.ok(found.height <= size.height && found.end > size.height * 0.75, `view ${view}: ${JSON.stringify(found)}`);
    }
  });
});

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
    // What is settled before the stream is open is told to nobody.
    await page.evaluate(() => new Promise((opened) => {
      const stream = new EventSource("/office/live");
      window.told = new Promise((told) => { stream.addEventListener("settled", () => told("told")); });
      stream.addEventListener("open", opened);
    }));
    await batch();
    assert.equal(await page.evaluate(() => window.told), "told");
    // The page's own script was told with it; what it does after a pause of one second is over then.
    await page.waitForTimeout(2_000);
    assert.equal(reloaded, 0);
    assert.equal(await page.locator("#from").inputValue(), "2026-01-05");
  });
});
