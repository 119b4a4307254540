import { describe, expect, it } from "vitest";
import { GLOBAL_PURPOSES } from "../../src/catalog/global-purposes.js";
import { PACKAGE_PURPOSES } from "../../src/catalog/package-purposes.js";
import { SYMBOL_PURPOSES } from "../../src/catalog/symbol-purposes.js";
import { PURE_PACKAGES } from "../../src/catalog/pure-packages.js";
import { purposeOf } from "../../src/catalog/purpose-of.js";
import { GLOBALS } from "../../src/model/index.js";

describe("the purpose of a package", () => {
  it("is that of its name before that of its scope", () => {
    expect(purposeOf("@nestjs/common", "Injectable")).toBe("framework");
    expect(purposeOf("@nestjs/config", "ConfigService")).toBe("environment");
    expect(purposeOf("@nestjs/typeorm", "InjectRepository")).toBe("persistence");
    expect(purposeOf("@aws-sdk/client-s3", "S3Client")).toBe("remote-service");
    expect(purposeOf("@aws-sdk/client-sqs", "SQSClient")).toBe("broker");
  });

  it("can be another for one of its symbols", () => {
    expect(purposeOf("@nestjs/cqrs", "AggregateRoot")).toBe("pure");
    expect(purposeOf("@nestjs/cqrs", "CommandBus")).toBe("framework");
  });

  it("tells a module of Node from the package of its name", () => {
    expect(purposeOf("node:process", "env")).toBe("process");
    expect(purposeOf("process", "env")).toBeNull();
    expect(purposeOf("node:crypto", "randomUUID")).toBe("pure");
  });

  it("is not known for what nobody listed, nor by a part of a name", () => {
    expect(purposeOf("@acme/platform", "Clock")).toBeNull();
    expect(purposeOf("express-but-not", "default")).toBeNull();
    expect(purposeOf("@nestjs", "Module")).toBeNull();
    expect(purposeOf("constructor", "toString")).toBeNull();
  });

  it("stands once for each name", () => {
    const names = [...PACKAGE_PURPOSES, ...SYMBOL_PURPOSES, ...GLOBAL_PURPOSES].flatMap((each) => each.names);
    const all = [...names, ...PURE_PACKAGES];
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });
});

describe("the purpose of a global", () => {
  it("is that of the longest name that is listed", () => {
    expect(purposeOf(GLOBALS, "console.table")).toBe("logging");
    expect(purposeOf(GLOBALS, "process.env.PORT")).toBe("environment");
    expect(purposeOf(GLOBALS, "process.exit()")).toBe("process");
    expect(purposeOf(GLOBALS, "process.nextTick")).toBeNull();
    expect(purposeOf(GLOBALS, "new WebSocket()")).toBe("network");
  });

  it("is a clock only where it is read", () => {
    expect(purposeOf(GLOBALS, "new Date()")).toBe("clock");
    expect(purposeOf(GLOBALS, "Date.now()")).toBe("clock");
    expect(purposeOf(GLOBALS, "Date.now")).toBeNull();
    expect(purposeOf(GLOBALS, "Date")).toBeNull();
    expect(purposeOf(GLOBALS, "Date.UTC")).toBeNull();
    expect(purposeOf(GLOBALS, "Math.random()")).toBe("random");
    expect(purposeOf(GLOBALS, "Math.max()")).toBeNull();
  });
});
