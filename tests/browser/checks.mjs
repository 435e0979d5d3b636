// What every page must hold, measured in the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { DESK, PHONE, needed } from "./browser.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const PICTURES = needed("PICTURES");

/** The narrowest screen: WCAG 2.2, 1.4.10. */
const NARROW = { width: 320, height: 740 };

/** axe with all its rules, best practices and contrast included, finds nothing. */
export async function accessible(page, name) {
  // Evaluated, not added as a script: the content security policy stays in force.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary}`),
    );
  });
  assert.deepEqual(found, [], `axe on ${name}`);
}

/** Nothing reaches over the right edge at 320 px, nor with text twice as large. */
export async function fits(page, name) {
  const size = page.viewportSize();
  await page.setViewportSize(NARROW);
  assert.deepEqual(await overflowing(page), [], `${name} at 320 px`);
  await page.setViewportSize(size);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  assert.deepEqual(await overflowing(page), [], `${name} with text at 200 %`);
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
}

/** The elements that make the page scroll sideways. */
function overflowing(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .filter((element) => !element.parentElement.closest(".scroll"))
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}: ${element.textContent.trim().slice(0, 30)}`)
      .slice(0, 8);
  });
}

/** Every text in `main` is at least `pixels` high; where `within` is given, every text in it. */
export async function typeAtLeast(page, pixels, within = "main") {
  const small = await page.evaluate(([least, within]) => {
    const found = new Set();
    for (const root of document.querySelectorAll(within)) {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        const style = getComputedStyle(parentElement);
        if (data.trim() && parseFloat(style.fontSize) < least && parentElement.checkVisibility()) {
          found.add(`${style.fontSize}: ${data.trim().slice(0, 40)}`);
        }
      }
    }
    return [...found];
  }, [pixels, within]);
  assert.deepEqual(small, [], `smaller than ${pixels} px`);
}

/** Every choice is at least `pixels` high and wide, and can be tapped anywhere in it. */
export async function targetsAtLeast(page, pixels) {
  const low = await page.evaluate((least) => {
    const choices = [...document.querySelectorAll("input[type=radio], input[type=checkbox]")];
    return choices
      .map((choice) => [choice, choice.labels[0]?.getBoundingClientRect()])
      .filter(([, row]) => !row || row.height < least || row.width < least)
      .map(([choice, row]) => `${choice.name}=${choice.value}: ${row?.width} × ${row?.height}`);
  }, pixels);
  assert.deepEqual(low, [], `targets under ${pixels} px`);
}

/** Every word of the scale stands out from its ground by `ratio` (WCAG 2.2's formula). */
export async function scaleContrast(page, ratio) {
  const faint = await page.evaluate((least) => {
    const channels = (colour) => {
      const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
      return { rgb: [r, g, b], a };
    };
    const over = (above, below) =>
      above.rgb.map((value, at) => value * above.a + below[at] * (1 - above.a));
    const ground = (element) => {
      const stack = [];
      for (let each = element; each; each = each.parentElement) {
        stack.push(channels(getComputedStyle(each).backgroundColor));
      }
      const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
      return stack.reverse().reduce((below, above) => over(above, below), canvas);
    };
    const luminance = (rgb) => {
      const [r, g, b] = rgb
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = new Set();
    for (const choice of document.querySelectorAll("input[type=radio], input[type=checkbox]")) {
      const label = choice.labels[0];
      const below = ground(label);
      const ink = over(channels(getComputedStyle(label).color), below);
      const [light, dark] = [luminance(ink), luminance(below)].sort((a, b) => b - a);
      const measured = (light + 0.05) / (dark + 0.05);
      if (measured < least) found.add(`${label.textContent.trim()}: ${measured.toFixed(2)}`);
    }
    return [...found];
  }, ratio);
  assert.deepEqual(faint, [], `contrast below ${ratio}:1`);
}

/** The most of a page that is kept, in pixels of the page: picture viewers refuse longer ones. */
const LONGEST = 4000;

/** Keeps the page as pictures: phone and desk, light and dark. */
export async function picture(page, name) {
  const size = page.viewportSize();
  for (const [device, viewport] of [["phone", PHONE], ["desk", DESK]]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: join(PICTURES, `${name}-${device}-${colorScheme}.png`),
        fullPage: true,
        clip: { x: 0, y: 0, width: viewport.width, height: Math.min(height, LONGEST) },
      });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
}

/**
 * What holds on every page in either colour scheme; leaves its pictures. The page must allow
 * scripts: axe waits by timers, which a page without scripts has none of.
 */
export async function sound(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: null });
  await fits(page, name);
  assert.match(await page.locator("html").getAttribute("lang"), /^(vi|en)$/);
  assert.deepEqual(await unguarded(page), [], `${name}: forms without their token`);
  assert.equal(await page.locator("h1").count(), 1, `${name} has one h1`);
  await picture(page, name);
}

/** The posted forms of an office page that do not begin with the session's token. */
function unguarded(page) {
  return page.evaluate(() => {
    if (!location.pathname.startsWith("/office")) return [];
    return [...document.querySelectorAll("form[method=post]")]
      .filter((form) => form.elements[0]?.name !== "formtoken" || form.elements[0].value.length !== 128)
      .map((form) => form.action);
  });
}
