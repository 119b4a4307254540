import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, namesOf, outsideDecorators, outsideImportsOf, passedOnBy, type Program } from "../../src/model/index.js";
import { factsOf, type Texts } from "../link/program-of.js";

function programOf(texts: Texts): Program {
  return link({ ...factsOf(texts), settings: DEFAULT_SETTINGS });
}

function importsIn(texts: Texts, path: string): readonly string[] {
  const program = programOf(texts);
  const module = program.module(path);
  return module === null
    ? []
    : outsideImportsOf(program, module).map((outside) => {
        const through = passedOnBy(program, outside).map(({ at }) => at.file);
        return `${outside.source}: ${namesOf(outside.edges)}${through.length === 0 ? "" : ` via ${through.join(", ")}`}`;
      });
}

describe("what a file takes of packages", () => {
  it("is one entry a statement and package, by whichever road", () => {
    const texts = {
      "a.ts": `
        import axios, { type AxiosError } from "axios";
        import * as orm from "typeorm";
        import { readFile } from "node:fs/promises";
        import { Repository, local, Logger } from "./shared/index.js";
        const pg = require("pg");
        export const later = () => import("kafkajs");
        export { z } from "zod";
        orm.In([axios, readFile, Repository, local, Logger, pg] satisfies AxiosError[]);`,
      "shared/index.ts": `export { Repository } from "typeorm"; export * from "./deep.js"; export const local = 1;`,
      "shared/deep.ts": `export { Logger } from "winston";`,
    };
    expect(importsIn(texts, "a.ts")).toEqual([
      "axios: AxiosError, axios",
      "typeorm: In",
      "node:fs: readFile",
      "typeorm: Repository via shared/index.ts",
      "winston: Logger via shared/deep.ts",
      "pg: pg",
      "kafkajs: everything",
      "zod: z",
    ]);
  });

  it("is nothing for a reference that only brings ambient types", () => {
    expect(importsIn({ "a.ts": `/// <reference types="express" />\nexport const a = 1;` }, "a.ts")).toEqual([]);
  });
});

describe("the decorators of packages on a class", () => {
  it("are those on the class and its members, not those on parameters", () => {
    const program = programOf({
      "a.ts": `
        import { Entity } from "typeorm";
        import * as api from "@nestjs/swagger";
        import { Inject } from "@nestjs/common";
        import { own } from "./own.js";
        @Entity() @own
        export class Order {
          @api.ApiProperty() number = 1;
          constructor(@Inject("rows") private readonly rows: object) {}
        }`,
      "own.ts": `export const own = () => undefined;`,
    });
    const [order] = program.module("a.ts")?.outline.declarations ?? [];
    const found = order?.is === "class" ? outsideDecorators(program, "a.ts", order) : [];
    expect(found.map(({ source, member }) => `${source}#${member}`)).toEqual(["typeorm#Entity", "@nestjs/swagger#ApiProperty"]);
  });
});
