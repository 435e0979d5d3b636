// How fast the form stands on a poor phone in a poor network; printed, never asserted.
import { close, needed, visit } from "./browser.mjs";

/** 400 kbit/s and 300 ms: a full cell in the countryside. */
const NETWORK = { offline: false, latency: 300, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
/** How many times slower than this machine. */
const CPU = 6;
const RUNS = 5;

const address = needed("SCANNED");
const paints = [];
let bytes = 0;
for (let run = 0; run < RUNS; run += 1) {
  await visit({}, async (page, context) => {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", NETWORK);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await page.goto(address, { waitUntil: "load" });
    paints.push(await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
        .observe({ type: "largest-contentful-paint", buffered: true });
    })));
  });
}
await close();
paints.sort((a, b) => a - b);
console.log(
  `form on 400 kbit/s, 300 ms, ${CPU}× slower CPU: largest paint ${Math.round(paints[RUNS >> 1])} ms ` +
    `(median of ${RUNS}, budget 1500), ${bytes} bytes on the wire with headers (budget 12000)`,
);
