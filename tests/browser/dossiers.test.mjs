// Dossiers, apologies and one-stop points, as staff see them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESK, PHONE, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

for (const [path, name, size] of [
  ["/office/dossiers", "dossiers", DESK],
  ["/office/dossiers?lang=en", "dossiers-english", PHONE],
  ["/office/dossiers/late?state=late", "dossiers-late", DESK],
  ["/office/import/dossiers", "dossiers-import", DESK],
  ["/office/one-stop", "one-stop", DESK],
  ["/office/one-stop?lang=en", "one-stop-english", PHONE],
]) {
  test(`${path} is sound`, async () => {
    await visit({ size, cookies }, async (page) => {
      await go(page, path);
      await sound(page, name);
    });
  });
}

test("an apology is written, every fault told, nothing lost, and printed", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/dossiers/late?state=late");
    await press(page, page.locator("tbody th a").first());
    await press(page, page.locator("a[href$='/apology']"));
    await page.locator("#recipient").fill("Bà Minh Họa");
    await press(page, page.locator("button[value=print]"));
    assert.equal(await page.locator("#recipient").inputValue(), "Bà Minh Họa");
    await sound(page, "apology-refused");
    const fields = { address: "Số 1", reason: "Chờ phối hợp", new_due: "2099-01-05", signer: "Ông Minh Họa" };
    for (const [name, value] of Object.entries(fields)) await page.locator(`#${name}`).fill(value);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("button[value=docx]").click()]);
    assert.match(download.suggestedFilename(), /^phieu-xin-loi-\d+\.docx$/);
    await press(page, page.locator("button[value=print]"));
    await page.locator(".letter").waitFor();
    await sound(page, "apology-printed");
  });
});

test("a file with faults is refused with every one of them", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/import/dossiers?lang=en");
    const buffer = Buffer.from("dossier_code,touchpoint\nH1,A\n");
    await page.locator("#file").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
    await press(page, page.locator("form[enctype] button"));
    // The five columns that are missing; those of apologies may be left out.
    assert.equal(await page.locator(".sum li").count(), 5);
    await sound(page, "dossiers-import-refused");
  });
});
