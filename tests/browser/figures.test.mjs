// One figure, three ways: on the page, from the export by `hailong measure`, and by hand.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { DESK, close, go, needed, visit } from "./browser.mjs";
import { signedIn } from "./sign-in.mjs";

const INSTRUMENT = "sipas-counter";
const SATISFIED = ["4", "5"];
const ANSWERED = ["1", "2", "3", "4", "5"];

const folder = mkdtempSync(join(tmpdir(), "hailong-figures-"));
const file = join(folder, "responses.csv");
let measured;

after(async () => {
  rmSync(folder, { recursive: true });
  await close();
});

function hailong(...words) {
  return execFileSync(needed("BINARY"), words, { encoding: "utf8" });
}

before(() => {
  // Nothing waits in the inbox any more: page and file speak of the same answers.
  hailong("settle");
  hailong("export", "responses", "--survey", INSTRUMENT, "--format", "csv", "--out", file);
  measured = JSON.parse(hailong("measure", "--survey", INSTRUMENT, "--responses", file, "--json"));
});

/** Rows of a CSV file as objects; quoted cells may hold commas, quotes and line ends. */
function rows(text) {
  const cells = text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g);
  const lines = [[]];
  for (const [whole, quoted, plain, end] of cells) {
    if (whole === "" && lines.at(-1).length === 0) break;
    lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
  }
  const [header, ...body] = lines.filter((line) => line.length > 0);
  return body.map((line) => Object.fromEntries(header.map((name, place) => [name, line[place]])));
}

/** As Vietnamese pages print it: two decimals, half up, with a comma. */
function printed(index) {
  return (Math.round((index + Number.EPSILON) * 100) / 100).toFixed(2).replace(".", ",");
}

test("the figures of the export are those counted by hand", () => {
  const responses = rows(readFileSync(file, "utf8"));
  assert.equal(responses.length, measured.responses);
  for (const { code, n, satisfied, index } of measured.items) {
    const answers = responses.map((response) => response[code]).filter((value) => ANSWERED.includes(value));
    const good = answers.filter((value) => SATISFIED.includes(value));
    assert.equal(n, answers.length, code);
    assert.equal(satisfied, good.length, code);
    assert.ok(Math.abs(index - (100 * good.length) / answers.length) < 1e-9, code);
  }
  // SIPAS by item_mean: the plain mean of the sixteen service items; the overall item is apart.
  const service = measured.items.filter(({ code }) => /^s\d+$/.test(code));
  assert.equal(service.length, 16);
  const mean = service.reduce((sum, { index }) => sum + index, 0) / service.length;
  assert.ok(Math.abs(measured.index.value - mean) < 1e-9);
});

test("the page shows the same index and the same item figures", async () => {
  const cookies = await signedIn();
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, `/office/instruments/${INSTRUMENT}?period=all`);
    const shown = await page.locator("main").evaluate((main) => main.textContent);
    assert.ok(shown.includes(printed(measured.index.value)), `${printed(measured.index.value)} is on the page`);
    for (const { code, index, suppressed } of measured.items) {
      if (!suppressed) assert.ok(shown.includes(printed(index)), `${code}: ${printed(index)}`);
    }
  });
});
