// The office's morning: the overview, the wall, and the ways further in, by link and by keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESK, close, go, visit } from "./browser.mjs";
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
    await enter(page.locator(`details.ways a[href="${OF}/items/s5"]`));
    await enter(page.locator("a[href*='touchpoint=BT01']").first());
    assert.match(page.url(), /items\/s5\?touchpoint=BT01$/);
    await enter(page.locator("a[rel=next]"));
    assert.match(page.url(), /items\/s6\?touchpoint=BT01$/);
    await enter(page.locator(".trail a").nth(1));
    assert.match(page.url(), /sipas-counter\?touchpoint=BT01$/);
  });
});

test("without scripts the pages are the same and the wall asks for itself again", async () => {
  await visit({ size: DESK, cookies, javaScript: false }, async (page) => {
    await go(page, "/office/wall");
    assert.equal(await page.locator("meta[http-equiv=refresh]").count(), 1);
    await go(page, "/office");
    assert.ok(await page.locator("section.today").isVisible());
  });
});

test("an open page asks its own server alone, and is told of a batch", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
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
