// Debian's Chromium, one fresh profile a page.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export const BASE = needed("BASE");

/** A cheap Android phone; what most citizens hold. */
export const PHONE = { width: 360, height: 740 };
/** An office PC. */
export const DESK = { width: 1280, height: 900 };

/** A host of an intranet; Chromium finds it on this machine. */
export const INTRANET = "mot-cua.test";

/** A variable that run.sh sets. */
export function needed(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set; start the journeys with tests/browser/run.sh`);
  return value;
}

/** A story takes seconds. Measuring in a page has no limit of its own, and would wait for ever. */
const LONGEST_STORY = 180_000;

let browser;

async function launched() {
  const args = ["--disable-gpu", `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`];
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Chromium refuses its sandbox to root, as in most build containers.
    args: process.getuid() === 0 ? ["--no-sandbox", ...args] : args,
  });
  return browser;
}

export async function close() {
  await browser?.close();
}

/**
 * Runs `story` on a page of its own. What the page complains of (a script error, a style refused
 * by the content security policy) and what it asks of any host but ours and `other` fails the story.
 *
 * A complaint that has the words `expected` in it is none.
 *
 * Office pages are told of no batch unless the story is about that (`live`): a page that reloads
 * itself while it is measured or drawn leaves the measuring without an end.
 */
export async function visit(options, story) {
  const { javaScript = true, size = PHONE, dark = false, cookies = [], other = [], live = false, expected } = options;
  const context = await (await launched()).newContext({
    viewport: size,
    deviceScaleFactor: 2,
    isMobile: size.width < 600,
    hasTouch: size.width < 600,
    javaScriptEnabled: javaScript,
    colorScheme: dark ? "dark" : "light",
    locale: "vi-VN",
  });
  context.setDefaultTimeout(20_000);
  await context.addCookies(cookies);
  // 204 is what tells an event source to ask no more.
  if (!live) await context.route("**/office/live*", (route) => route.fulfill({ status: 204 }));
  const complaints = [];
  const page = await context.newPage();
  page.on("console", (message) => {
    // A 4xx page that a story asks for is reported here too; its status is checked by the story.
    const told = message.text().startsWith("Failed to load resource") || (expected && message.text().includes(expected));
    if (message.type() === "error" && !told) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (origin !== BASE && !other.includes(origin) && protocol !== "data:") complaints.push(`asked ${request.url()}`);
  });
  try {
    const told = await ended(story(page, context));
    assert.deepEqual(complaints, []);
    return told;
  } finally {
    await context.close();
  }
}

/** What comes of a story, or that it came to no end. */
async function ended(story) {
  let limit;
  const over = new Promise((_, reject) => {
    limit = setTimeout(() => reject(new Error(`no end after ${LONGEST_STORY / 1000} s`)), LONGEST_STORY);
  });
  try {
    return await Promise.race([story, over]);
  } finally {
    clearTimeout(limit);
  }
}

/** Goes to `path` and demands the status. */
export async function go(page, path, status = 200) {
  const answer = await page.goto(new URL(path, BASE).href);
  assert.equal(answer.status(), status, `${path} answers ${answer.status()}`);
  return answer;
}

/** Clicks what leads to another page, and waits until that page has come. */
export async function press(page, link) {
  const [answer] = await Promise.all([page.waitForNavigation(), link.click()]);
  return answer;
}
