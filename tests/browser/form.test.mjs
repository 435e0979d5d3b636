// A citizen's journey: scan, answer, receipt.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { BASE, PHONE, close, go, needed, visit } from "./browser.mjs";
import { rowsAtLeast, scaleContrast, sound, typeAtLeast } from "./checks.mjs";

const SCANNED = needed("SCANNED");
const REMARK = "Chị hướng dẫn nhiệt tình, nhưng phòng chờ hơi nóng.";

after(close);

/** The names of the questions that take one choice, in the order of the page. */
async function questions(page) {
  const names = await page.locator("input[type=radio]").evaluateAll((all) => all.map((each) => each.name));
  return [...new Set(names)];
}

/** Taps the row of a choice, as a thumb does. */
async function tap(page, name, value) {
  await page.locator(`label:has(input[name="${name}"][value="${value}"]), label[for="${await idOf(page, name, value)}"]`).first().tap();
}

async function idOf(page, name, value) {
  return page.locator(`input[name="${name}"][value="${value}"]`).getAttribute("id");
}

async function send(page) {
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    page.locator("form[method=post] button[type=submit], form[method=post] button:not([type])").last().tap(),
  ]);
  return answer;
}

async function chosen(page) {
  return page.locator("input:checked").evaluateAll((all) => all.map((each) => `${each.name}=${each.value}`));
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with scripts" : "without scripts";

  test(`a scanned code leads to the form, an answer to its receipt, ${how}`, async () => {
    await visit({ javaScript }, async (page, context) => {
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      const answer = await page.goto(SCANNED);
      assert.equal(answer.status(), 200);
      assert.deepEqual(asked, [answer.url()], "the form is one request");
      assert.deepEqual(await chosen(page), [], "nothing is chosen beforehand");
      assert.equal((await questions(page))[0], "overall", "the overall question comes first");

      for (const [place, name] of (await questions(page)).entries()) {
        await tap(page, name, place % 3 === 0 ? "5" : "4");
      }
      assert.equal((await chosen(page)).length, (await questions(page)).length, "the first tap counts");
      await page.locator("textarea[name=remark]").fill(REMARK);
      const receipt = await send(page);
      assert.equal(receipt.status(), 200);
      assert.match(page.url(), /\/r\/[0-9A-Z]{16}(\?|$)/);
      const code = page.url().match(/\/r\/([0-9A-Z]{16})/)[1];
      const shown = (await page.locator("main").innerText()).replaceAll(/[\s-]/g, "");
      assert.ok(shown.includes(code), "the receipt stands on its page");
      assert.deepEqual(await context.cookies(), [], "a citizen is given no cookie");
      if (javaScript) await sound(page, "receipt");
    });
  });

  test(`a wrong form comes back marked, with everything typed still there, ${how}`, async () => {
    await visit({ javaScript }, async (page) => {
      await page.goto(SCANNED);
      const [first, second] = await questions(page);
      await tap(page, first, "2");
      await tap(page, second, "4");
      const long = "Chờ lâu. ".repeat(160);
      // The field itself stops at its limit; an older browser does not.
      await page.locator("textarea[name=remark]").evaluate((field, text) => { field.value = text; }, long);
      const answer = await send(page);
      assert.equal(answer.status(), 422);
      assert.match(await page.title(), /^Lỗi/);
      assert.deepEqual(await chosen(page), [`${first}=2`, `${second}=4`]);
      assert.equal((await page.locator("textarea[name=remark]").inputValue()).trim(), long.trim());
      const link = page.locator("[role=alert] a, .error-summary a, .problems a").first();
      const target = await link.getAttribute("href");
      assert.match(target, /^#/);
      assert.equal(await page.locator(target).count(), 1, "the summary leads to the field");
      if (javaScript) await sound(page, "form-wrong");

      await page.locator("textarea[name=remark]").fill("Chờ lâu.");
      assert.equal((await send(page)).status(), 200, "mended, it is taken");
      assert.match(page.url(), /\/r\//);
    });
  });
}

test("the form can be read and tapped by everyone", async () => {
  await visit({}, async (page) => {
    await page.goto(SCANNED);
    await typeAtLeast(page, 18);
    await rowsAtLeast(page, 48);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await scaleContrast(page, 7);
    }
    await page.emulateMedia({ colorScheme: null });
    const promise = await page.locator("main").innerText();
    const before = promise.slice(0, promise.indexOf(await page.locator("legend").first().innerText()));
    assert.match(before, /[Kk]hông ghi/, "the promise stands before the first question");
    await sound(page, "form");
  });
});

test("English is one tap away and complete", async () => {
  await visit({}, async (page) => {
    await page.goto(SCANNED);
    const names = await questions(page);
    const vietnamese = await page.locator("label").allInnerTexts();
    await page.locator("a[hreflang=en], a[lang=en]").first().tap();
    await page.waitForURL(/lang=en/);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.deepEqual(await questions(page), names, "the same questions");
    const english = await page.locator("label").allInnerTexts();
    assert.deepEqual(english.filter((label) => label.trim() && vietnamese.includes(label)), []);
    await sound(page, "form-english");
    await tap(page, names[0], "5");
    assert.equal((await send(page)).status(), 200);
    assert.equal(await page.locator("html").getAttribute("lang"), "en", "the receipt too");
  });
});

test("a slip counts once, and the page says so the second time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hailong-slip-"));
  const file = join(folder, "slips.csv");
  execFileSync(needed("BINARY"), [
    "slip", "issue", "--touchpoint", "BT02", "--count", "1", "--public-url", BASE, "--out", file,
  ], { stdio: "ignore" });
  const [code, address] = readFileSync(file, "utf8").split("\n")[1].split(",");
  rmSync(folder, { recursive: true });
  for (const [time, status] of [["first", 200], ["second", 422]]) {
    await visit({ javaScript: false }, async (page) => {
      await page.goto(address);
      const shown = (await page.content()).replaceAll("-", "");
      assert.ok(shown.includes(code.replaceAll("-", "")), "the slip's code is filled in");
      await tap(page, "overall", "4");
      assert.equal((await send(page)).status(), status, time);
      if (status === 422) assert.deepEqual(await chosen(page), ["overall=4"]);
    });
  }
});

test("the keyboard alone is enough", async () => {
  await visit({ size: { ...PHONE, width: 800 } }, async (page) => {
    await page.goto(SCANNED);
    const [first] = await questions(page);
    await page.locator(`input[name="${first}"]`).first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    assert.equal((await chosen(page)).length, 1);
    await page.locator("form[method=post] button").last().focus();
    await Promise.all([page.waitForURL(/\/r\//), page.keyboard.press("Enter")]);
  });
});

test("the other kinds of counters have forms as sound", async () => {
  await visit({}, async (page) => {
    await go(page, "/s/DV01");
    await rowsAtLeast(page, 48);
    await sound(page, "form-dv01");
    // Assisted answers are entered by staff.
    await go(page, "/s/HT01", 403);
    await sound(page, "form-staff-only");
  });
});

test("a code nobody put up leads to a page that says so", async () => {
  await visit({}, async (page) => {
    await go(page, "/s/ZZ99", 404);
    await sound(page, "unknown-touchpoint");
    await go(page, "/r/0000000000000000", 404);
    await sound(page, "unknown-receipt");
  });
  assert.ok(SCANNED.toLowerCase().startsWith(BASE));
});
