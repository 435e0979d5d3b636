// Units over time: one is founded, another merged into it, and the merger taken back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESK, PHONE, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

/** The office's day, so many days ago. */
function day(ago) {
  const at = new Date(Date.now() - ago * 86_400_000);
  return at.toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" });
}

const YESTERDAY = day(1);
const BEFORE = day(3);

/** Tabs on until what is focused fits; as far as a patient person would. */
async function tabTo(page, selector) {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

/** Sends the form that holds the focus. */
async function enter(page) {
  const [answer] = await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  return answer;
}

/** The links to units in the tree of a day. */
function tree(page) {
  return page.locator("main table tbody th a").evaluateAll((links) =>
    links.map((link) => new URL(link.href).pathname.split("/").at(-1)));
}

for (const [path, name, size] of [
  ["/office/units", "units", DESK],
  ["/office/units?lang=en", "units-english", PHONE],
  ["/office/units/PLS", "unit", PHONE],
  ["/office/units/PLS?lang=en", "unit-english", DESK],
]) {
  test(`${path} is sound, with every form open`, async () => {
    await visit({ size, cookies }, async (page) => {
      await go(page, path);
      await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
      await sound(page, name);
    });
  });
}

test("a unit is founded by the keyboard alone", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/units");
    await tabTo(page, "section.work summary");
    await page.keyboard.press("Enter");
    await tabTo(page, "#code");
    await page.keyboard.type("PMOI");
    await tabTo(page, "input[name=name_vi]");
    await page.keyboard.type("Phòng Minh họa");
    await tabTo(page, "input[name=name_en]");
    await page.keyboard.type("Made-up Division");
    await tabTo(page, "input[name=day]");
    // Chromium's date field takes month, day and year in the order of its locale; the value is set
    // as its picker sets it.
    await page.locator("section.work input[name=day]").fill(day(2));
    await tabTo(page, "input[name=basis]");
    await page.keyboard.type("QĐ 1/QĐ-UBND");
    await enter(page);
    assert.equal(await page.locator("[role=alert]").count(), 0);
    assert.ok((await tree(page)).includes("PMOI"), "the new unit stands in the tree");
  });
});

test("a merger without a receiver is refused, and what was typed is still there", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/units/PLS?lang=en");
    await page.locator("summary", { hasText: "Merge into another unit" }).click();
    const form = page.locator("details[open] form", { has: page.locator("#merge-into") });
    await form.evaluate((each) => { each.noValidate = true; });
    await form.locator("input[name=basis]").fill("QĐ 2/QĐ-UBND");
    await press(page, form.locator("button"));
    assert.equal(await page.locator("[role=alert] li").count(), 2, "the day and the unit");
    assert.equal(await page.locator("#merge-basis").inputValue(), "QĐ 2/QĐ-UBND");
    assert.match(await page.title(), /^Error: /);
    await sound(page, "unit-refused");
  });
});

test("a unit is merged, the tree shows the day before and after, and the merger is taken back", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/units/PLS");
    await page.locator("summary", { hasText: "Sáp nhập vào đơn vị khác" }).click();
    await page.locator("#merge-into").selectOption("PMOI");
    await page.locator("#merge-day").fill(YESTERDAY);
    await page.locator("#merge-basis").fill("QĐ 2/QĐ-UBND");
    await press(page, page.locator("button[value=merge]"));
    assert.equal(await page.locator("[role=alert]").count(), 0);

    await go(page, "/office/units");
    const now = await tree(page);
    assert.ok(now.includes("PMOI") && !now.includes("PLS"), `today: ${now}`);
    await sound(page, "units-merged");
    await page.locator("#on").fill(BEFORE);
    await press(page, page.locator("form.filters button"));
    assert.match(page.url(), new RegExp(`on=${BEFORE}`));
    const then = await tree(page);
    assert.ok(then.includes("PLS") && !then.includes("PMOI"), `three days ago: ${then}`);

    await go(page, "/office/units");
    const merger = page.locator("ol.history > li", { hasText: "QĐ 2/QĐ-UBND" });
    await merger.locator("summary").click();
    await merger.locator("input[name=reason]").fill("Ghi nhầm");
    await press(page, merger.locator("button"));
    await page.locator("ol.history .late", { hasText: "Ghi nhầm" }).waitFor();
    const again = await tree(page);
    assert.ok(again.includes("PLS") && again.includes("PMOI"), `taken back: ${again}`);
    await sound(page, "units-withdrawn");
  });
});
