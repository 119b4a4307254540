import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/index.js";
import { renderReportHtml } from "../../src/output/report/report-html.js";
import { aFullReport, anItem, aReport, CONTEXTS, DECISION, HOSTILE } from "./a-report.js";
import { CHROMIUM, openBrowser } from "./browser.js";

const SOURCE = Array.from({ length: 60 }, (_, index) => `const line${index + 1} = "<b>${index + 1}</b>";`).join("\n");
const html = (report = aFullReport()): Promise<string> => renderReportHtml(report, { source: () => SOURCE });

/** Everywhere a name of the linted repository can stand. */
const HOSTILE_REPORT: Report = aReport(
  {
    "DA-01/core-domain": {
      status: "violated",
      name: HOSTILE,
      sentence: HOSTILE,
      items: [anItem({ text: HOSTILE, at: { file: HOSTILE, line: 3, column: 1 }, context: HOSTILE, rule: HOSTILE, fingerprint: HOSTILE })],
    },
  },
  {
    header: [{ label: "System Identifier", value: HOSTILE, items: [] }],
    decisions: [
      { ...DECISION, title: HOSTILE, why: HOSTILE, fix: HOSTILE, rule: HOSTILE, places: [{ file: HOSTILE, line: 3, column: 1 }] },
    ],
    pictures: [
      {
        name: "contexts",
        title: HOSTILE,
        nodes: [{ id: HOSTILE, label: HOSTILE, kind: HOSTILE }],
        edges: [{ from: HOSTILE, to: HOSTILE, label: HOSTILE, kind: "violation" }],
      },
    ],
  },
);

describe("the report as a page", () => {
  test("is the same each time, and allows nothing but its own style and script", async () => {
    const page = await html();
    expect(await html()).toBe(page);
    expect(page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]+='; script-src 'sha256-[\w+/]+='; base-uri 'none'; form-action 'none'">/,
    );
    expect(page.match(/<script|<style|<link|<img|<iframe|\bsrc=|\bstyle=/g)).toEqual(["<style", "<script"]);
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\//);
  });

  test("has each id once, and every link leads to one", async () => {
    const twice = aReport({
      "DA-01/core-domain": { status: "violated", items: [anItem()] },
      "SC-01/session-security": { status: "violated", items: [anItem()] },
    });
    for (const page of [await html(), await html(twice), await html(HOSTILE_REPORT)]) {
      const ids = [...page.matchAll(/<[^<>]* id="([^"]*)"/g)].map(([, id]) => id ?? "");
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, link = ""] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(decodeURI(link));
    }
  });

  test("shows the lines around a place as text", async () => {
    expect(await html()).toContain('<mark><span class="number">48</span>  const line48 = &quot;&lt;b&gt;48&lt;/b&gt;&quot;;</mark>');
  });

  test("shows names as text, whatever they want to be", async () => {
    const page = await html(HOSTILE_REPORT);
    expect(page).not.toMatch(/<script>alert|<img|onerror=(?!alert\(2\)&gt;)|[\u001b\u202e]/);
    expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
  });
});

describe.skipIf(CHROMIUM === null)("in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "archlint-page-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** Opens a report as a file, and keeps what it loads and complains of. */
  async function opened(
    report: Report,
    hash = "",
    look: { readonly width?: number; readonly dark?: boolean } = {},
  ): Promise<{ readonly page: Page; readonly heard: string[] }> {
    const file = join(folder, "report.html");
    writeFileSync(file, await html(report));
    const page = await browser.newPage({
      viewport: { width: look.width ?? 1280, height: 900 },
      colorScheme: look.dark === true ? "dark" : "light",
    });
    const heard: string[] = [];
    page.on("console", (message) => heard.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      heard.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) =>
      heard.push(...(request.url().startsWith(pathToFileURL(file).href) ? [] : [`request: ${request.url()}`])),
    );
    await page.goto(`${pathToFileURL(file).href}${hash}`);
    return { page, heard };
  }

  const shownLeaves = (page: Page): Promise<readonly string[]> =>
    page.evaluate("[...document.querySelectorAll('article.leaf:not([hidden])')].map((leaf) => leaf.id)");

  test.each([
    ["with something of everything", aFullReport()],
    ["of hostile names", HOSTILE_REPORT],
  ])("a page %s loads nothing, complains of nothing and runs nothing", async (_, report) => {
    const { page, heard } = await opened(report);
    await page.getByRole("checkbox", { name: /no evidence/ }).uncheck();
    expect(await shownLeaves(page)).toHaveLength(report === HOSTILE_REPORT ? 1 : 2);
    expect(heard).toEqual([]);
    await page.close();
  });

  test("filters by status, severity, section and context, and says how much is left", async () => {
    const { page } = await opened(aFullReport());
    await page.locator("select[name='severity']").selectOption("warn");
    expect(await shownLeaves(page)).toEqual(["SC-01/session-security"]);
    expect(await page.locator(".items > li:visible").allInnerTexts()).toEqual([expect.stringContaining('cookie "refresh"')]);
    expect(await page.locator("#told").innerText()).toBe("1 of 36 lines are shown");
    await page.locator("select[name='context']").selectOption("identity");
    expect(await shownLeaves(page)).toEqual([]);
    await page.getByRole("button", { name: "show all" }).click();
    // The page counts anew when the browser has reset its form, which is after the click.
    await expect.poll(() => page.locator("#told").innerText()).toBe("all 36 lines are shown");
    await page.locator("select[name='section']").selectOption("DA-01");
    expect(await shownLeaves(page)).toHaveLength(6);
    await page.getByRole("checkbox", { name: /no evidence/ }).uncheck();
    expect(await shownLeaves(page)).toEqual(["DA-01/context-boundaries"]);
    await page.close();
  });

  test("links lead to findings and lines, open what they are folded in and show what a filter hides", async () => {
    const { page } = await opened(aFullReport(), "#finding-3f2a9b1c");
    expect(await page.evaluate(`document.activeElement.id`)).toBe("finding-3f2a9b1c");
    await expect.poll(() => page.locator("#finding-3f2a9b1c pre").isVisible()).toBe(true);
    await page.getByRole("checkbox", { name: /violated/ }).uncheck();
    expect(await shownLeaves(page)).not.toContain("SC-01/session-security");
    await page.locator("#decisions a").first().press("Enter");
    await page.getByRole("navigation").getByRole("link", { name: /SC-01/ }).press("Enter");
    await page.evaluate(`location.hash = "#SC-01/session-security"`);
    await expect.poll(() => page.evaluate(`document.activeElement.id`)).toBe("SC-01/session-security");
    expect(await shownLeaves(page)).toContain("SC-01/session-security");
    await page.close();
  });

  test.each([360, 800, 1280])("fits %i pixels", async (width) => {
    const { page } = await opened(HOSTILE_REPORT, "", { width });
    expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBeLessThanOrEqual(width);
    await page.close();
  });

  test.each([
    ["light", false],
    ["dark", true],
  ])("has no serious fault of accessibility, %s", async (_, dark) => {
    const { page } = await opened({ ...aFullReport(), pictures: [CONTEXTS, { ...CONTEXTS, name: "events", title: "Event flow" }] }, "", {
      dark,
    });
    await page.evaluate(`for (const each of document.querySelectorAll("details")) each.open = true`);
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const { violations } = await page.evaluate<{
      violations: readonly { id: string; impact: string; nodes: readonly { html: string; failureSummary: string }[] }[];
    }>("axe.run()");
    expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html ?? ""} ${nodes[0]?.failureSummary ?? ""}`)).toEqual(
      [],
    );
    await page.close();
  });
});
