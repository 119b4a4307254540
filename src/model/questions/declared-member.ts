import type { Evaluated } from "../evaluated.js";
import type { Program } from "../program.js";

/** Whether a class or interface, or one that it inherits from in the program, declares a member of that name. */
export function declaresMember(
  program: Pick<Program, "declaration" | "ancestorsOf">,
  { file, declaration }: Pick<Extract<Evaluated, { readonly is: "instance" }>, "file" | "declaration">,
  name: string,
): boolean {
  const inherited = program
    .ancestorsOf(file, declaration)
    .flatMap(({ target }) => (target.is === "declared" ? [{ file: target.file, declaration: target.declaration }] : []));
  return [{ file, declaration }, ...inherited].some((each) => {
    const found = program.declaration(each.file, each.declaration);
    return (found?.is === "class" || found?.is === "interface") && found.members.some((member) => member.name === name);
  });
}
