// The way into the office pages.
import assert from "node:assert/strict";

import { DESK, go, needed, visit } from "./browser.mjs";

export const NAME = needed("STAFF_NAME");
export const PASSWORD = needed("STAFF_PASSWORD");

/** Fills in the page of `/login`. */
export async function signIn(page, password) {
  await page.locator("input[autocomplete=username]").fill(NAME);
  await page.locator("input[type=password]").fill(password);
  const [answer] = await Promise.all([page.waitForNavigation(), page.locator("main button").last().click()]);
  return answer;
}

/** The cookies of a fresh session. */
export function signedIn() {
  return visit({ size: DESK }, async (page, context) => {
    await go(page, "/login");
    await signIn(page, PASSWORD);
    assert.match(page.url(), /\/office$/);
    const cookies = await context.cookies();
    assert.equal(cookies.filter((cookie) => cookie.name.endsWith("hailong")).length, 1);
    for (const cookie of cookies) {
      assert.ok(cookie.httpOnly, `no script reads ${cookie.name}`);
      assert.equal(cookie.sameSite, "Lax");
    }
    return cookies;
  });
}
