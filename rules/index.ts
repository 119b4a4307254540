// Made by `npm run generate` from the files of this folder: edit those.
import type { RegisteredRule } from "../src/model/index.js";
import daAggregateEncapsulation from "./da-02/aggregate-encapsulation.js";
import daAggregateReference from "./da-02/aggregate-reference.js";
import daContextBoundary from "./da-01/context-boundary.js";
import daContextCycle from "./da-01/context-cycle.js";
import daContextDependency from "./da-01/context-dependency.js";
import daDependencyCycle from "./da-02/dependency-cycle.js";
import daDomainPurity from "./da-00/domain-purity.js";
import daDualWrite from "./da-02/dual-write.js";
import daEventImmutability from "./da-01/event-immutability.js";
import daEventNaming from "./da-01/event-naming.js";
import daInterfaceBypass from "./da-00/interface-bypass.js";
import daLayerDependency from "./da-00/layer-dependency.js";
import daOutbox from "./da-02/outbox.js";
import daPortAdapter from "./da-00/port-adapter.js";
import daRemoteCallInTransaction from "./da-02/remote-call-in-transaction.js";
import daSharedKernel from "./da-01/shared-kernel.js";
import daTransactionHandle from "./da-02/transaction-handle.js";
import daUnawaitedEffect from "./da-02/unawaited-effect.js";
import daValueObjectImmutability from "./da-02/value-object-immutability.js";
import scCookieFlags from "./sc-01/cookie-flags.js";
import scJwtAlgorithm from "./sc-01/jwt-algorithm.js";
import scJwtExpiry from "./sc-01/jwt-expiry.js";
import scJwtSecret from "./sc-01/jwt-secret.js";
import scJwtVerification from "./sc-01/jwt-verification.js";
import scSessionConfig from "./sc-01/session-config.js";

/** Every built-in rule, sorted by id. */
export const RULES: readonly RegisteredRule[] = [
  { id: "da/aggregate-encapsulation", rule: daAggregateEncapsulation },
  { id: "da/aggregate-reference", rule: daAggregateReference },
  { id: "da/context-boundary", rule: daContextBoundary },
  { id: "da/context-cycle", rule: daContextCycle },
  { id: "da/context-dependency", rule: daContextDependency },
  { id: "da/dependency-cycle", rule: daDependencyCycle },
  { id: "da/domain-purity", rule: daDomainPurity },
  { id: "da/dual-write", rule: daDualWrite },
  { id: "da/event-immutability", rule: daEventImmutability },
  { id: "da/event-naming", rule: daEventNaming },
  { id: "da/interface-bypass", rule: daInterfaceBypass },
  { id: "da/layer-dependency", rule: daLayerDependency },
  { id: "da/outbox", rule: daOutbox },
  { id: "da/port-adapter", rule: daPortAdapter },
  { id: "da/remote-call-in-transaction", rule: daRemoteCallInTransaction },
  { id: "da/shared-kernel", rule: daSharedKernel },
  { id: "da/transaction-handle", rule: daTransactionHandle },
  { id: "da/unawaited-effect", rule: daUnawaitedEffect },
  { id: "da/value-object-immutability", rule: daValueObjectImmutability },
  { id: "sc/cookie-flags", rule: scCookieFlags },
  { id: "sc/jwt-algorithm", rule: scJwtAlgorithm },
  { id: "sc/jwt-expiry", rule: scJwtExpiry },
  { id: "sc/jwt-secret", rule: scJwtSecret },
  { id: "sc/jwt-verification", rule: scJwtVerification },
  { id: "sc/session-config", rule: scSessionConfig },
];
