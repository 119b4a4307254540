import { PUBLISHING_CLIENTS } from "../../catalog/messaging/publishing-clients.js";
import { technologiesOf } from "../../catalog/package-technologies.js";
import type { ClassDeclaration, ClassMember, FunctionDeclaration, FunctionFacts, Module } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { isWithin } from "../nested-bodies.js";
import { isDouble, publicMethods } from "./repository-role.js";
import type { RoleClaim } from "./role-claim.js";

const PUBLISHER_NAME = /.(Publisher|Producer|(Event|Message)s?(Bus|Dispatcher|Emitter|Sender))(Adapter|Impl|Service)?$/;
const PUBLISHES = /^(publish|emit|send|produce|dispatch|enqueue|raise|broadcast)/i;
const CONSUMER_NAME = /.(Consumer|(Queue|Message)(Worker|Processor|Listener))$/;
const CONSUMES = /^(on|handle|consume|process|receive|start|run|listen|subscribe|poll)/i;
const LIFECYCLE = /^(on[A-Z]\w*(Init|Destroy|Bootstrap|Shutdown)|connect|disconnect|close|start|stop|init|initialize|dispose|health\w*)$/;

/** A class that is named for publishing or consuming messages, and does. */
export function messagingByName(declaration: ClassDeclaration): RoleClaim | null {
  if (declaration.abstract || isDouble(declaration.name)) return null;
  const does = (pattern: RegExp): ClassMember | undefined => publicMethods(declaration).find((member) => pattern.test(member.name));
  const publishes = PUBLISHER_NAME.test(declaration.name) ? does(PUBLISHES) : undefined;
  if (publishes !== undefined) return { role: "publisher", why: `named ${declaration.name}, with ${publishes.name}()`, strength: "likely" };
  const consumes = CONSUMER_NAME.test(declaration.name) ? does(CONSUMES) : undefined;
  return consumes === undefined
    ? null
    : { role: "consumer", why: `named ${declaration.name}, with ${consumes.name}()`, strength: "likely" };
}

/** Types that a publisher may hold beside its client. */
const AIDE = /(Logger|LoggerService|Config|ConfigService|Configuration|Options|Settings|Serializer|Clock|Tracer|ConnectionOptions)$/;

/** A class that holds clients of a broker or bus and works with nothing else: half of what it does, or more, hands messages on. */
export function publisherByClient(linked: LinkedModules, module: Module, declaration: ClassDeclaration): RoleClaim | null {
  const clients = new Map<string, { readonly type: string; readonly methods: ReadonlySet<string> }>();
  for (const member of declaration.members) {
    if (member.is !== "field" || member.type?.is !== "reference") continue;
    const target = linked.resolveName(module.path, member.type.name);
    const methods = target.is === "outside" ? PUBLISHING_CLIENTS.get(`${target.package}#${target.member}`) : undefined;
    if (methods !== undefined) clients.set(member.name, { type: member.type.name, methods });
  }
  const holdsMore = declaration.members.some(
    (member) => member.is === "field" && !member.static && !clients.has(member.name) && isCollaborator(member),
  );
  if (clients.size === 0 || holdsMore || declaration.extends !== null) return null;
  const bodies = linked.bodies(module.path).functions;
  const methods = publicMethods(declaration).filter((member) => !LIFECYCLE.test(member.name));
  const publishing = methods.flatMap((member) => {
    const type = member.function === null ? null : clientCalled(bodies, member.function, clients);
    return type === null ? [] : [{ name: member.name, type }];
  });
  const [first] = publishing;
  return first !== undefined && publishing.length * 2 >= methods.length
    ? { role: "publisher", why: `its ${first.name}() hands messages to a ${first.type}`, strength: "certain" }
    : null;
}

function isCollaborator({ type }: ClassMember): boolean {
  return type?.is === "reference" && type.binding !== null && !AIDE.test(type.name);
}

function clientCalled(
  bodies: readonly FunctionFacts[],
  method: number,
  clients: ReadonlyMap<string, { readonly type: string; readonly methods: ReadonlySet<string> }>,
): string | null {
  for (const [id, body] of bodies.entries()) {
    if (id !== method && !isWithin(bodies, id, method)) continue;
    for (const step of body.steps) {
      if (step.is !== "call" || step.callee.is !== "member" || step.callee.of.is !== "member" || step.callee.of.of.is !== "this") continue;
      const client = clients.get(step.callee.of.name);
      if (client?.methods.has(step.callee.name) === true) return client.type;
    }
  }
  return null;
}

/** `publishOrderPlaced()` or `consumeOrderPlaced()` in a file that speaks to a broker. */
export function messagingFunction(linked: LinkedModules, module: Module, declaration: FunctionDeclaration): RoleClaim | null {
  if (!declaration.exported) return null;
  const role = FUNCTIONS.find(([, name]) => name.test(declaration.name))?.[0];
  if (role === undefined) return null;
  const broker = linked
    .importsOf(module.path)
    .find((edge) => edge.direct.is === "package" && technologiesOf(edge.direct.name).includes("broker"));
  return broker?.direct.is === "package"
    ? { role, why: `named ${declaration.name}, in a file that speaks to ${broker.direct.name}`, strength: "likely" }
    : null;
}

const FUNCTIONS: readonly (readonly ["publisher" | "consumer", RegExp])[] = [
  ["publisher", /^(publish|produce|enqueue|emit)([A-Z]|$)/],
  ["consumer", /^(consume|subscribe|listen)([A-Z]|$)/],
];
