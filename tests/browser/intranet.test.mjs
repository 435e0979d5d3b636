// The same office at a plain-http address of an intranet, where browsers say less of where a form comes from.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { DESK, INTRANET, close, go, needed, press, visit } from "./browser.mjs";
import { PASSWORD, signIn } from "./sign-in.mjs";

let base;
let server;

/** A port that nobody listens on. */
async function freePort() {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address();
  taken.close();
  await once(taken, "close");
  return port;
}

before(async () => {
  const port = await freePort();
  base = `http://${INTRANET}:${port}`;
  const words = ["serve", "--listen", `127.0.0.1:${port}`, "--public-url", base];
  server = spawn(needed("BINARY"), words, { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(createInterface(server.stdout), "line");
  assert.match(said, /^listening on /);
});
after(async () => {
  server.kill();
  await once(server, "exit");
  await close();
});

/** Chromium says of each page that it parts windows from each other at trustworthy addresses alone. */
const expected = "Cross-Origin-Opener-Policy header has been ignored";
const story = (told) => () => visit({ size: DESK, other: [base], expected }, told);
const at = (path) => new URL(path, base).href;

/** Does what sends a form, and gives the headers it was sent with. */
async function sent(page, send) {
  const [request] = await Promise.all([
    page.waitForRequest((each) => each.method() === "POST"),
    send(),
  ]);
  return request.allHeaders();
}

test("staff sign in, send a form and sign out", async () => {
  await story(async (page) => {
    await go(page, at("/login"));
    const headers = await sent(page, () => signIn(page, PASSWORD));
    // What the story is about: a trustworthy address would be told more.
    assert.equal(headers["sec-fetch-site"], undefined);
    assert.equal(headers.origin, base);
    assert.equal(page.url(), at("/office"));
    await go(page, at("/office/plan"));
    const task = await page.locator('th a[href$="/1.2"]').first().getAttribute("href");
    await go(page, at(task));
    await page.locator("#percent").fill("nhiều");
    const answer = await press(page, page.locator("form[action$='/do/progress'] button"));
    assert.equal(answer.status(), 422, "the form is read, not refused for where it comes from");
    await page.locator("header .own .me summary").click();
    await press(page, page.locator("header .own .me form button"));
    assert.equal(page.url(), at("/"));
  })();
});

test("a citizen's petition is read", async () => {
  await story(async (page) => {
    await go(page, at("/petitions/new"));
    // The browser would hold an empty form back.
    await page.locator("main form").first().evaluate((form) => { form.noValidate = true; });
    const answer = await press(page, page.locator("main form button").first());
    assert.equal(answer.status(), 422);
  })();
});
