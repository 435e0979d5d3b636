// A wave of a survey: set up, answered in, told apart; and a template taken, filled in, looked at and brought in.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { BASE, DESK, PHONE, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

for (const [path, name, size] of [
  ["/office/waves", "waves", DESK],
  ["/office/waves?lang=en", "waves-english", PHONE],
  ["/office/waves/new?instrument=sipas-counter", "wave-new", DESK],
  ["/office/waves/new?instrument=sipas-counter&lang=en", "wave-new-english", PHONE],
  ["/office/import", "import", DESK],
  ["/office/import/dossiers?lang=en", "import-dossiers", PHONE],
]) {
  test(`${path} is sound`, async () => {
    await visit({ size, cookies }, async (page) => {
      await go(page, path);
      await sound(page, name);
    });
  });
}

test("a wave is set up, answered in, and has a page and figures of its own", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/waves/new?instrument=quick");
    await press(page, page.locator("form.task button"));
    assert.ok(await page.locator(".sum li").count() >= 4);
    await sound(page, "wave-refused");
    const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
    const last = new Date(Date.now() + 20 * 86400e3).toISOString().slice(0, 10);
    await page.locator("#code").fill("thu-1");
    await page.locator("#name").fill("Đợt thử");
    await page.locator("#first").fill(today);
    await page.locator("#last").fill(last);
    await page.locator("#target").fill("85");
    await page.locator("#quota").fill("50");
    await page.locator("input[name=all]").check();
    await press(page, page.locator("form.task button"));
    assert.match(page.url(), /\/office\/waves\/THU-1/);
    await page.locator("[role=status]").waitFor();
    const code = (await page.locator("table tbody tr").first().textContent()).match(/\(([A-Z0-9]+)\)/)[1];
    for (let turn = 0; turn < 20; turn += 1) {
      const data = { key: randomUUID(), answers: { overall: turn < 18 ? 5 : 2 } };
      const reply = await page.request.post(`${BASE}/api/v1/touchpoints/${code}/responses`, { data });
      assert.equal(reply.status(), 201, await reply.text());
    }
    // Twenty of a series are settled within the day, at the next look.
    await page.waitForFunction(
      async () => (await (await fetch(location.href)).text()).includes("20 trên 50 phiếu cần thu (40,00%)"),
      undefined,
      { timeout: 90_000, polling: 3_000 },
    );
    await go(page, "/office/waves/THU-1");
    await sound(page, "wave");
    await go(page, "/office/instruments/quick?wave=THU-1");
    await page.getByText("Đợt khảo sát: Đợt thử").waitFor();
    await sound(page, "wave-figures");
    await go(page, "/office/waves/THU-1/edit");
    await sound(page, "wave-edit");
  });
});

test("a template is taken, a file is looked at with its columns named by hand, and brought in", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    const template = await page.request.get(`${BASE}/office/import/touchpoints/template.xlsx`);
    assert.equal(template.status(), 200);
    assert.equal((await template.body()).subarray(0, 2).toString(), "PK");
    await go(page, "/office/import/touchpoints");
    const csv = "sep=;\r\nDanh sách quầy;;;;;;;\r\nMã quầy;Tên;Tên tiếng Anh;Phòng ban;Thủ tục;Phiếu;Kênh;Ghi nhớ\r\n"
      + "QT91;Quầy thử 91;Test counter 91;PLS;;quick;Phiếu giấy;x\r\n";
    const buffer = Buffer.from(csv);
    await page.locator("#file").setInputFiles({ name: "quầy.csv", mimeType: "text/csv", buffer });
    await press(page, page.locator("form.stacked button"));
    await sound(page, "import-columns");
    await page.locator("#column-0").selectOption("unit");
    await press(page, page.locator("form.task button"));
    await page.getByText("Thêm 1, sửa 0, giữ nguyên 0.").waitFor();
    await sound(page, "import-preview");
    await press(page, page.locator("section.note form button"));
    await page.locator("[role=status]").waitFor();
    await go(page, "/office/touchpoints");
    await page.getByText("Quầy thử 91").first().waitFor();
  });
});
