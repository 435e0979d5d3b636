// Paper forms: a sheet is made, and its forms are keyed with the keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESK, PHONE, close, go, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

/** Makes a sheet of the quick survey, at the first place or another; the address of its page. */
async function made(page, place) {
  await go(page, "/office/paper");
  if (place) await page.locator("#touchpoint").selectOption(place);
  await page.locator("#instrument").selectOption("quick");
  await page.locator("#delivered").fill("3");
  await page.locator("#returned").fill("2");
  await page.locator("input[name=twice]").uncheck();
  await Promise.all([page.waitForNavigation(), page.locator("section button[type=submit]").first().click()]);
  assert.match(page.url(), /\/office\/paper\/bundles\//);
  return new URL(page.url()).pathname;
}

test("a sheet's pages are sound, also on a phone", async () => {
  for (const size of [DESK, PHONE]) {
    await visit({ size, cookies }, async (page) => {
      const name = size === PHONE ? "-phone" : "";
      const one = await made(page);
      await sound(page, `paper-sheet${name}`);
      await go(page, `${one}/key?entry=1`);
      await sound(page, `paper-key${name}`);
      await go(page, `${one}/differences`);
      await sound(page, `paper-differences${name}`);
      for (const [path, what] of [["/office/paper?lang=en", "list"], ["/office/paper/import", "import"], ["/office/interview", "interview"]]) {
        await go(page, path);
        await sound(page, `paper-${what}${name}`);
      }
    });
  }
});

test("a form is keyed with the keyboard alone, and the next one follows", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    const one = await made(page);
    await go(page, `${one}/key?entry=1`);
    const focused = () => page.evaluate(() => document.activeElement.name);
    assert.equal(await focused(), "overall", "the first question has the focus");
    await page.keyboard.type("2");
    assert.equal(await focused(), "why", "a digit goes on to the next question");
    await page.keyboard.press("Backspace");
    assert.equal(await focused(), "overall", "and Backspace goes back");
    await page.keyboard.press("Enter");
    await page.keyboard.type("13");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "remark");
    await page.keyboard.type("Chờ lâu");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Control+Enter")]);
    assert.match(await page.locator("h1").innerText(), /2/, "the second form is next");
    assert.match(await page.locator(".notice").innerText(), /1/);
    await page.keyboard.type("5-");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Control+Enter")]);
    await go(page, one);
    const close = page.locator("form[action*='/close'] button");
    await Promise.all([page.waitForNavigation(), close.click()]);
    await sound(page, "paper-closed");
  });
});

test("where a place has several procedures their list comes first, and Enter goes on", async () => {
  await visit({ size: PHONE, cookies }, async (page) => {
    const one = await made(page, "BT01");
    await go(page, `${one}/key?entry=1`);
    const focused = () => page.evaluate(() => document.activeElement.name);
    assert.equal(await focused(), "procedure");
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "overall");
    assert.match(await page.locator("#procedure").inputValue(), /./, "the second of the list");
    await sound(page, "paper-key-procedure-phone");
    await page.keyboard.type("5-");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Control+Enter")]);
    assert.match(await page.locator("h1").innerText(), /2/);
  });
});

test("without script Enter goes on to the next blank and keeps what was typed", async () => {
  await visit({ size: DESK, cookies, javaScript: false }, async (page) => {
    const one = await made(page);
    await go(page, `${one}/key?entry=1`);
    await page.locator("#overall").fill("2");
    await Promise.all([page.waitForNavigation(), page.locator("#overall").press("Enter")]);
    assert.equal(await page.locator("#overall").inputValue(), "2");
    assert.equal(await page.locator("#why").getAttribute("autofocus"), "");
    await page.locator("#why").fill("4");
    await Promise.all([page.waitForNavigation(), page.locator("#why").press("Enter")]);
    assert.match(await page.locator("h1").innerText(), /2/);
  });
});
