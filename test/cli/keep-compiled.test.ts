import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { archlint, ORDERS, type Run } from "./archlint.js";

/** From 22.8 on Node keeps compiled code itself. */
const isKept = !("enableCompileCache" in module) && process.platform !== "win32" && process.platform !== "darwin";

interface Setup {
  readonly cwd: string;
  readonly home: string;
  readonly compiled: string;
  /** Lints with no facts at hand, so that the compiler is loaded. */
  readonly lint: () => Run;
}

function setUp(home = mkdtempSync(join(tmpdir(), "archlint-compiled-"))): Setup {
  const cwd = mkdtempSync(join(tmpdir(), "archlint-orders-"));
  cpSync(ORDERS, cwd, { recursive: true });
  return {
    cwd,
    home,
    compiled: join(home, "archlint", "compiled"),
    lint: () => {
      archlint(["cache", "clean"], { cwd, env: { ARCHLINT_CACHE_DIR: "", XDG_CACHE_HOME: home } });
      return archlint(["check", "--format", "json"], { cwd, env: { ARCHLINT_CACHE_DIR: "", XDG_CACHE_HOME: home } });
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

describe.runIf(isKept)("the compiled form of the compiler", () => {
  it("is kept in the user's cache folder, and changes no answer", () => {
    const { compiled, lint } = setUp();
    const first = lint();
    expect(namesIn(compiled)).toHaveLength(1);
    const second = lint();
    expect(second).toEqual(first);
    expect(namesIn(compiled)).toHaveLength(1);
  });

  it("is made anew where it is damaged", () => {
    const { compiled, lint } = setUp();
    const first = lint();
    const [name = ""] = namesIn(compiled);
    const content = readFileSync(join(compiled, name));
    const damaged = Buffer.from(content);
    damaged.fill(0x41, damaged.length / 2, damaged.length / 2 + 4096);
    writeFileSync(join(compiled, name), damaged);
    expect(lint()).toEqual(first);
    expect(readFileSync(join(compiled, name)).subarray(content.length / 2, content.length / 2 + 4096)).not.toEqual(
      damaged.subarray(content.length / 2, content.length / 2 + 4096),
    );
  });

  it("is not taken from a checkout", () => {
    const checkout = mkdtempSync(join(tmpdir(), "archlint-checkout-"));
    mkdirSync(join(checkout, ".git"));
    const { compiled, lint } = setUp(join(checkout, "cache"));
    lint();
    expect(namesIn(compiled)).toEqual([]);
  });

  it("is not taken from a folder that others may write to", () => {
    const { compiled, lint } = setUp();
    mkdirSync(compiled, { recursive: true });
    chmodSync(compiled, 0o777);
    lint();
    expect(namesIn(compiled)).toEqual([]);
  });
});
