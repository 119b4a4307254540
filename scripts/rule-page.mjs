/** The documentation page of one rule. */
export function renderRulePage({ id, section, meta, options, examples }) {
  return `${[
    `# ${id}`,
    `${capital(meta.summary)}.`,
    `| leaf of the report | since | source |\n|---|---|---|\n| ${meta.leaf} | ${meta.since} | [rules/${section}/${nameOf(id)}.ts](../../rules/${section}/${nameOf(id)}.ts) |`,
    `## Why\n\n${meta.why}`,
    `## What it says\n\n${messageTable(meta)}`,
    `## Cure\n\n${capital(withNames(meta.fix))}.`,
    `## Fires on\n\n${marked(examples.bad).map(codeBlock).join("\n\n")}`,
    `## Silent on\n\n${examples.good.map(codeBlock).join("\n\n")}`,
    `## Options\n\n${optionTable(id, options, meta.strict ?? {})}`,
    `## Limits\n\n${meta.limits}`,
    `## Sources\n\n${meta.references.map(reference).join("\n")}`,
    `Made by \`npm run generate\` from the rule and its fixtures.`,
  ].join("\n\n")}\n`;
}

/** The list of all rules. */
export function renderRuleIndex(rules) {
  const rows = rules.map(
    ({ id, rule }) => `| [${id}](${id.replace("/", "-")}.md) | ${rule.meta.leaf} | ${severities(rule.meta)} | ${rule.meta.summary} |`,
  );
  return `# Rules\n\n| rule | leaf of the report | severity | fires when |\n|---|---|---|---|\n${rows.join("\n")}\n\nMade by \`npm run generate\` from the rules.\n`;
}

function messageTable(meta) {
  const rows = Object.entries(meta.messages).map(([name, message]) => {
    return `| \`${name}\` | ${message.severity} | ${withNames(message.text)} | ${message.fix === undefined ? "" : withNames(message.fix)} |`;
  });
  return `| message | severity | text | cure, where it differs |\n|---|---|---|---|\n${rows.join("\n")}`;
}

function optionTable(id, options, strict) {
  const names = Object.keys(options);
  if (names.length === 0) return "None.";
  const rows = names.map(
    (name) =>
      `| \`${name}\` | ${typeOf(options[name])} | \`${JSON.stringify(options[name].default)}\` | ${options[name].description ?? ""} |`,
  );
  const [first] = names;
  const value = options[first].enum?.find((each) => each !== options[first].default) ?? options[first].default;
  const example = `\`\`\`yaml\nrules:\n  ${id}: [error, { ${first}: ${JSON.stringify(value)} }]\n\`\`\``;
  const set = Object.entries(strict).map(([name, each]) => `\`${name}: ${JSON.stringify(each)}\``);
  const preset = set.length === 0 ? "" : `\n\nThe preset \`strict\` sets ${set.join(", ")}.`;
  return `| option | values | default | what it does |\n|---|---|---|---|\n${rows.join("\n")}${preset}\n\n${example}`;
}

function typeOf(schema) {
  if (schema.enum !== undefined) return schema.enum.map((each) => `\`${each}\``).join(", ");
  return schema.type === "array" ? `list of ${schema.items.type}` : schema.type;
}

/** The files with expectations, each expectation as a reader's mark. */
function marked(files) {
  return files
    .filter((file) => /expect(-above)?: /.test(file.text))
    .map((file) => ({
      ...file,
      text: file.text.replace(/expect-above: (\S+)( -> \S+)?/g, "↑ $1").replace(/expect: (\S+)( -> \S+)?/g, "← $1"),
    }));
}

function codeBlock({ path, text }) {
  const language = /\.ya?ml$/.test(path) ? "yaml" : /\.json$/.test(path) ? "json" : "ts";
  return `\`${path}\`\n\n\`\`\`${language}\n${text.replace(/ *\/\/ expect-gap/g, "").trimEnd()}\n\`\`\``;
}

function severities(meta) {
  const named = Object.values(meta.messages).map((message) => message.severity);
  return ["error", "warn", "info"].filter((severity) => named.includes(severity)).join(", ");
}

function reference({ title, url }) {
  return url === null ? `- ${title}` : `- [${title}](${url})`;
}

function withNames(text) {
  return text.replace(/\{\{([^{}]+)\}\}/g, "‹$1›").replaceAll("|", "\\|");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nameOf(id) {
  return id.slice(id.indexOf("/") + 1);
}
