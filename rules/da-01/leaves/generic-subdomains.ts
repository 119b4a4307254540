import type { LeafContext, Observed } from "../../../src/model/index.js";
import { commoditiesOf, counted, defineLeaf, listed, subdomainsOf, type Commodity } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-01/generic-subdomains",
  lookedFor: "contexts declared as generic (subdomain: generic), libraries for sign-in, mail, payments and files",
  *observe(context): Iterable<Observed> {
    const { program, place } = context;
    for (const { profile, kind, declared, why } of subdomainsOf(program))
      if (kind === "generic")
        yield { text: `${profile.name}: generic (${declared ? "declared" : `estimated: ${why}`})`, at: place(profile.at) };
    for (const { what, libraries, files, at } of commodities(context))
      yield { text: `${what}: ${listed(libraries)} in ${counted(files, "file")}`, at: place(at) };
  },
  say(_results, context) {
    const all = subdomainsOf(context.program).filter(({ kind }) => kind === "generic");
    const names = all.map(({ profile, declared }) => `${profile.name} (${declared ? "declared" : "estimated"})`);
    const taken = commodities(context).map(({ what, libraries }) => `${what} (${listed(libraries, 3)})`);
    const clauses = [
      ...(names.length > 0 ? [listed(names, 12)] : []),
      ...(taken.length > 0 ? [`taken from libraries: ${taken.join(", ")}${names.length > 0 ? "" : "; no context lives on them"}`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function commodities({ program }: LeafContext): readonly Commodity[] {
  return commoditiesOf(
    program,
    program.modules.filter(({ subject }) => subject === "source").map(({ path }) => path),
  );
}
