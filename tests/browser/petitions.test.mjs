// A petition's whole way: filed with a file, answered with a preview, approved by a second person, read by its sender.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { BASE, DESK, PHONE, close, go, needed, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";

const PEOPLE = ["officer", "manager"];
const sessions = {};
let code;

before(async () => {
  for (const role of PEOPLE) {
    const name = `petitions-${role}`;
    const password = randomUUID();
    execFileSync(needed("BINARY"), ["staff", "add", name, "--role", role], {
      env: { ...process.env, HAILONG_PASSWORD: password },
    });
    sessions[role] = await visit({ size: DESK }, async (page, context) => {
      await go(page, "/login");
      await page.locator("input[autocomplete=username]").fill(name);
      await page.locator("input[type=password]").fill(password);
      await Promise.all([page.waitForNavigation(), page.locator("main button").last().click()]);
      return context.cookies();
    });
  }
});
after(close);

/** A picture of one point, as a phone would send it (PNG; W3C). */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const photo = { name: "quay.png", mimeType: "image/png", buffer: PICTURE };
const ANSWER = "Đã mở thêm quầy từ ngày 01/12.";

async function filled(page, name) {
  await page.locator("input[name=kind]").first().check();
  await page.locator("#subject").fill("Chờ lâu ở quầy số hai");
  await page.locator("#body").fill("Tôi là Trần Thị Bưởi, chờ ba giờ.");
  await page.locator("#name").fill(name);
  await page.locator("#phone").fill("0912 345 678");
}

for (const javaScript of [false, true]) {
  test(`a petition is filed with a file ${javaScript ? "with" : "without"} scripts`, async () => {
    await visit({ javaScript }, async (page) => {
      await go(page, "/petitions/new");
      if (javaScript) await sound(page, "petition-form");
      await filled(page, "");
      await page.locator("#file-1").setInputFiles(photo);
      const refused = await press(page, page.locator("#send"));
      assert.equal(refused.status(), 422);
      assert.match(await page.locator("[role=alert]").textContent(), /Xin chọn lại: quay\.png/);
      assert.equal(await page.locator("#subject").inputValue(), "Chờ lâu ở quầy số hai");
      if (javaScript) await sound(page, "petition-form-refused");
      await page.locator("#name").fill("Trần Thị Bưởi");
      await page.locator("#file-1").setInputFiles(photo);
      await press(page, page.locator("#send"));
      assert.match(page.url(), /\/petitions\/[0-9A-Z]{16}/);
      assert.match(await page.locator("main").textContent(), /ảnh PNG/);
      if (javaScript) await sound(page, "petition-followed");
      code = new URL(page.url()).pathname.split("/").pop();
    });
  });
}

test("an officer opens the file, writes the answer, looks at it and submits it", async () => {
  await visit({ size: DESK, cookies: sessions.officer }, async (page) => {
    await go(page, `/office/petitions/${code}`);
    await sound(page, "petition-new");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByText("Mở tệp").first().click()]);
    assert.match(file.suggestedFilename(), /\.png$/);
    for (const to of ["received", "competent", "handling"]) {
      await press(page, page.locator(`form.move:has(input[name=to][value=${to}]) button`));
      assert.match(await page.locator(".notice").textContent(), /Đã chuyển trạng thái/);
    }
    await press(page, page.locator(`a[href="/office/petitions/${code}/answer"]`));
    await page.locator("#text").fill(ANSWER);
    await page.locator("#file-1").setInputFiles({ ...photo, name: "Quyết định.png" });
    await sound(page, "petition-answer");
    await press(page, page.locator("button[value=preview]"));
    const read = await page.locator("main").textContent();
    assert.match(read, /Người gửi sẽ đọc/);
    assert.match(read, /\[đã che: họ tên\]/);
    assert.match(read, /Quyết định\.png/);
    await sound(page, "petition-answer-preview");
    // The other language keeps the answer.
    await press(page, page.locator("header button.lang"));
    assert.match(await page.locator("main").textContent(), /What the sender will read/);
    assert.ok((await page.locator("main").textContent()).includes(ANSWER));
    await press(page, page.locator("button[value=send]"));
    assert.match(await page.locator(".notice").textContent(), /once a second person has approved/);
  });
});

test("a manager sees the same, returns it, and approves what was mended", async () => {
  const approval = `/office/petitions/${code}/approval`;
  await visit({ size: DESK, cookies: sessions.manager }, async (page) => {
    await go(page, "/office/petitions");
    await press(page, page.locator(`a[href="${approval}"]`));
    assert.ok((await page.locator("main").textContent()).includes(ANSWER));
    await sound(page, "petition-approval");
    await page.locator("#reason").fill("Ghi rõ quầy nào");
    await press(page, page.locator("button[value=return]"));
    assert.match(await page.locator(".notice").textContent(), /Đã trả lại/);
  });
  await visit({ size: DESK, cookies: sessions.officer }, async (page) => {
    await go(page, `/office/petitions/${code}/answer`);
    assert.match(await page.locator("main").textContent(), /Ghi rõ quầy nào/);
    await page.locator("#text").fill(`${ANSWER}\nQuầy số hai.`);
    await press(page, page.locator("button[value=preview]"));
    await press(page, page.locator("button[value=send]"));
  });
  await visit({ size: DESK, cookies: sessions.manager }, async (page) => {
    await go(page, approval);
    await press(page, page.locator("button[value=approve]"));
    assert.match(await page.locator(".notice").textContent(), /Đã gửi trả lời/);
    await press(page, page.locator(".notice a"));
    await sound(page, "petition-publication");
    await press(page, page.locator("button[value=preview]"));
    assert.ok(!(await page.locator("main").textContent()).includes("Trần Thị Bưởi"));
    await press(page, page.locator("button[value=send]"));
    assert.match(await page.locator(".notice").textContent(), /Đã công khai/);
    await press(page, page.locator(".notice button"));
    assert.match(await page.locator("main").textContent(), /Đã xử lý/);
  });
});

test("the sender reads the answer and saves its file", async () => {
  await visit({ size: PHONE }, async (page, context) => {
    await go(page, `/petitions/${code}`);
    const read = await page.locator("main").textContent();
    assert.ok(read.includes(ANSWER) && read.includes("Quầy số hai."));
    assert.match(read, /Các mốc xử lý/);
    await sound(page, "petition-answered");
    const href = await page.locator(`a[href^="/petitions/${code}/files/"]`).getAttribute("href");
    const file = await context.request.get(BASE + href);
    assert.equal(file.headers()["content-type"], "image/png");
  });
});

test("refusing has its own page, which shows what the sender will read", async () => {
  const other = await visit({}, async (page) => {
    await go(page, "/petitions/new");
    await filled(page, "Trần Thị Bưởi");
    await press(page, page.locator("#send"));
    return new URL(page.url()).pathname.split("/").pop();
  });
  await visit({ size: DESK, cookies: sessions.officer }, async (page) => {
    await go(page, `/office/petitions/${other}`);
    await press(page, page.locator(`a[href="/office/petitions/${other}/refuse"]`));
    await sound(page, "petition-refusal");
    await page.locator("input[name=reason]").nth(1).check();
    await press(page, page.locator("button[value=preview]"));
    assert.match(await page.locator("section.card").textContent(), /câu hỏi về thủ tục/);
    await sound(page, "petition-refusal-preview");
    await press(page, page.locator("button[value=send]"));
    assert.match(await page.locator(".notice").textContent(), /Đã ghi không tiếp nhận/);
  });
});
