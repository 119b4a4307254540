import { expect, test } from "vitest";
import { archlint, folderWith, writeInto } from "../cli/archlint.js";

function expireOffers(...writes: readonly string[]): string {
  return `import { PrismaClient } from "@prisma/client";
import { Queue } from "bullmq";
import { schedule } from "node-cron";

const prisma = new PrismaClient();
const letters = new Queue("letters");

schedule("0 * * * *", async () => {
${writes.map((write) => `  ${write}\n`).join("")}  await letters.add("expired", {});
});
`;
}

test("a message that can part from what was written is the same finding when another write comes between", () => {
  const offer = 'await prisma.offer.updateMany({ data: { state: "expired" } });';
  const cwd = folderWith({ "package.json": "{}\n", "src/expire-offers.ts": expireOffers(offer) });
  expect(archlint(["--format", "compact"], { cwd }).stdout).toContain("[da/outbox]");
  expect(archlint(["baseline"], { cwd }).code).toBe(0);
  writeInto(cwd, {
    "src/expire-offers.ts": expireOffers(offer, "await prisma.customer.create({ data: {} });"),
  });
  expect(archlint(["--format", "compact"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
});
