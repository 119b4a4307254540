import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import { literalTexts } from "./literal-texts.js";
import { wordsOf, writtenName } from "./written-name.js";

const PUBLIC = /-----BEGIN [A-Z ]*(PUBLIC KEY|CERTIFICATE)-----/;

/** Whether the key of a call is one that anybody may have, as its text says, or likely as its name does; null where nothing says so. */
export function publicKeyBy(program: Pick<Program, "binding" | "bodies">, operation: Operation): "text" | "name" | null {
  const key = operation.slot("key");
  if (key.is === "known" && literalTexts(key.value).some(({ text }) => PUBLIC.test(text))) return "text";
  const written = operation.written("key");
  const variable = key.is === "known" && key.value.is === "environment" ? key.value.name : null;
  const names = [written === null ? null : writtenName(program, operation.site, written), variable];
  return names.some((name) => name !== null && wordsOf(name).some((word) => word === "public" || word === "pub")) ? "name" : null;
}
