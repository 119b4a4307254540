import { folderPath, type SubjectFile } from "./subject-file.js";

const NAME =
  /(?:[._-](?:spec|test|tests|e2e|e2e-spec|e2e-test|int-spec|int-test|integration-spec|cy|stories|story|mock|mocks|stub|stubs|fixture|fixtures)|^(?:setup-?tests?|test-?setup|jest[.-]setup))\.[cm]?[jt]sx?$/i;

const CERTAIN_FOLDERS = new Set([
  "__tests__",
  "__test__",
  "__mocks__",
  "__fixtures__",
  "__stubs__",
  "e2e",
  "cypress",
  ".storybook",
  "storybook",
]);

/** Folders that mean tests at a package's top; deeper they may be a word of the domain. */
const TOP_FOLDERS = new Set(["test", "tests", "spec", "specs"]);

const DEEPER_FOLDERS = new Set([...TOP_FOLDERS, "test-utils", "test-helpers", "mocks", "fixtures", "stubs"]);

const LIBRARIES: ReadonlySet<string> = new Set([
  ...["vitest", "@jest/globals", "supertest", "chai", "sinon", "mocha", "ava", "tap", "jasmine", "node:test", "node:test/reporters"],
  ...[
    "@nestjs/testing",
    "@angular/core/testing",
    "@testing-library/react",
    "@testing-library/angular",
    "@testing-library/vue",
    "@testing-library/dom",
  ],
  ...["jest-mock-extended", "vitest-mock-extended", "ts-mockito", "ts-sinon", "@golevelup/ts-jest", "@golevelup/ts-vitest", "@suites/unit"],
  ...["cucumber", "@cucumber/cucumber", "jest-cucumber", "@playwright/test", "cypress", "testcontainers", "fast-check", "nock", "msw"],
]);

/** Files that test, or exist for tests, with why. */
export function testFiles(files: readonly SubjectFile[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const doubtful: { readonly file: SubjectFile; readonly folder: string }[] = [];
  for (const file of files) {
    const why = certainlyTestBecause(file);
    if (why !== null) found.set(file.path, why);
    else {
      const index = file.folders.findIndex((each) => DEEPER_FOLDERS.has(each.toLowerCase()));
      if (index !== -1) doubtful.push({ file, folder: folderPath(file, index) });
    }
  }
  const used = foldersUsedFromOutside(files, found, new Set(doubtful.map((each) => each.folder)));
  for (const { file, folder } of doubtful) {
    if (!used.has(folder)) found.set(file.path, `in ${folder}/, which only tests import`);
  }
  return found;
}

function certainlyTestBecause(file: SubjectFile): string | null {
  if (NAME.test(file.name)) return `named ${file.name} as tests and their doubles are`;
  const folder = file.folders.find((each) => CERTAIN_FOLDERS.has(each) || each.endsWith("-e2e"));
  if (folder !== undefined) return `in a folder ${folder}/`;
  const top = file.folders[0]?.toLowerCase();
  if (top !== undefined && TOP_FOLDERS.has(top)) return `in ${folderPath(file, 0)}/ at the top of its package`;
  const packageName = file.packageFolder.split("/").at(-1) ?? "";
  if (packageName === "e2e" || packageName.endsWith("-e2e")) return `in the package ${packageName}`;
  const library = [...file.packages].find((each) => LIBRARIES.has(each));
  return library === undefined || file.packages.has("vitest/config") ? null : `imports ${library}`;
}

// A folder `test` that application code imports is a word of the domain: a laboratory's tests, an exam's.
function foldersUsedFromOutside(
  files: readonly SubjectFile[],
  tests: ReadonlyMap<string, string>,
  folders: ReadonlySet<string>,
): ReadonlySet<string> {
  const used = new Set<string>();
  if (folders.size === 0) return used;
  for (const file of files) {
    if (tests.has(file.path)) continue;
    for (const path of file.leadsTo) {
      for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
        const folder = path.slice(0, slash);
        if (folders.has(folder) && !file.path.startsWith(`${folder}/`)) used.add(folder);
      }
    }
  }
  return used;
}
