import { foldersUsedFromOutside, folderPath, topIndexes, type SubjectFile } from "./subject-file.js";

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

const END_TO_END_FOLDER = /^e2e-|-e2e$/;

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
  // A folder `test` that application code imports is a word of the domain: a laboratory's tests, an exam's.
  const application = files.filter((file) => !found.has(file.path));
  const used = foldersUsedFromOutside(application, new Set(doubtful.map((each) => each.folder)));
  for (const { file, folder } of doubtful) {
    if (!used.has(folder)) found.set(file.path, `in ${folder}/, which only tests import`);
  }
  return found;
}

function certainlyTestBecause(file: SubjectFile): string | null {
  if (NAME.test(file.name)) return `named ${file.name} as tests and their doubles are`;
  const folder = file.folders.find((each) => CERTAIN_FOLDERS.has(each) || END_TO_END_FOLDER.test(each));
  if (folder !== undefined) return `in a folder ${folder}/`;
  const top = topIndexes(file).find((index) => TOP_FOLDERS.has(file.folders[index]?.toLowerCase() ?? ""));
  if (top !== undefined) return `in ${folderPath(file, top)}/ at the top of its package`;
  const library = [...file.packages].find((each) => LIBRARIES.has(each));
  return library === undefined || file.packages.has("vitest/config") ? null : `imports ${library}`;
}
