// Joins the modules of the built command into few files: hundreds of small ones take longer to load than a changed file takes to lint.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { build } from "rolldown";

/** What main.js loads. */
const ENTRIES = ["run", "keep-compiled"];

/** Puts what the command loads into `dist/command`; packages stay what they are, and what is loaded late still is. */
export async function joinModules(dist) {
  const folder = join(dist, "src", "cli");
  const out = join(dist, "command");
  await build({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(folder, `${name}.js`)])),
    external: (name) => !name.startsWith(".") && !isAbsolute(name),
    platform: "node",
    logLevel: "warn",
    checks: { ineffectiveDynamicImport: false },
    plugins: [{ name: "where-modules-stand", transform: (code, path) => ({ code: standingIn(out, path, code), map: null }) }],
    output: { dir: out, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", minify: false },
  });
  const main = join(folder, "main.js");
  writeFileSync(
    main,
    ENTRIES.reduce(
      (code, name) => replaceOnce(code, `import("./${name}.js")`, `import("../../command/${name}.js")`),
      readFileSync(main, "utf8"),
    ),
  );
}

/** A module's own folder, as it is told from where the joined file stands. */
function standingIn(out, path, code) {
  const way = relative(out, dirname(path)).split(sep).join("/");
  return code.replaceAll("import.meta.dirname", `(import.meta.dirname + ${JSON.stringify(`/${way}`)})`);
}

function replaceOnce(code, from, to) {
  if (code.split(from).length !== 2) throw new Error(`main.js is expected to say ${from} once`);
  return code.replace(from, to);
}
