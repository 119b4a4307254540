import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { projectRoot } from "../self/source-files.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Files by path; the folder is removed after the test. */
export function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "archlint-hostile-")));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A small hexagonal service with one violation in a file of the given path and a class of the given name. */
export function hexagonal(path: string, specifier = "../infrastructure/order-table"): Readonly<Record<string, string>> {
  return {
    "package.json": JSON.stringify({ name: "orders", version: "1.0.0" }),
    "src/ordering/domain/order.ts": "export class Order { constructor(readonly id: string) {} }\n",
    "src/ordering/domain/order-repository.ts":
      'import { Order } from "./order";\nexport interface OrderRepository { find(id: string): Promise<Order | null> }\n',
    "src/ordering/application/place-order.ts":
      'import { Order } from "../domain/order";\nimport type { OrderRepository } from "../domain/order-repository";\nexport class PlaceOrder { constructor(private readonly orders: OrderRepository) {}\n  run(id: string) { return this.orders.find(id) ?? new Order(id); } }\n',
    "src/ordering/infrastructure/order-table.ts":
      'import type { OrderRepository } from "../domain/order-repository";\nexport class OrderTable implements OrderRepository { async find() { return null } }\n',
    [path]: `import { OrderTable } from "${specifier}";\nexport const table = new OrderTable();\n`,
  };
}

/** How a run of the command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line in a folder, as people run it. */
export function archlint(cwd: string, ...args: readonly string[]): Promise<Ended> {
  const main = join(projectRoot, "dist", "src", "cli", "main.js");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...args],
      { cwd, env: { PATH: process.env["PATH"], NO_COLOR: "1" }, maxBuffer: 1 << 28, timeout: 25_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? (typeof error.code === "number" ? error.code : null) : 0, signal: error?.signal ?? null, stdout, stderr });
      },
    );
  });
}
