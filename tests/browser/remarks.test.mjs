// Remarks, as the office works with them and as the public reads them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESK, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

for (const [path, name] of [
  ["/office/remarks", "remarks"],
  ["/office/remarks?lang=en", "remarks-english"],
  ["/office/remarks/release", "remarks-release"],
  ["/remarks", "remarks-public"],
  ["/remarks?lang=en", "remarks-public-english"],
]) {
  test(`${path} is sound`, async () => {
    await visit({ size: DESK, cookies }, async (page) => {
      await go(page, path);
      await sound(page, name);
    });
  });
}

test("a remark is found, given a topic and something to do, and a refused form loses nothing", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/remarks");
    await page.locator("#topic").selectOption("waiting");
    await press(page, page.locator("form.filters button"));
    assert.match(page.url(), /topic=waiting/);
    await press(page, page.locator("article.remark a").first());
    await sound(page, "remark");
    await page.locator("input[name=state][value=action]").check();
    // The first that fits may have a note already.
    await page.locator("#note").fill("");
    await press(page, page.locator("form[action$='/do/state'] button"));
    assert.equal(await page.locator("[role=alert]").count(), 1);
    assert.ok(await page.locator("input[name=state][value=action]").isChecked());
    await page.locator("#note").fill("Mở thêm quầy buổi sáng");
    await press(page, page.locator("form[action$='/do/state'] button"));
    assert.match(await page.locator("dl.facts").textContent(), /Mở thêm quầy buổi sáng/);
  });
});

test("several remarks are marked with the keyboard alone", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/remarks?state=unread");
    const ticks = page.locator("input[name=remark]");
    const unread = await ticks.count();
    assert.ok(unread > 1, "the made-up office has unread remarks");
    await ticks.first().focus();
    await page.keyboard.press("Space");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(page.url(), /state=unread/);
  });
});
