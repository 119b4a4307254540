import { Command, CommanderError } from "commander";
import { ArchlintError } from "../model/error.js";
import { archlintVersion } from "../version.js";
import type { BaselineOptions } from "./baseline.js";
import { CHECK_FORMATS } from "./check-formats.js";
import type { ChangeOptions } from "./change.js";
import type { CheckOptions } from "./check.js";
import { GRAPH_FORMATS, GRAPHS } from "./graph-choices.js";
import type { GraphOptions } from "./graph.js";
import type { GlobalOptions } from "./global-options.js";
import type { InitOptions } from "./init.js";
import { reportError } from "./report-error.js";
import type { ReportOptions } from "./report.js";
import { REPORT_FORMATS } from "./report-formats.js";
import type { RulesOptions } from "./rules.js";

/** Runs the command line and returns its exit code: 0 clean, 1 violations, 2 could not run. */
export async function run(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = commands(async (work) => {
    exitCode = await work();
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      reportError(new ArchlintError(usageMessage(error, args)), false);
    } else {
      reportError(error, args.includes("--verbose"));
    }
    return 2;
  }
}

function commands(perform: (work: () => Promise<number>) => Promise<void>): Command {
  const program = new Command("archlint")
    .description("Reviews the architecture of a TypeScript backend: layers, bounded contexts, events, cycles.")
    .version(archlintVersion(), "-V, --version", "print the version")
    .option("--config <file>", "configuration to use in place of the .archlint.yml that is found")
    .option("--preset <name>", "recommended or strict")
    .option("--verbose", "show findings of severity info too, and where an internal error happened")
    .option("--no-color", "plain text")
    .option("--no-cache", "neither read nor write the cache")
    .helpOption("-h, --help", "print this help")
    .configureHelp({ showGlobalOptions: true, helpWidth: process.stdout.columns || 100 })
    .exitOverride()
    // The one line for stderr is written in `run`.
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
    .addHelpText("after", "\nExit codes: 0 clean, 1 violations, 2 could not run.\nWithout a command, archlint checks.");

  const globals = (): GlobalOptions => program.opts<GlobalOptions>();

  program
    .command("check", { isDefault: true })
    .description("lint the repository around the working folder; paths narrow what is reported, the whole program is still known")
    .argument("[paths...]", "files and folders to report on")
    .option("--format <format[=file]>", `${CHECK_FORMATS.join(", ")}; to standard output or to a file; repeatable`, collect)
    .option("--output-file <file>", "write the format that has no file of its own there")
    .option("--rule <id=severity>", "set a rule's severity: error, warn, info or off; repeatable", collect)
    .option("--fail-on <severity>", "exit with 1 from this severity on: error, warn, info or never", "error")
    .option("--max-warnings <n>", "exit with 1 when there are more warnings")
    .option("--staged", "judge what is staged for the next commit, and report only what it brings")
    .option("--since <ref>", "report only what this branch brings, against where it left <ref>")
    .option("--baseline <file>", "known findings, in place of .archlint-baseline.json at the root")
    .option("--architecture", "add layers, contexts and building blocks to json")
    .option("--quiet", "show errors only")
    .option("--stats", "say on stderr how long each part took, and how much each rule could not assess")
    .action((paths: string[], options: CheckOptions & ChangeOptions) =>
      perform(async () => (await import("./check.js")).check(paths, { ...globals(), ...options })),
    );

  program
    .command("init")
    .description("write a first .archlint.yml from what archlint sees here, with the reasons; asks on a terminal")
    .option("--yes", "ask nothing: everything stays detected")
    .option("--force", "overwrite the configuration that is there")
    .action((options: InitOptions) => perform(async () => (await import("./init.js")).init({ ...globals(), ...options })));

  program
    .command("report")
    .description("print the architecture report of the repository around the working folder")
    .argument("[path]", "a folder with a configuration of its own")
    .option("--format <format[=file]>", `${REPORT_FORMATS.join(", ")}; to standard output or to a file; repeatable`, collect)
    .option("--output-file <file>", "write the format that has no file of its own there")
    .option("--check <file>", "exit with 1 where that .txt, .md, .html or .json no longer says what the code says")
    .action((path: string | undefined, options: ReportOptions) =>
      perform(async () => (await import("./report.js")).report(path === undefined ? [] : [path], { ...globals(), ...options })),
    );

  program
    .command("baseline")
    .description("write today's findings down as known, or bring what is written up to date")
    .option("--prune", "drop what is mended, and take nothing in")
    .option("--ratchet", "the same, and exit with 1 where there is something new")
    .option("--owner <name>", "who is to mend what is taken in now")
    .option("--expires <day>", "the last day (YYYY-MM-DD) on which what is taken in now counts as known")
    .option("--baseline <file>", "the file, in place of .archlint-baseline.json at the root")
    .action((options: BaselineOptions) => perform(async () => (await import("./baseline.js")).baseline({ ...globals(), ...options })));

  program
    .command("explain")
    .description("explain a rule (da/layer-dependency), or what archlint takes a file for and why")
    .argument("<rule-or-path>")
    .action((subject: string) => perform(async () => (await import("./explain.js")).explain(subject, globals())));

  program
    .command("rules")
    .description("list the rules: leaf of the report, severity, whether active here and why not")
    .option("--format <format>", "text or json", "text")
    .action((options: RulesOptions) => perform(async () => (await import("./rules.js")).listRules({ ...globals(), ...options })));

  program
    .command("graph")
    .description("draw modules, layers or contexts and the imports between them")
    .argument("[what]", GRAPHS.join(", "), "modules")
    .option("--format <format>", GRAPH_FORMATS.join(", "), "mermaid")
    .option("--output-file <file>", "write there")
    .action((what: string, options: GraphOptions) =>
      perform(async () => (await import("./graph.js")).graph(what, { ...globals(), ...options })),
    );

  const hook = program.command("hook").description("the git hook that runs archlint check --staged before each commit");
  hook
    .command("install")
    .description("put it in, beside the hooks of others: husky, lefthook, simple-git-hooks, pre-commit, git itself")
    .action(() => perform(async () => (await import("./hook.js")).hookInstall()));
  hook
    .command("uninstall")
    .description("remove what install put in, and nothing else")
    .action(() => perform(async () => (await import("./hook.js")).hookUninstall()));

  const cache = program.command("cache").description("the cache of facts and results");
  cache
    .command("clean")
    .description("empty it")
    .action(() => perform(async () => (await import("./cache.js")).cacheClean(globals())));
  return program;
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** Commander's message in one line, without its label. */
function usageMessage(error: CommanderError, args: readonly string[]): string {
  const outer = args.find((each) => !each.startsWith("-")) ?? "";
  if (error.code === "commander.help") return `${outer} needs a command; archlint ${outer} --help lists them`;
  const message = error.message.replace(/^error: /, "").replace(/\n\(Did you mean (.*?)\?\)$/, "; did you mean $1?");
  return `${message} (archlint --help)`.replace("?) (", "? (");
}
