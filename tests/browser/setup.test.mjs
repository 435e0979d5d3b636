// The first hour of an office: an empty directory, a browser, a list of counters, posters and trial answers.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { DESK, PHONE, close, needed, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";

const PASSWORD = "mot-mat-khau-rat-dai-7431";

let folder, server, first, base, cookies;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "first-hour-"));
  // The journeys' own office is named by the environment.
  const env = { ...process.env, HAILONG_DATA: join(folder, "data") };
  for (const name of Object.keys(env)) if (name.startsWith("HAILONG_OIDC")) delete env[name];
  server = spawn(needed("BINARY"), ["serve", "--listen", "127.0.0.1:0"], { env, stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: server.stdout })) {
    first ??= line.match(/^first run: (.*)$/)?.[1];
    base = line.match(/^listening on (.*)$/)?.[1];
    if (base) break;
  }
});

after(async () => {
  server.kill();
  await rm(folder, { recursive: true, force: true });
  await close();
});

/** A page of the new office. */
function there(options, story) {
  return visit({ ...options, cookies, other: [base] }, story);
}

async function goTo(page, path) {
  const answer = await page.goto(new URL(path, base).href);
  assert.equal(answer.status(), 200, path);
}

test("the address that the program printed makes the first administrator", async () => {
  assert.ok(first, "the program prints the address before it listens");
  await there({ size: DESK }, async (page, context) => {
    await goTo(page, first);
    await sound(page, "setup-first");
    await page.getByLabel("Tên đăng nhập").fill("quantri");
    for (const field of await page.locator("input[type=password]").all()) await field.fill(PASSWORD);
    await press(page, page.locator("main form button"));
    if (page.url().includes("/login")) {
      await page.locator("input[autocomplete=username]").fill("quantri");
      await page.locator("input[type=password]").fill(PASSWORD);
      await press(page, page.locator("main button").last());
    }
    cookies = await context.cookies();
    await goTo(page, "/office/setup");
    await sound(page, "setup-steps");
  });
});

test("office, units, procedures and counters are typed step by step", async () => {
  await there({ size: DESK }, async (page) => {
    await goTo(page, "/office/setup/office");
    await page.locator("[name=parent_vi]").fill("Ủy ban nhân dân thành phố Huế");
    await press(page, page.locator("main form button").last());
    await page.locator(".say").first().waitFor();
    assert.equal(await page.locator("[name=parent_vi]").inputValue(), "Ủy ban nhân dân thành phố Huế");
    await page.locator("[name=name_vi]").fill("Phường Thuận Hóa");
    await press(page, page.locator("main form button").last());
    await sound(page, "setup-units");
    await page.locator("[name=lines]").fill("Bộ phận Một cửa; MC\nPhòng Văn hóa - Xã hội");
    await press(page, page.locator("main form button").last());
    await page.locator("[name=lines]").fill("1.001193 Đăng ký khai sinh\n1.000894\tĐăng ký kết hôn\nChứng thực bản sao");
    await press(page, page.locator("main form button").last());
    await sound(page, "setup-counters");
    await page.locator("[name=lines]").fill("Quầy 1–5");
    await page.locator("[name=unit]").selectOption("MC");
    await page.locator("[name=instrument]").selectOption("sipas-counter");
    for (const tick of await page.locator("[name=procedure]").all()) await tick.check();
    await press(page, page.locator("main form button").last());
    await sound(page, "setup-posters");
    assert.equal(await page.locator("main li a").count(), 5, "a test scan of each counter");
    const [poster] = await Promise.all([page.waitForEvent("download"), page.locator("a[href*=posters-a5]").first().click()]);
    assert.match(poster.suggestedFilename(), /posters.*\.pdf/);
  });
});

test("five trial answers give a figure, marked as trial, under the office's own name", async () => {
  for (let each = 0; each < 5; each += 1) {
    await there({ size: PHONE }, async (page) => {
      await goTo(page, "/office/setup/posters");
      await goTo(page, await page.locator("main li a").nth(each).getAttribute("href"));
      assert.match(await page.locator("body").innerText(), /thử/i);
      assert.match(await page.locator("body").innerText(), /Thuận Hóa/i);
      assert.doesNotMatch(await page.content(), /Hải Phòng|Ngoại vụ/);
      if (each === 0) await sound(page, "trial-form");
      await page.locator("input[type=radio][value='5'], input[type=radio][value='4']").first().check({ force: true });
      await press(page, page.locator("main form button[type=submit]").last());
      assert.match(await page.locator("body").innerText(), /thử/i);
      if (each === 0) await sound(page, "trial-receipt");
    });
  }
  await there({ size: DESK }, async (page) => {
    await goTo(page, "/office/trial");
    await sound(page, "trial");
    assert.match(await page.locator("main").innerText(), /\b5\b/);
    await goTo(page, "/office");
    await sound(page, "trial-morning");
    assert.match(await page.locator("body").innerText(), /thử/i);
  });
});

for (const [path, name] of [
  ["/office/settings", "settings"],
  ["/office/touchpoints", "new-touchpoints"],
  ["/privacy", "privacy"],
]) {
  test(`${path} is sound on both sizes`, async () => {
    for (const [size, kind] of [[DESK, "desk"], [PHONE, "phone"]]) {
      await there({ size }, async (page) => {
        await goTo(page, path);
        await sound(page, `${name}-${kind}`);
      });
    }
  });
}

test("the start in earnest erases the trial", async () => {
  await there({ size: DESK }, async (page) => {
    await goTo(page, "/office/trial");
    for (const tick of await page.locator("main input[type=checkbox]").all()) await tick.check();
    await press(page, page.getByRole("button", { name: /Bắt đầu thật/ }));
    await sound(page, "started");
    assert.doesNotMatch(await page.locator("header").innerText(), /chạy thử/i);
  });
});
