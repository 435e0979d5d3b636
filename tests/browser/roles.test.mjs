// What each role may open: its menu and its pages lead nowhere that refuses it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";

import { BASE, DESK, close, go, needed, visit } from "./browser.mjs";

after(close);

const ROLES = [
  ["viewer"], ["counter"], ["officer"], ["analyst"], ["manager"], ["inspector"], ["admin"],
  ["officer", "PLS"],
];

/** Pages of one kind looked at: of ten dossiers or remarks two tell. */
const OF_A_KIND = 2;

/** An address without what tells one thing of its kind from another. */
const kind = (path) => path.replace(/\/[^/]*\d[^/]*/g, "/…");

/** What only the program says: names of settings and options, codes of periods and of instruments. */
const PROGRAM = /HAILONG_|\s--[a-z]{3}|\b20\d\d-(H1|Q[1-4]|Y)\b|\b(sipas|xhh|papi|one-stop)-20\d\d\b/;

/** What a reader sees of a page. */
const read = (html) =>
  html.replace(/<(style|script|svg|title)\b.*?<\/\1>/gs, " ").replace(/<[^>]*>/g, " ");

const linked = (html) =>
  [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) => href.replaceAll("&amp;", "&"));

for (const [role, unit] of ROLES) {
  test(`no link leads ${role}${unit ? ` of ${unit}` : ""} to a refusal, and the menu has the pages' titles`, async () => {
    const name = `crawl-${role}${unit ? "-unit" : ""}`;
    const password = randomUUID();
    const narrowed = unit ? ["--unit", unit] : [];
    execFileSync(needed("BINARY"), ["staff", "add", name, "--role", role, ...narrowed], {
      env: { ...process.env, HAILONG_PASSWORD: password },
    });
    await visit({ size: DESK }, async (page, context) => {
      await go(page, "/login");
      await page.locator("input[autocomplete=username]").fill(name);
      await page.locator("input[type=password]").fill(password);
      await Promise.all([page.waitForNavigation(), page.locator("main button").last().click()]);
      const menu = await page.locator("header .menu a:not([hreflang])").evaluateAll((all) =>
        all.map((each) => [each.getAttribute("href"), each.textContent.trim()]));
      assert.ok(menu.length > 5, "there is a menu");

      const waiting = ["/office"];
      const seen = new Set(waiting);
      const kinds = new Map();
      const pages = new Map();
      const strays = [];
      while (waiting.length > 0) {
        const path = waiting.shift();
        const response = await context.request.get(BASE + path, { maxRedirects: 0 });
        assert.ok(![401, 403, 404, 500].includes(response.status()), `${path}: ${response.status()}`);
        if (!(response.headers()["content-type"] || "").startsWith("text/html")) continue;
        const html = await response.text();
        pages.set(path, html);
        // The audit log names what was done by the codes it was done to.
        const said = path.startsWith("/office/audit") ? null : PROGRAM.exec(read(html));
        if (said) strays.push(`${path}: "${said[0]}": …${read(html).slice(said.index - 60, said.index + 60)}…`);
        for (const href of linked(html)) {
          const bare = href.split("?")[0];
          const many = kinds.get(kind(bare)) || 0;
          if (seen.has(bare) || many >= OF_A_KIND || bare.startsWith("/assets/")) continue;
          seen.add(bare);
          kinds.set(kind(bare), many + 1);
          waiting.push(href);
        }
      }
      assert.deepEqual(strays, []);
      for (const [path, title] of menu) {
        const html = pages.get(path) || await (await context.request.get(BASE + path)).text();
        const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1].replace(/<[^>]*>/g, "");
        if (path === "/office/wall") continue;
        assert.ok(heading?.startsWith(title), `${path}: "${title}" leads to "${heading}"`);
      }
    });
  });
}
