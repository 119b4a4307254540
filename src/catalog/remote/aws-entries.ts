import type { OperationKind, SlotSource, SymbolEntry } from "../../model/index.js";
import type { Slots } from "./call-entries.js";

/** One service of AWS: its package of version 3, and its class there and in version 2. */
export interface AwsService {
  readonly pkg: string;
  readonly service: string;
  /** Its class in version 2 where that has another name. */
  readonly before?: string;
}

/** What stands at a slot: keys of the command's input, of which the first that is present counts, or a constant. */
type AwsSlot = string | readonly string[] | Extract<SlotSource, { readonly value: unknown }>;

/**
 * Commands of a service in its three forms: `client.send(new PutObjectCommand(input))`, `s3.putObject(input)` of version 3,
 * and `s3.putObject(input).promise()` of version 2, which takes a callback too.
 */
export function awsCommands(
  { pkg, service, before = service }: AwsService,
  commands: readonly string[],
  operation: OperationKind,
  slots: Readonly<Record<string, AwsSlot>>,
): readonly SymbolEntry[] {
  const methods = commands.map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
  const symbols = (owner: string): readonly string[] => methods.map((method) => `${owner}.${method}`);
  const input = slotsIn(slots, {});
  return [
    {
      symbol: `${pkg}#${service}Client.send`,
      operation,
      slots: slotsIn(slots, { made: 0 }),
      when: { argument: 0, equals: commands.map((name) => `${pkg}#${name}Command`) },
      asynchronous: true,
    },
    { symbol: symbols(`${pkg}#${service}`), operation, slots: input, asynchronous: true },
    {
      symbol: symbols(`aws-sdk#${before}`),
      operation,
      slots: input,
      returns: { type: "aws-sdk#Request" },
      callbacks: [{ argument: -1, runs: "later" }],
    },
  ];
}

/** Whatever else the client sends is a promise, and the service of version 3 is a client. */
export function otherAwsCommands({ pkg, service }: AwsService): SymbolEntry {
  return { symbol: `${pkg}#${service}Client.send`, asynchronous: true };
}

/** `S3` is an `S3Client` with a method for each command. */
export function awsParents(...services: readonly AwsService[]): Readonly<Record<string, string>> {
  return Object.fromEntries(services.map(({ pkg, service }) => [`${pkg}#${service}`, `${pkg}#${service}Client`]));
}

function slotsIn(slots: Readonly<Record<string, AwsSlot>>, construction: { readonly made?: number }): Slots {
  const sources = (at: AwsSlot): Slots[string] => {
    if (typeof at === "object" && "value" in at) return at;
    return (typeof at === "string" ? [at] : at).map((path) => ({ argument: 0, ...construction, path }));
  };
  return Object.fromEntries(Object.entries(slots).map(([slot, at]): [string, Slots[string]] => [slot, sources(at)]));
}
