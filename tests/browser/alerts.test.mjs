// What wants attention, and what one is told of it by mail.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESK, PHONE, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

/** What the page shows outside the folded list of hidden matters. */
const OPEN = "main > ul.history > li";
const HIDDEN = "main > details li";

for (const [path, name, size] of [
  ["/office/alerts", "alerts", PHONE],
  ["/office/alerts", "alerts-desk", DESK],
  ["/office/alerts?lang=en", "alerts-english", PHONE],
]) {
  test(`${path} is sound (${name})`, async () => {
    await visit({ size, cookies }, async (page) => {
      await go(page, path);
      assert.ok(await page.locator(OPEN).count() > 0, "the made-up office has matters");
      await sound(page, name);
    });
  });
}

for (const [query, error] of [["", /^Lỗi: /], ["?lang=en", /^Error: /]]) {
  test(`settings with a bad address come back with what was typed${query && ", in English"}`, async () => {
    await visit({ size: DESK, cookies }, async (page) => {
      await go(page, `/office/alerts${query}`);
      // The browser's own check would stop it first; a browser without one sees ours.
      await page.locator("form.stacked").evaluate((form) => { form.noValidate = true; });
      await page.locator("#address").fill("an@sở ngoại vụ");
      await page.locator("input[name=kind]").first().uncheck();
      await page.locator("input[name=pace]").last().check();
      await page.locator("#mail-lang").selectOption("en");
      await press(page, page.locator("button[value=settings]"));
      assert.equal(await page.locator("[role=alert] li").count(), 1);
      assert.match(await page.title(), error);
      assert.equal(await page.locator("#address").getAttribute("value"), "an@sở ngoại vụ");
      assert.equal(await page.locator("#address").getAttribute("aria-invalid"), "true");
      assert.ok(!await page.locator("input[name=kind]").first().isChecked());
      assert.ok(await page.locator("input[name=pace]").last().isChecked());
      assert.equal(await page.locator("#mail-lang").inputValue(), "en");
      assert.equal(await page.locator("html").getAttribute("lang"), query ? "en" : "vi");
      await sound(page, query ? "alerts-refused-english" : "alerts-refused");
    });
  });
}

test("good settings are kept", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/alerts");
    await page.locator("#address").fill("an@example.gov.vn");
    await press(page, page.locator("button[value=settings]"));
    assert.equal(await page.locator("[role=alert]").count(), 0);
    await go(page, "/office/alerts");
    assert.equal(await page.locator("#address").inputValue(), "an@example.gov.vn");
    await page.locator("#address").fill("");
    await press(page, page.locator("button[value=settings]"));
    await go(page, "/office/alerts");
    assert.equal(await page.locator("#address").inputValue(), "");
  });
});

for (const query of ["", "?lang=en"]) {
  test(`a matter is hidden by the keyboard and shown again${query && ", in English"}`, async () => {
    await visit({ size: DESK, cookies }, async (page) => {
      await go(page, `/office/alerts${query}`);
      const open = await page.locator(OPEN).count();
      const what = await page.locator(`${OPEN} a`).first().textContent();
      await page.locator(`${OPEN} button`).first().focus();
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.equal(await page.locator("html").getAttribute("lang"), query ? "en" : "vi");
      assert.equal(await page.locator(OPEN).count(), open - 1);
      await page.locator("main > details summary").click();
      assert.equal(await page.locator(HIDDEN).count(), 1);
      assert.equal(await page.locator(`${HIDDEN} a`).textContent(), what);
      await sound(page, query ? "alerts-hidden-english" : "alerts-hidden");
      await press(page, page.locator(`${HIDDEN} button`));
      assert.equal(await page.locator(OPEN).count(), open);
      assert.equal(await page.locator(HIDDEN).count(), 0);
    });
  });
}
