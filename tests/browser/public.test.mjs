// What anyone may read.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { close, go, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";

after(close);

for (const [path, name] of [["/", "public"], ["/results", "results"]]) {
  for (const lang of ["vi", "en"]) {
    test(`${path} is sound in ${lang}`, async () => {
      await visit({}, async (page) => {
        await go(page, lang === "en" ? `${path}?lang=en` : path);
        assert.equal(await page.locator("html").getAttribute("lang"), lang);
        await sound(page, `${name}-${lang}`);
      });
    });
  }
}

test("the menu of the public pages is one line on a phone", async () => {
  await visit({}, async (page) => {
    for (const lang of ["vi", "en"]) {
      await go(page, `/?lang=${lang}`);
      const tops = await page.locator("header nav a").evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      assert.ok(tops.length >= 3 && new Set(tops).size === 1, `${lang}: ${tops}`);
    }
  });
});

test("the figure, whose it is and its days are on the first screen of a phone", async () => {
  await visit({}, async (page) => {
    for (const path of ["/", "/results"]) {
      await go(page, path);
      const text = await page.locator("main .lead").first().innerText();
      assert.match(text, /Sở .*\d\d\/\d\d\/\d{4} – (nay|\d\d\/\d\d\/\d{4})/);
      const figure = await page.locator(".figure .big").first().boundingBox();
      assert.ok(figure.y + figure.height < 740, `${path}: the figure ends at ${figure.y + figure.height}`);
    }
  });
});

test("every chart of the results has its table", async () => {
  await visit({}, async (page) => {
    await go(page, "/results");
    const charts = await page.locator("figure:has(svg)").count();
    assert.ok(charts > 0, "there is a chart");
    assert.equal(await page.locator("figure:has(svg):has(table)").count(), charts);
  });
});

test("the links of the public pages lead somewhere", async () => {
  await visit({}, async (page) => {
    const seen = new Set();
    for (const path of ["/", "/results"]) {
      await go(page, path);
      for (const link of await page.locator("a[href^='/']").evaluateAll((all) => all.map((each) => each.href))) {
        seen.add(link.split("#")[0]);
      }
    }
    for (const link of seen) {
      const answer = await page.request.get(link);
      assert.ok(answer.ok(), `${link} answers ${answer.status()}`);
    }
  });
});
