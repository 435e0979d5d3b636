// From signing in to the finished report, and the leader's page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { BASE, DESK, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { PASSWORD, signIn, signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

for (const [path, name] of [
  ["/office/reports", "report"],
  ["/office/reports?lang=en", "report-english"],
  ["/office/reports/leader", "leader"],
  ["/office/reports/leader?lang=en", "leader-english"],
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

test("from the sign-in to the six months' report as DOCX and PDF in under ten clicks", async () => {
  await visit({ size: DESK }, async (page) => {
    let clicks = 0;
    const click = async (target) => { clicks += 1; await press(page, target); };
    await page.goto(new URL("/office", BASE).href);
    await signIn(page, PASSWORD);
    clicks += 1;
    await page.locator("nav details.group summary", { hasText: "Công việc" }).click();
    clicks += 1;
    await click(page.locator("nav a", { hasText: "Báo cáo CCHC" }).first());
    await click(page.locator("main nav a", { hasText: "6 tháng" }).first());
    for (const [format, start] of [["docx", "PK"], ["pdf", "%PDF"]]) {
      clicks += 1;
      const loading = page.waitForEvent("download");
      await page.locator(`main nav a[href$="/${format}"]`).click();
      const chunks = [];
      for await (const chunk of await (await loading).createReadStream()) chunks.push(chunk);
      assert.ok(Buffer.concat(chunks).subarray(0, start.length).toString() === start, format);
    }
    assert.ok(clicks < 10, `${clicks} clicks`);
  });
});

test("a sentence is changed, kept as a draft, and refused fields come back", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/reports?period=2025-Q1");
    await page.locator("details.work > summary").click();
    await page.locator("#text-causes").fill("Do thiếu biên chế.");
    await press(page, page.locator('button[value="save"]'));
    assert.ok(await page.locator(".paper", { hasText: "Do thiếu biên chế." }).count() > 0);
    await page.locator("details.work > summary").click();
    await press(page, page.locator('button[value="issue"]'));
    assert.ok(await page.locator("[role=alert] li").count() >= 2);
    await sound(page, "report-refused");
  });
});
