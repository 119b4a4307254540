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
 * and `s3.putObject(input).promise()` of version 2, which takes a callback instead.
 */
export function awsCommands(
  { pkg, service, before = service }: AwsService,
  commands: readonly string[],
  operation: OperationKind,
  slots: Readonly<Record<string, AwsSlot>>,
): readonly SymbolEntry[] {
  const methods = commands.map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
  const symbols = (owner: string): readonly string[] => methods.map((method) => `${owner}.${method}`);
  return [
    {
      symbol: `${pkg}#${service}Client.send`,
      operation,
      slots: slotsIn(slots, { argument: 0, made: 0 }),
      when: { argument: 0, equals: commands.map((name) => `${pkg}#${name}Command`) },
      asynchronous: true,
    },
    { symbol: symbols(`${pkg}#${service}`), operation, slots: slotsIn(slots, { argument: 0 }), asynchronous: true },
    ...symbols(`aws-sdk#${before}`).flatMap((method) => requestEntries(method, operation, slots)),
  ];
}

/** Version 2 gives a request, that is sent at once where a callback is given, and else by its promise or by `send`. */
function requestEntries(method: string, operation: OperationKind, slots: Readonly<Record<string, AwsSlot>>): readonly SymbolEntry[] {
  const request = `${method}()`;
  const later = (argument: number) => [{ argument, runs: "later" }] as const;
  return [
    { symbol: method, arguments: { atLeast: 2 }, operation, slots: slotsIn(slots, { argument: 0 }), callbacks: later(1) },
    { symbol: method, returns: { type: request } },
    { symbol: `${request}.promise`, operation, slots: slotsIn(slots, { made: 0 }), asynchronous: true },
    { symbol: `${request}.send`, operation, slots: slotsIn(slots, { made: 0 }), callbacks: later(0) },
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

/** The slots where the input stands there. */
function slotsIn(
  slots: Readonly<Record<string, AwsSlot>>,
  input: { readonly argument: number; readonly made?: number } | { readonly made: number },
): Slots {
  const sources = (at: AwsSlot): Slots[string] => {
    if (typeof at === "object" && "value" in at) return at;
    return (typeof at === "string" ? [at] : at).map((path): SlotSource => ({ ...input, path }));
  };
  return Object.fromEntries(Object.entries(slots).map(([slot, at]): [string, Slots[string]] => [slot, sources(at)]));
}
