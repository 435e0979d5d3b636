// What others published, and the register of reports sent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESK, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

for (const [path, name] of [
  ["/office/official", "official"],
  ["/office/official?index=papi&lang=en", "official-papi-english"],
  ["/office/reports/sent", "reports-sent"],
  ["/office/reports/sent?lang=en", "reports-sent-english"],
]) {
  for (const size of [undefined, DESK]) {
    test(`${path} is sound ${size ? "on a desk" : "on a phone"}`, async () => {
      await visit({ size, cookies }, async (page) => {
        await go(page, path);
        await sound(page, size ? `${name}-desk` : name);
      });
    });
  }
}

test("one goes from the plan's task to the official figures of its index", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/plan");
    await press(page, page.locator('th a[href$="/8.2"]').first());
    await press(page, page.locator('a[href*="/office/official?index=sipas"]'));
    assert.match(page.url(), /index=sipas/);
    assert.ok(await page.locator("h3", { hasText: "SIPAS – Hải Phòng" }).count() > 0);
    assert.equal(await page.locator("h3", { hasText: "PAPI" }).count(), 0);
  });
});

test("a file with faults is refused with all of them", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/official");
    await press(page, page.locator("main a[href*='/office/import/official']"));
    const buffer = Buffer.from("index,year,level,subject,value,source\ngini,24,town,X,1,Y\n");
    await page.locator("#file").setInputFiles({ name: "x.csv", mimeType: "text/csv", buffer });
    await press(page, page.locator("form[enctype] button"));
    assert.equal(await page.locator("[role=alert] li").count(), 3);
    await sound(page, "official-refused");
  });
});
