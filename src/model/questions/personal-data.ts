import type { LeafContext } from "../leaf-definition.js";
import type { FilePlace } from "../location.js";
import { objectSchemas } from "./object-schemas.js";

/** Kinds of personal and sensitive data, the most sensitive first. */
export const DATA_KINDS = [
  "card data",
  "credential",
  "health data",
  "government id",
  "bank account",
  "contact",
  "birth date",
  "location",
] as const;

/** One of them. */
export type DataKind = (typeof DATA_KINDS)[number];

/** A stored or modelled field whose name says that it holds such data. */
export interface PersonalField {
  readonly kind: DataKind;
  /** `User.email`. */
  readonly name: string;
  readonly at: FilePlace;
  readonly context: string | null;
}

/** What a field is called, in lower case without separators. Names that only sometimes mean it (`address` of a server, `phone` of a shop) are left out where the word alone is all there is to go by. */
const NAMES: Readonly<Record<DataKind, RegExp>> = {
  "card data":
    /^(?:card|creditcard|pan)(?:number|no)$|^(?:cvv|cvc|cvv2|cardverificationcode|cardexpiry|cardexpirydate)$|^primaryaccountnumber$/,
  credential:
    /^(?:hashed)?password(?:hash)?$|^passwordsalt$|^(?:totp|otp|mfa|twofactor)secret$|^recoverycodes?$|^(?:access|refresh|passwordreset|verification)token(?:hash)?$|^hashed(?:api)?key$|^apikeyhash$/,
  "health data": /^(?:diagnos[ie]s|medicalrecord(?:number)?|bloodtype|prescriptions?|healthrecord|allergies)$/,
  "government id":
    /^(?:ssn|socialsecuritynumber|passport(?:number|no)|nationalid(?:number)?|taxid(?:number)?|driverslicen[cs]e(?:number)?|nin)$/,
  "bank account": /^(?:iban|bic|swift(?:code)?|bankaccount(?:number)?|sortcode|routingnumber)$/,
  contact:
    /^(?:(?:recipient|sender|customer|client|buyer|consignee|guest|patient|employee|contact|user)?(?:email|emailaddress|e?mailaddr|phone(?:number)?|mobile(?:number|phone)?)|streetaddress|street|postalcode|zip(?:code)?|firstname|lastname|fullname|surname|givenname|familyname|maidenname|(?:recipient|sender|customer|client|buyer|consignee|guest|patient|employee|shipping|delivery|billing|home|postal|mailing|residential)address(?:line)?|addressline|(?:recipient|sender|buyer|consignee|guest|patient|employee)name)$/,
  "birth date": /^(?:birth(?:date|day)?|dateofbirth|dob)$/,
  location: /^(?:latitude|longitude|geolocation|ipaddress|lastip|ip)$/,
};

const MODELLED = new Set(["entity", "aggregate", "value-object", "persistence-model"]);

/** The fields of the domain's classes, persistence models, schemas and tables that hold personal or sensitive data by their names; sorted by kind, then place. */
export function personalFields({ program, artifacts, place }: LeafContext): readonly PersonalField[] {
  const fields: PersonalField[] = [];
  const seen = new Set<string>();
  for (const element of program.elements()) {
    if (!MODELLED.has(element.role)) continue;
    const declaration = program.declaration(element.at.file, element.declaration);
    if (declaration?.is !== "class") continue;
    for (const { name, span } of declaration.members.filter(({ is }) => is === "field")) {
      const kind = kindOf(name);
      const key = `${element.at.file} ${element.name}.${name}`;
      if (kind === null || seen.has(key)) continue;
      seen.add(key);
      const { file } = element.at;
      const context = program.architecture.contextOf(file)?.context.name ?? null;
      fields.push({ kind, name: `${element.name}.${name}`, at: place({ file, span }), context });
    }
  }
  for (const { name: schema, file, fields: named } of objectSchemas(program)) {
    const context = program.architecture.contextOf(file)?.context.name ?? null;
    for (const { name, at } of named) {
      const kind = kindOf(name);
      if (kind !== null) fields.push({ kind, name: `${schema}.${name}`, at: place(at), context });
    }
  }
  for (const table of artifacts.tables) {
    for (const column of table.columns) {
      const kind = kindOf(column.name);
      if (kind !== null) fields.push({ kind, name: `${table.name}.${column.name}`, at: column.at, context: null });
    }
  }
  return fields.sort(
    (a, b) =>
      DATA_KINDS.indexOf(a.kind) - DATA_KINDS.indexOf(b.kind) ||
      (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.line - b.at.line),
  );
}

function kindOf(name: string): DataKind | null {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  return DATA_KINDS.find((kind) => NAMES[kind].test(plain)) ?? null;
}
