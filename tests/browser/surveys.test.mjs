// A survey from its copy to the counter: one person writes it, another publishes it, citizens answer it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { DESK, PHONE, close, go, needed, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { signedIn } from "./sign-in.mjs";

const run = promisify(execFile);
const WORDING = "Biển chỉ dẫn ở đây có dễ thấy không?";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

for (const [path, name, size] of [
  ["/office/surveys", "surveys", DESK],
  ["/office/surveys?lang=en", "surveys-english", PHONE],
]) {
  test(`${path} is sound`, async () => {
    await visit({ size, cookies }, async (page) => {
      await go(page, path);
      await sound(page, name);
    });
  });
}

/** The cookies of a second person. */
async function reviewer() {
  const [name, password] = ["người duyệt", randomUUID()];
  const env = { ...process.env, HAILONG_PASSWORD: password };
  await run(needed("BINARY"), ["staff", "add", name, "--role", "analyst"], { env });
  return visit({ size: DESK }, async (page, context) => {
    await go(page, "/login");
    await page.locator("input[autocomplete=username]").fill(name);
    await page.locator("input[type=password]").fill(password);
    await press(page, page.locator("main button").last());
    return context.cookies();
  });
}

test("a question is reworded with its preview beside it, published by another person, and asked", async () => {
  let draft;
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/surveys");
    const row = page.locator("tr", { hasText: "Phiếu khảo sát tại quầy" }).filter({ hasText: "2026.2" });
    await row.locator("summary").click();
    await press(page, row.locator("form button"));
    draft = new URL(page.url()).pathname;
    await sound(page, "survey-draft");
    await press(page, page.locator("#item-s1 .tools a"));
    await sound(page, "survey-question");
    // What is core is shown and cannot be typed over.
    assert.equal(await page.locator("textarea[name=title_vi], input:not([type=hidden])[name=title_vi]").count(), 0);
    await page.locator("#question_vi").fill(WORDING);
    await page.frameLocator("iframe").getByText(WORDING).waitFor();
    await press(page, page.locator("form.part button").first());
    assert.ok(await page.getByText(WORDING).first().isVisible());
    await press(page, page.locator("button[value=submit]"));
    await page.locator("[role=status]").waitFor();
  });
  await visit({ size: DESK, cookies: await reviewer() }, async (page) => {
    await go(page, `${draft}/review`);
    await sound(page, "survey-review");
    assert.ok(await page.locator("span.after", { hasText: WORDING }).isVisible());
    await press(page, page.locator("button[value=publish]"));
    await page.locator("[role=status]").waitFor();
  });
  await visit({ size: PHONE }, async (page) => {
    await go(page, "/s/BT01");
    assert.ok(await page.getByText(WORDING).count() >= 1);
  });
});

test("a question is added without a script, with a fault beside it until it is whole", async () => {
  await visit({ size: PHONE, cookies, javaScript: false }, async (page) => {
    await go(page, "/office/surveys");
    const row = page.locator("tr", { hasText: "Đánh giá nhanh" });
    await row.locator("summary").click();
    await row.locator("input[value=own]").check();
    await row.locator("input[name=title]").fill("Phiếu bàn đọc");
    await press(page, row.locator("form button"));
    await press(page, page.getByText("Thêm câu hỏi"));
    await page.locator("#question_vi").fill("Ông/Bà có tìm được chỗ ngồi không?");
    await press(page, page.locator("form.part button").first());
    await page.locator(".sum").waitFor();
    await press(page, page.locator("#item-q1 .tools a"));
    await page.locator("#question_en").fill("Did you find a seat?");
    await page.locator("#title_vi").fill("Chỗ ngồi");
    await page.locator("#title_en").fill("Seats");
    await press(page, page.locator("form.part button").first());
    assert.equal(await page.locator(".sum").count(), 0);
  });
});
