import { isCancel, multiselect, select } from "@clack/prompts";
import { COMPLIANCE, statedContexts, type Answers } from "../init/answers.js";
import type { Detected, FoundContext } from "../init/detected.js";
import { visibleLine } from "../output/visible.js";

/** Results go to standard output, so what is asked goes beside it. */
const output = process.stderr;

/** Asks what the code can't show; null where the person leaves. */
export async function askAnswers(detected: Detected, preset: Answers["preset"]): Promise<Answers | null> {
  const contexts = await askContexts(detected);
  if (contexts === "left") return null;
  const statesLayers = await askLayers(detected);
  if (statesLayers === "left") return null;
  const compliance = await multiselect({
    message: "What does the system have to meet?",
    options: COMPLIANCE.map((value) => ({ value })),
    required: false,
    output,
  });
  if (isCancel(compliance)) return null;
  const chosen = await select({
    message: "How strict shall archlint be?",
    options: [
      { value: "recommended" as const, hint: "errors and warnings; posture is for the report" },
      { value: "strict" as const, hint: "what is posture in recommended is a warning" },
    ],
    initialValue: preset,
    output,
  });
  return isCancel(chosen) ? null : { preset: chosen, contexts, statesLayers, compliance };
}

async function askContexts(detected: Detected): Promise<Answers["contexts"] | "left"> {
  const candidates = detected.contexts.filter(({ kind }) => kind !== "kernel");
  if (candidates.length === 0) return null;
  const seen = candidates.filter(({ kind }) => kind === "bounded-context").map(({ name }) => name);
  const chosen = await multiselect({
    message: "Which of these are bounded contexts? Context rules judge only what is marked",
    options: candidates.map(contextOption),
    initialValues: seen,
    required: false,
    output,
  });
  if (isCancel(chosen)) return "left";
  if (chosen.length === 0) return statedContexts(detected, [], [], []);
  const core = await askSubdomain("Which are core: what the business wins by?", chosen);
  if (core === null) return "left";
  const others = chosen.filter((name) => !core.includes(name));
  const generic = others.length === 0 ? [] : await askSubdomain("Which are generic: could be bought? The others are supporting.", others);
  return generic === null ? "left" : statedContexts(detected, chosen, core, generic);
}

function contextOption({ name, files, why, sure }: FoundContext): { value: string; label: string; hint: string } {
  return { value: name, label: visibleLine(name), hint: `${files} files; ${visibleLine(why)}${sure === "likely" ? ", likely" : ""}` };
}

async function askSubdomain(message: string, names: readonly string[]): Promise<readonly string[] | null> {
  const options = names.map((value) => ({ value, label: visibleLine(value) }));
  const chosen = await multiselect({ message, options, required: false, output });
  return isCancel(chosen) ? null : chosen;
}

async function askLayers({ layerPatterns }: Detected): Promise<boolean | "left"> {
  if (layerPatterns === null) return false;
  const { moved, files } = layerPatterns;
  const chosen = await select({
    message: "How shall archlint know the layers?",
    options: [
      { value: "detect" as const, label: "detect them on each run", hint: "new folders are understood as the others are" },
      {
        value: "state" as const,
        label: "write them down as patterns",
        hint: moved === 0 ? "every file as detected" : `${moved} of ${files} files in another layer or in none`,
      },
    ],
    initialValue: "detect" as const,
    output,
  });
  return isCancel(chosen) ? "left" : chosen === "state";
}
