// What staff see.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { BASE, DESK, PHONE, close, go, press, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { PASSWORD, signIn, signedIn } from "./sign-in.mjs";

let cookies;

before(async () => { cookies = await signedIn(); });
after(close);

test("a visitor who is not signed in is led to the sign-in and back", async () => {
  await visit({ size: DESK }, async (page) => {
    await page.goto(new URL("/office/touchpoints", BASE).href);
    assert.match(page.url(), /\/login/);
    await sound(page, "login");
    await signIn(page, "not the password at all");
    assert.match(page.url(), /\/login/);
    await sound(page, "login-wrong");
    await signIn(page, PASSWORD);
    assert.match(page.url(), /\/office\/touchpoints$/);
  });
});

for (const [path, name, status] of [
  ["/office", "office"],
  ["/office?lang=en", "office-english"],
  ["/office/instruments/sipas-counter", "instrument"],
  ["/office/plan", "plan"],
  ["/office/plan?area=3&lang=en", "plan-english"],
  ["/office/plan/calendar", "plan-calendar"],
  ["/office/instruments/sipas-counter/cross", "cross"],
  ["/office/petitions", "petitions-register"],
  ["/office/audit", "audit"],
  ["/office/audit?from=mai&lang=en", "audit-refused", 400],
  ["/office/staff", "staff"],
  ["/office/integrity", "integrity"],
  ["/office/integrity?lang=en", "integrity-english"],
  ["/office/touchpoints", "touchpoints"],
  ["/office/touchpoints?lang=en", "touchpoints-english"],
  ["/office/touchpoints/BT01", "touchpoint"],
  ["/office/touchpoints/BT01?lang=en", "touchpoint-english"],
  ["/office/procedures", "procedures"],
  ["/office/procedures/3.000242?lang=en", "procedure-english"],
]) {
  test(`${path} is sound`, async () => {
    await visit({ size: DESK, cookies }, async (page) => {
      await go(page, path, status);
      await sound(page, name);
    });
  });
}

test("a task's page is sound, measured or not, and a refused form too", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/plan?year=never&status=late", 422);
    await sound(page, "plan-filter-refused");
    await go(page, "/office/plan");
    const task = (number) => page.locator(`th a[href$="/${number}"]`).first().getAttribute("href");
    const [measured, entered] = [await task("8.2"), await task("1.2")];
    await go(page, measured);
    await sound(page, "plan-measured");
    await go(page, entered);
    await page.locator("#percent").fill("nhiều");
    await page.locator("form[action$='/do/progress'] button").click();
    assert.equal(await page.locator("#percent").inputValue(), "nhiều");
    await sound(page, "plan-form-refused");
  });
});

test("every chart of the dashboard has its table", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/instruments/sipas-counter");
    const charts = await page.locator("figure:has(svg)").count();
    assert.ok(charts > 0, "there is a chart");
    assert.equal(await page.locator("figure:has(svg):has(table)").count(), charts);
  });
});

test("a touchpoint's files and slips can be downloaded", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    await go(page, "/office/touchpoints");
    await press(page, page.locator("main tbody a[href*='/BT01']"));
    for (const link of await page.locator("article a[download]").evaluateAll((all) => all.map((each) => each.href))) {
      const answer = await page.request.get(link);
      assert.equal(answer.status(), 200, link);
      assert.match(answer.headers()["content-disposition"], /^attachment; filename="/);
    }
    const card = page.locator("#slips");
    await card.locator("summary").click();
    await card.locator("input[name=count]").fill("12");
    const [download] = await Promise.all([page.waitForEvent("download"), card.locator("button").click()]);
    assert.match(download.suggestedFilename(), /^BT01-.*\.pdf$/);
  });
});

test("on a phone a page begins with its figures, and the form and the navigation open by the keyboard", async () => {
  await visit({ size: PHONE, cookies }, async (page) => {
    await go(page, "/office/dossiers?unit=BPMC");
    assert.equal(await page.locator("details.narrowed summary").innerText(), "Lọc: đơn vị Quầy tại Trung tâm Phục vụ hành chính công");
    assert.ok(await page.locator("#unit").isHidden());
    await page.locator("details.narrowed summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#unit").isVisible());
    await page.locator("details.menu > summary").press("Enter");
    assert.ok(await page.locator("details.menu nav a").first().isVisible());
    // Rows are blocks with the name of each value, and still a table.
    const cell = page.locator("table.stack td").first();
    assert.equal(await cell.evaluate((each) => getComputedStyle(each).display), "block");
    assert.ok(await page.getByRole("row").count() > 1);
  });
});

for (const path of [
  "/office/instruments/sipas-counter",
  "/office/instruments/sipas-counter/items/overall",
  "/office/instruments/sipas-counter/factors/procedures",
  "/office/dossiers",
  "/office/batches",
  "/office/assessment",
  "/office/audit",
  "/office/reports",
  "/office/plan",
  "/results",
]) {
  test(`${path} is at most 6,000 px long on a phone, and loses nothing at a desk and in print`, async () => {
    const whole = (page) => page.locator("details.part").evaluateAll((all) =>
      all.every((each) => !each.firstElementChild.checkVisibility() && each.lastElementChild.checkVisibility({ contentVisibilityAuto: true })));
    await visit({ size: PHONE, cookies, javaScript: false }, async (page) => {
      await go(page, path);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= 6000, `${height} px`);
      await page.emulateMedia({ media: "print" });
      assert.ok(await whole(page), "in print");
    });
    await visit({ size: DESK, cookies }, async (page) => {
      await go(page, path);
      assert.ok(await whole(page), "at a desk");
    });
  });
}

for (const path of ["/office/settings", "/office/remarks"]) {
  test(`${path} is at most 6,000 px long on a phone`, async () => {
    await visit({ size: PHONE, cookies, javaScript: false }, async (page) => {
      await go(page, path);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= 6000, `${height} px`);
    });
  });
}

test("on a phone the settings are folded behind what is set, and a refused one is open", async () => {
  await visit({ size: PHONE, cookies }, async (page) => {
    await go(page, "/office/settings");
    assert.equal(await page.locator("details.part[open]").count(), 0);
    assert.match(await page.locator("#answers summary").innerText(), /Số người ít nhất sau mỗi số liệu: 5/);
    await page.locator("#contact summary").click();
    await page.locator("#phone").fill("gọi anh Nam");
    const refused = await press(page, page.locator("button[value=contact]"));
    assert.equal(refused.status(), 422);
    assert.equal(await page.locator("#phone").inputValue(), "gọi anh Nam");
    assert.ok(await page.getByText("Số điện thoại chỉ gồm chữ số").isVisible());
    await sound(page, "settings-refused");
  });
});

test("a browser that cannot unfold a part by style prints the line that says what is in it", async () => {
  await visit({ size: DESK, cookies }, async (page) => {
    // Another name of the pseudo-element is what such a browser makes of it.
    await page.route(/pages[^/]*\.css/, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll("::details-content", "::unknown");
      await route.fulfill({ response: answer, body });
    });
    await go(page, "/office/dossiers");
    await page.emulateMedia({ media: "print" });
    const told = await page.locator("details.part > summary").evaluateAll((all) =>
      all.map((each) => each.checkVisibility()));
    assert.ok(told.length > 0 && told.every(Boolean), `${told}`);
  });
});
