import type { Program } from "../program.js";

/** Whether another file stands beside it that takes its place in production: `environment.prod.ts` for `environment.ts`. */
export function hasProductionTwin(program: Pick<Program, "module">, path: string): boolean {
  const dot = path.lastIndexOf(".");
  return ["prod", "production"].some((stage) => program.module(`${path.slice(0, dot)}.${stage}${path.slice(dot)}`) !== null);
}
