#!/usr/bin/env bash
# The step of action.yml: reads INPUT_*, runs archlint, writes the job summary and the outputs, and exits as archlint does.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 2
report=$(mktemp -d "$RUNNER_TEMP/archlint.XXXXXX") || exit 2

arguments=(check --format text --format "json=$report/result.json")
if [ "$INPUT_SUMMARY" != false ]; then arguments+=(--format "markdown=$report/summary.md"); fi
sarif=$INPUT_SARIF_FILE
if [ -z "$sarif" ] && [ "$INPUT_UPLOAD_SARIF" = true ]; then sarif="$report/archlint.sarif"; fi
if [ -n "$sarif" ]; then arguments+=(--format "sarif=$sarif"); fi
if [ -n "$INPUT_SINCE" ]; then arguments+=("--since=$INPUT_SINCE"); fi
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<<"$INPUT_ARGS"
arguments+=(--)
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<<"$INPUT_PATHS"

if [ -z "$INPUT_VERSION" ] && [ -x node_modules/.bin/archlint ]; then
  node_modules/.bin/archlint "${arguments[@]}"
else
  version=${INPUT_VERSION:-$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).version' "$here/../package.json")}
  npx --yes --package "archlint@$version" -- archlint "${arguments[@]}"
fi
code=$?

node "$here/github-outputs.mjs" "$report" "$code" "$sarif" || exit 2
exit "$code"
