// The dashboard and the alert rules against a real Prometheus and a real server:
//
//   node tests/monitor/prometheus.mjs target/debug/hailong
//
// Needs Debian's `prometheus` (with promtool). Ends with 1 if the output has a fault, a rule cannot be evaluated, or
// a query of the dashboard gives nothing.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const program = resolve(process.argv[2] ?? "target/debug/hailong");
const folder = mkdtempSync(join(tmpdir(), "hailong-prometheus-"));
const started = [];

/** Starts a program; what it says on stdout, line by line, until `wanted` gives something. */
async function start(command, args, wanted, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  started.push(child);
  const lines = createInterface({ input: wanted.stderr ? child.stderr : child.stdout });
  for await (const line of lines) {
    const found = wanted.of(line);
    if (found) return found;
  }
  throw new Error(`${command} ended`);
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function ask(base, path) {
  const reply = await fetch(`${base}${path}`);
  return (await reply.json()).data;
}

/** The expressions of every panel, with their variables filled in. */
function queries() {
  const dashboard = JSON.parse(readFileSync("ops/grafana/hailong.json", "utf8"));
  const all = dashboard.panels.flatMap((panel) =>
    panel.targets.map(({ expr }) => ({ title: panel.title, expr: expr.replaceAll("$instance", ".*") })),
  );
  return all;
}

async function run() {
  const data = join(folder, "data");
  execFileSync(program, ["demo", "--data", data, "--responses", "60", "--no-serve"], { stdio: "ignore" });
  let metrics;
  const page = await start(
    program,
    ["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--data", data],
    {
      of: (line) => {
        metrics ??= line.match(/^metrics on (.*)$/)?.[1];
        return line.match(/^listening on (.*)$/)?.[1];
      },
    },
  );
  const text = await (await fetch(metrics)).text();
  execFileSync("promtool", ["check", "metrics"], { input: text, stdio: ["pipe", "inherit", "inherit"] });
  execFileSync("promtool", ["check", "rules", "ops/prometheus/alerts.yml"], { stdio: "inherit" });
  execFileSync("promtool", ["test", "rules", "tests/monitor/alerts.yml"], { stdio: "inherit" });

  const config = readFileSync("ops/prometheus/prometheus.yml", "utf8")
    .replaceAll("127.0.0.1:9187", new URL(metrics).host)
    .replaceAll("15s", "1s")
    .replace("alerts.yml", resolve("ops/prometheus/alerts.yml"));
  const file = join(folder, "prometheus.yml");
  writeFileSync(file, config);
  const port = 20000 + (process.pid % 20000);
  await start(
    "prometheus",
    [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, "tsdb")}`, `--web.listen-address=127.0.0.1:${port}`],
    { stderr: true, of: (line) => line.includes("Server is ready") },
  );
  const base = `http://127.0.0.1:${port}/api/v1`;

  // Two scrapes and more with something in them, so that rates have values.
  for (let round = 0; round < 8; round++) {
    const body = JSON.stringify({ key: crypto.randomUUID(), answers: { overall: 4 } });
    const headers = { "content-type": "application/json" };
    const kept = await fetch(`${page}/api/v1/touchpoints/BT01/responses`, { method: "POST", headers, body });
    if (kept.status !== 201) throw new Error(`an answer gave ${kept.status}: ${await kept.text()}`);
    await fetch(`${page}/s/BT01`);
    await pause(1000);
  }

  const faults = [];
  for (const { title, expr } of queries()) {
    const { result } = await ask(base, `/query?query=${encodeURIComponent(expr)}`);
    const given = result.filter(({ value }) => value[1] !== "NaN").length;
    const mayBeEmpty = expr.includes("hailong_backup_age_seconds");
    console.log(`${given > 0 ? "ok  " : mayBeEmpty ? "none" : "FAIL"} ${title}: ${given} series`);
    if (given === 0 && !mayBeEmpty) faults.push(title);
  }
  const { groups } = await ask(base, "/rules");
  for (const rule of groups.flatMap((group) => group.rules)) {
    console.log(`${rule.health === "ok" ? "ok  " : "FAIL"} ${rule.name}: ${rule.state}`);
    // A fresh server has no backup, which is told; nothing else may be.
    const quiet = rule.state === "inactive" || rule.name === "HailongNoBackup";
    if (rule.health !== "ok" || !quiet) faults.push(rule.name);
  }
  if (faults.length > 0) throw new Error(`faults: ${faults.join(", ")}`);
}

try {
  await run();
} finally {
  for (const child of started) child.kill();
  await pause(500);
  rmSync(folder, { recursive: true, force: true });
}
