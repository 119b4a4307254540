import type { LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, ownerOf } from "../../../src/model/index.js";

/** A part of the system with who answers for it. */
interface OwnedPart {
  readonly name: string;
  readonly files: number;
  /** Owners with how many of the files are theirs; most first. */
  readonly owners: readonly (readonly [string, number])[];
  readonly declared: string | null;
  readonly at: Observed["at"];
}

export default defineLeaf({
  leaf: "DA-02/operational-boundaries",
  lookedFor: "owners of contexts and packages in CODEOWNERS, or declared (contexts: owner)",
  *observe(context): Iterable<Observed> {
    for (const { name, files, owners, declared, at } of partsOf(context)) {
      if (declared !== null) yield { text: `${name}: ${declared} (declared)`, at: null };
      for (const [owner, count] of owners) {
        yield { text: `${name}: ${owner}${count === files ? "" : ` for ${count} of ${counted(files, "file")}`}`, at };
      }
    }
  },
  say(_, context) {
    const parts = partsOf(context);
    const owned = parts.filter(({ owners, declared }) => owners.length > 0 || declared !== null);
    if (owned.length === 0) return null;
    const noun = context.program.architecture.contexts.length > 0 ? "context" : "package";
    const several = owned.filter(({ owners }) => owners.length > 1).map(({ name }) => name);
    const nobody = parts.filter((part) => !owned.includes(part)).map(({ name }) => name);
    return [
      `${owned.length} of ${counted(parts.length, noun)} ${owned.length === 1 ? "has" : "have"} an owner`,
      ...(several.length > 0 ? [`files of several owners in ${several.join(", ")}`] : []),
      ...(nobody.length > 0 ? [`no owner was found of ${nobody.join(", ")}`] : []),
    ].join("; ");
  },
});

/** Contexts where there are any, packages else. */
function partsOf(context: LeafContext): readonly OwnedPart[] {
  const { program } = context;
  const files = program.modules.filter(({ subject }) => subject === "source");
  const { contexts } = program.architecture;
  if (contexts.length > 0) {
    return contexts.map(({ name, owner }) => {
      const own = files.filter(({ path }) => program.architecture.contextOf(path)?.context.name === name);
      return partOf(
        context,
        name,
        own.map(({ path }) => path),
        owner,
      );
    });
  }
  return program.packages
    .map((each) =>
      partOf(
        context,
        each.name,
        files.filter((file) => file.package?.folder === each.folder).map(({ path }) => path),
        null,
      ),
    )
    .filter((part) => part.files > 0);
}

function partOf({ artifacts }: LeafContext, name: string, files: readonly string[], declared: string | null): OwnedPart {
  const counts = new Map<string, number>();
  let at: Observed["at"] = null;
  for (const file of files) {
    const rule = ownerOf(artifacts, file);
    if (rule === null) continue;
    at ??= rule.at;
    const key = rule.owners.join(" ");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const owners = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return { name, files: files.length, owners, declared, at };
}
