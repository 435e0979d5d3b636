// A citizen's journey: scan, answer, receipt.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { BASE, PHONE, close, go, needed, visit } from "./browser.mjs";
import { targetsAtLeast, scaleContrast, sound, typeAtLeast } from "./checks.mjs";

const SCANNED = needed("SCANNED");
const REMARK = "Chị hướng dẫn nhiệt tình, nhưng phòng chờ hơi nóng.";

after(close);

/** The names of the items that take one choice, in the order of the page. */
async function questions(page) {
  const names = await page.locator("input[type=radio]:not([name=procedure])").evaluateAll((all) => all.map((each) => each.name));
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
    await typeAtLeast(page, 18, "legend, fieldset:has(h1) label, .promise, .hint");
    await typeAtLeast(page, 14);
    await targetsAtLeast(page, 44);
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

/** What of the page stands between the top of the screen and the bar with the button. */
function firstScreen(page) {
  return page.evaluate(() => {
    const bar = document.querySelector("#send").getBoundingClientRect();
    const choices = [...document.querySelectorAll("input[name=overall]")].map((each) => each.labels[0].getBoundingClientRect());
    return {
      office: document.querySelector("header b").getBoundingClientRect().top >= 0,
      place: document.querySelector("header").innerText,
      choices: choices.length,
      hidden: choices.filter((each) => each.bottom > document.querySelector(".bar").getBoundingClientRect().top).length,
      button: bar.top >= 0 && bar.bottom <= innerHeight,
    };
  });
}

test("the first screen of a phone has the office, the overall question with all its choices, and the button", async () => {
  for (const lang of ["vi", "en"]) {
    await visit({}, async (page) => {
      await page.goto(`${SCANNED}?lang=${lang}`);
      const shown = await firstScreen(page);
      assert.ok(shown.office && shown.place.length > 30, shown.place);
      assert.deepEqual([shown.choices, shown.hidden, shown.button], [6, 0, true], lang);
    });
  }
});

for (const javaScript of [true, false]) {
  test(`two taps are a kept answer, ${javaScript ? "with" : "without"} scripts`, async () => {
    await visit({ javaScript }, async (page) => {
      await page.goto(SCANNED);
      await page.locator('label:has(input[name="overall"][value="4"])').tap();
      await Promise.all([page.waitForURL(/\/r\//), page.locator("#send").tap()]);
    });
  });

  test(`English is one tap away, complete, and keeps what was typed, ${javaScript ? "with" : "without"} scripts`, async () => {
    await visit({ javaScript }, async (page) => {
      await page.goto(`${SCANNED}?slip=7KQ2-M9XW-4TC`);
      const names = await questions(page);
      const vietnamese = await page.locator("label").allInnerTexts();
      await tap(page, "overall", "2");
      await tap(page, "s5", "4");
      await page.locator("textarea[name=remark]").fill(REMARK);
      await Promise.all([page.waitForURL(/lang=en/), page.getByText("English", { exact: true }).tap()]);
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      assert.deepEqual(await questions(page), names, "the same questions");
      assert.deepEqual(await chosen(page), ["overall=2", "s5=4"]);
      assert.equal(await page.locator("textarea[name=remark]").inputValue(), REMARK);
      assert.equal(await page.locator("input[name=slip]").inputValue(), "7KQ2-M9XW-4TC");
      const english = await page.locator("label").allInnerTexts();
      assert.deepEqual(english.filter((label) => label.trim() && vietnamese.includes(label)), []);
      if (javaScript) await sound(page, "form-english");
      await page.locator("input[name=slip]").fill("");
      assert.equal((await send(page)).status(), 200);
      assert.match(page.url(), /\/r\//);
      assert.equal(await page.locator("html").getAttribute("lang"), "en", "the receipt too");
    });
  });
}

test("progress is told as it is, part by part", async () => {
  await visit({ javaScript: false }, async (page, context) => {
    await page.goto(SCANNED);
    // What a counter of the style sheet shows is in no text of the page: it is read off the accessibility tree.
    const session = await context.newCDPSession(page);
    const told = async () => {
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      return nodes.filter(({ role }) => role?.value === "StaticText").map(({ name }) => name.value.trim()).join(" ");
    };
    assert.match(await told(), / 0 trên 3 câu .* 0 trên 17 câu/);
    await tap(page, "overall", "4");
    await tap(page, "s1", "4");
    await tap(page, "s2", "?");
    await tap(page, "s2", "5");
    await tap(page, "s4", "3");
    assert.match(await told(), / 2 trên 3 câu .* 1 trên 4 câu .* 4 trên 17 câu/);
  });
});

test("the bar with the button hides no field that has the focus", async () => {
  await visit({ size: { ...PHONE, height: 640 } }, async (page) => {
    await page.goto(SCANNED);
    const fields = page.locator("main :is(input:not([type=hidden]), textarea, summary)");
    for (let at = 0; at < (await fields.count()); at += 7) {
      await fields.nth(at).focus();
      const hidden = await fields.nth(at).evaluate((field) => {
        const bar = document.querySelector(".bar").getBoundingClientRect().top;
        return (field.labels?.[0] ?? field).getBoundingClientRect().top > bar;
      });
      assert.equal(hidden, false, `field ${at}`);
    }
  });
});

test("Enter in a field sends the form and does not switch the language", async () => {
  await visit({}, async (page) => {
    await page.goto(SCANNED);
    await tap(page, "overall", "4");
    await page.locator("details summary").tap();
    await page.locator("input[name=slip]").focus();
    await Promise.all([page.waitForURL(/\/r\//), page.keyboard.press("Enter")]);
    assert.equal(await page.locator("html").getAttribute("lang"), "vi");
  });
});

test("a petition keeps what was typed when the language is switched", async () => {
  await visit({ javaScript: false }, async (page) => {
    await go(page, "/petitions/new");
    await page.locator("textarea[name=body]").fill(REMARK);
    await Promise.all([page.waitForURL(/lang=en/), page.getByText("English", { exact: true }).tap()]);
    assert.equal(await page.locator("textarea[name=body]").inputValue(), REMARK);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
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
    await targetsAtLeast(page, 44);
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
    await go(page, "/r", 200);
    await sound(page, "codes");
    await page.locator("input[name=code]").fill("0000-0000-0000-0000");
    await Promise.all([page.waitForURL(/code=0000/), page.locator("main button").tap()]);
    assert.equal(await page.locator("input[name=code]").inputValue(), "0000-0000-0000-0000");
    await sound(page, "unknown-receipt");
  });
  assert.ok(SCANNED.toLowerCase().startsWith(BASE));
});
