// Signing in by a provider of identities.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { BASE, DESK, close, go, needed, visit } from "./browser.mjs";
import { sound } from "./checks.mjs";
import { DEMANDING, ISSUER, started } from "./provider.mjs";
import { PASSWORD, signedIn } from "./sign-in.mjs";

const hailong = (...words) =>
  execFileSync(needed("BINARY"), words, { env: { ...process.env, HAILONG_PASSWORD: PASSWORD } });

let stop;

before(async () => {
  stop = await started();
  for (const [name, subject] of [["mai", "sub-mai"], ["tú", "sub-tu"]]) {
    hailong("staff", "add", name, "--role", "manager");
    hailong("staff", "link", name, "--subject", subject);
  }
  hailong("staff", "disable", "tú");
});
after(async () => { stop(); await close(); });

/** On the sign-in page, by its button, as `subject`. */
async function enter(page, subject, path = "/login?lang=en", base = BASE) {
  await go(page, path);
  await page.getByRole("link", { name: "Cổng cán bộ" }).click();
  await page.waitForURL(`${ISSUER}/**`);
  await page.locator("input").fill(subject);
  await page.locator("button").click();
  await page.waitForURL(`${base}/**`);
}

/** The same office where the second factor is demanded; ends it. */
async function demanding() {
  const listen = ["--listen", new URL(DEMANDING).host];
  const server = spawn(needed("BINARY"), ["serve", "--second-factor", ...listen], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(createInterface(server.stdout), "line");
  assert.equal(said, `listening on ${DEMANDING}`);
  return async () => { server.kill(); await once(server, "exit"); };
}

/** Six digits of RFC 6238 for a secret in base 32. */
function digits(secret) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((each) => letters.indexOf(each).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const story = (told) => () => visit({ size: DESK, other: [ISSUER] }, told);
const said = (page) => page.locator("[role=alert]").innerText();

test("a person who is tied to an account comes in by the provider and goes where they wanted", story(async (page, context) => {
  await go(page, "/office/plan?lang=en");
  await enter(page, "sub-mai", page.url());
  assert.equal(page.url(), `${BASE}/office/plan?lang=en`);
  // The provider is on the same host, whose ports share cookies.
  const ours = (await context.cookies(BASE)).filter(({ name }) => name.includes("hailong"));
  const cookies = ours.map(({ name, httpOnly, sameSite, secure }) => [name, httpOnly, sameSite, secure]);
  assert.deepEqual(cookies.sort(), [
    ["__Host-hailong", true, "Lax", true],
    ["__Host-hailong-browser", true, "Lax", true],
  ]);
  assert.match(await page.locator("header .own .me summary").innerText(), /mai/);
  await page.locator("header .own .me summary").click();
  await page.locator("header .own .me form button").click();
  await page.waitForURL(`${BASE}/`);
  await page.goto(`${BASE}/office`);
  assert.match(page.url(), /\/login/);
}));

test("an answer with another state, or brought twice, is refused", story(async (page) => {
  let back;
  page.on("request", (request) => {
    if (request.url().includes("/login/provider/back")) back = request.url();
  });
  await enter(page, "sub-mai");
  assert.equal(page.url(), `${BASE}/office?lang=en`);
  await go(page, `${back}&lang=en`, 422);
  assert.match(await said(page), /too old or was not begun in this browser/);
  // A fresh sign-in under way, and somebody else's state.
  const { url: there } = await page.request.get(`${BASE}/login/provider`, { maxRedirects: 0 })
    .then((answer) => ({ url: answer.headers().location }));
  const state = new URL(there).searchParams.get("state");
  assert.match(state, /^[0-9a-f]{64}$/);
  const wrong = new URL(back);
  wrong.searchParams.set("state", state.replace(/./g, "0"));
  await go(page, wrong.href, 422);
  assert.match(await said(page), /not begun in this browser/);
  // The right state with a code that is spent.
  wrong.searchParams.set("state", state);
  await go(page, wrong.href, 422);
  assert.match(await said(page), /không xác nhận được/);
}));

test("another browser's answer is refused", story(async (page) => {
  await go(page, `/login/provider/back?code=x&state=${"0".repeat(64)}&lang=en`, 422);
  assert.match(await said(page), /not begun in this browser/);
  await sound(page, "provider-refused");
}));

test("an identity that is tied to no account gets none", story(async (page, context) => {
  await enter(page, "sub-stranger");
  assert.match(await said(page), /No account here is tied.*sub-stranger/);
  assert.deepEqual(await context.cookies(`${BASE}/office`).then((all) => all.filter(({ name }) => name === "__Host-hailong")), []);
  assert.ok(!hailong("staff", "list").toString().includes("stranger"));
}));

test("a disabled account stays out", story(async (page) => {
  await enter(page, "sub-tu");
  assert.match(await said(page), /disabled/);
  await page.goto(`${BASE}/office`);
  assert.match(page.url(), /\/login/);
}));

test("an account with a second factor is asked for it after the provider", async () => {
  hailong("staff", "add", "hà", "--role", "admin");
  hailong("staff", "link", "hà", "--subject", "sub-ha");
  let secret;
  await story(async (page) => {
    await enter(page, "sub-ha");
    await go(page, "/office/account/second-factor?lang=en");
    secret = await page.locator("code.secret").innerText();
    await page.locator("#code").fill(digits(secret.replace(/\s/g, "")));
    await page.locator("#current").fill("not the password at all");
    await page.locator("main form button").click();
    assert.match(await said(page), /current password is wrong/);
    await sound(page, "second-factor-refused");
    await page.locator("#code").fill(digits(secret.replace(/\s/g, "")));
    await page.locator("#current").fill(PASSWORD);
    await page.locator("main form button").click();
    assert.match(await page.locator("main").innerText(), /Recovery codes/);
    const recovery = await page.locator("ul.recovery code").first().innerText();
    await page.context().clearCookies();
    await enter(page, "sub-ha");
    await sound(page, "provider-code");
    await page.locator("#code").fill("000000");
    await page.locator("main form button").click();
    assert.match(await said(page), /second factor is wrong/);
    await page.locator("#code").fill(recovery);
    await page.locator("main form button").click();
    await page.waitForURL(`${BASE}/office?lang=en`);
  })();
});

test("where a second factor is demanded the provider does not take its place", async () => {
  hailong("staff", "add", "vy", "--role", "officer");
  hailong("staff", "link", "vy", "--subject", "sub-vy");
  const end = await demanding();
  const comeIn = (page) => enter(page, "sub-vy", `${DEMANDING}/login?lang=en`, DEMANDING);
  try {
    await visit({ size: DESK, other: [ISSUER, DEMANDING] }, async (page, context) => {
      await comeIn(page);
      assert.equal(new URL(page.url()).pathname, "/office/account/second-factor");
      await go(page, `${DEMANDING}/office/plan`);
      assert.equal(new URL(page.url()).pathname, "/office/account/second-factor");
      await go(page, `${DEMANDING}/office/account/second-factor?lang=en`);
      const secret = await page.locator("code.secret").innerText();
      await page.locator("#code").fill(digits(secret.replace(/\s/g, "")));
      await page.locator("#current").fill(PASSWORD);
      await page.locator("main form button").click();
      const recovery = await page.locator("ul.recovery code").first().innerText();
      await go(page, `${DEMANDING}/office/plan?lang=en`);
      assert.equal(page.url(), `${DEMANDING}/office/plan?lang=en`);
      await context.clearCookies();
      await comeIn(page);
      assert.match(await page.locator("main").innerText(), /also needs its second factor/);
      await page.locator("#code").fill(recovery);
      await page.locator("main form button").click();
      await page.waitForURL(`${DEMANDING}/office?lang=en`);
    });
  } finally {
    await end();
  }
});

test("an administrator ties a stranger by the code of the sign-in page", async () => {
  hailong("staff", "add", "an", "--role", "viewer");
  await story(async (page) => {
    await enter(page, "sub-an");
    const code = (await said(page)).split(" ").at(-1);
    const cookies = await signedIn();
    await visit({ size: DESK, cookies }, async (office) => {
      await go(office, "/office/staff?lang=en");
      const card = office.locator("article.account").filter({ has: office.getByRole("heading", { name: "an", exact: true }) });
      await card.locator("summary").last().click();
      await card.getByLabel("Identity code at Cổng cán bộ").fill(code);
      await card.getByRole("button", { name: /^Tie the identity/ }).click();
      await office.waitForURL("**/office/staff?lang=en");
      assert.match(await card.innerText(), /Single sign-on as sub-an/);
      await card.locator("summary").last().click();
      await sound(office, "staff-tied");
    });
    await go(page, "/login/provider?lang=en");
    await page.waitForURL(`${BASE}/office?lang=en`);
  })();
});
