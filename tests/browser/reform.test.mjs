// The portal's board, the register of dialogues and the self-scoring sheet, as staff work with them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { DESK, PHONE, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

for (const [path, name, size] of [
  ["/office/dossiers/portal", "board", DESK],
  ["/office/dossiers/portal?lang=en", "board-english", PHONE],
  ["/office/import/board", "board-import", DESK],
  ["/office/dialogues", "dialogues", DESK],
  ["/office/dialogues?lang=en", "dialogues-english", PHONE],
  ["/office/assessment", "assessment", DESK],
  ["/office/assessment?lang=en", "assessment-english", PHONE],
]) {
  test(`${path} is sound`, async () => {
    await visit({ size, cookies }, async (page) => {
      await go(page, path);
      await sound(page, name);
    });
  });
}

test("the portal's answer is previewed, kept, and stands beside the office's figures", async () => {
  const answers = await readFile(new URL("../portal/data/answers.json", import.meta.url), "utf8");
  const ours = answers.replaceAll("Sở Ngoại vụ - Tỉnh Phú Thọ", "Sở Ngoại vụ - Thành phố Hải Phòng");
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/import/board");
    const buffer = Buffer.from(ours);
    await page.locator("#file").setInputFiles({ name: "q3.json", mimeType: "application/json", buffer });
    await page.locator("#period").selectOption({ index: 1 });
    await press(page, page.locator("form.stacked button"));
    await page.locator("#preview").waitFor();
    await sound(page, "board-preview");
    await press(page, page.locator("section.note form button"));
    assert.match(page.url(), /\/office\/import\/board/);
    await page.locator("[role=status]").waitFor();
  });
});

test("a dialogue is recorded with a request, which is settled", async () => {
  await visit({ size: PHONE, cookies }, async (page) => {
    await go(page, "/office/dialogues");
    await press(page, page.locator("main form[method=post] button"));
    assert.ok(await page.locator(".sum li").count() >= 3);
    await sound(page, "dialogue-refused");
    await page.locator("#held").fill("2026-01-20");
    await page.locator("#topic").fill("Đối thoại thử");
    await page.locator("#chair").fill("Giám đốc Sở");
    await press(page, page.locator("main form[method=post] button"));
    await page.locator("#content").fill("Mở thêm quầy");
    await press(page, page.locator("section.work form button"));
    await page.locator("details.work > summary").click();
    await page.locator("details.work [name=settled]").first().fill("2026-01-21");
    await page.locator("details.work [name=answer]").first().fill("Đã mở");
    await press(page, page.locator("details.work form button"));
    assert.match(await page.locator(".standing").innerText(), /1 \/ 1/);
    await sound(page, "dialogue");
  });
});

test("a criterion is scored, appraised, and comes in the archive of evidence", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/assessment");
    await press(page, page.locator("tbody th a").first());
    await page.locator("#own-points").fill("nhiều");
    await press(page, page.locator("form:has(#own-points) button"));
    assert.equal(await page.locator("#own-points").inputValue(), "nhiều");
    await sound(page, "criterion-refused");
    await page.locator("#own-points").fill("1,5");
    await press(page, page.locator("form:has(#own-points) button"));
    await page.locator("#appraise-points").fill("1");
    await page.locator("#appraise-reason").fill("Thiếu phụ lục");
    await press(page, page.locator("form:has(#appraise-points) button"));
    await sound(page, "criterion");
    await go(page, "/office/assessment");
    const archive = page.locator("p.files a[href*=\"assessment.zip\"]");
    const [download] = await Promise.all([page.waitForEvent("download"), archive.click()]);
    assert.match(download.suggestedFilename(), /^assessment-evidence-\d+\.zip$/);
  });
});
