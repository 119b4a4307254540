import type { Artifacts, StoredTable } from "../artifacts.js";
import type { LeafContext } from "../leaf-definition.js";
import type { FilePlace } from "../location.js";

/** Words that name the keeping of a record of who did what. */
const AUDIT_CLASS = /^(?:Audit|Auditing)(?:[A-Z]|$)|Audit(?:Log|Trail|Event|Entry|Record|Logger|Service|Interceptor|Subscriber|Listener)/;
const AUDIT_TABLE = /(?:^|_)audit(?:_|s?$|log|trail|event|record|entr)|^activity_?logs?$|^(?:security|access)_?(?:events?|logs?)$/i;

/** Classes of the program whose names say that they keep an audit trail, sorted by file. */
export function auditElements({
  program,
  place,
}: Pick<LeafContext, "program" | "place">): readonly { readonly name: string; readonly at: FilePlace }[] {
  return program.modules
    .filter(({ subject }) => subject === "source")
    .flatMap(({ path, outline }) =>
      outline.declarations.flatMap((declaration) =>
        declaration.is === "class" && AUDIT_CLASS.test(declaration.name)
          ? [{ name: declaration.name, at: place({ file: path, span: declaration.nameSpan }) }]
          : [],
      ),
    );
}

/** Tables that keep an audit trail, by their names; each name once. */
export function auditTables({ tables }: Pick<Artifacts, "tables">): readonly StoredTable[] {
  const named = tables.filter(({ name }) => AUDIT_TABLE.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2")));
  return named.filter(({ name }, index) => named.findIndex((other) => other.name === name) === index);
}
