import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { remoteCall } from "./call-entries.js";

const CLIENT = "soap#Client";
const SETTERS = [
  ...["addSoapHeader", "changeSoapHeader", "getSoapHeaders", "clearSoapHeaders", "addHttpHeader", "getHttpHeaders", "clearHttpHeaders"],
  ...["addBodyAttribute", "getBodyAttributes", "clearBodyAttributes", "setEndpoint", "setSecurity", "setSOAPAction", "describe"],
];

/** SOAP: a client has the methods of its service, plain with a callback and `…Async` with a promise, also under service and port. */
export const SOAP: LibraryEntry = {
  library: "soap",
  documentation: "https://github.com/vpulim/node-soap#readme",
  symbols: [
    { symbol: "soap#createClientAsync", returns: { type: CLIENT }, asynchronous: true },
    { symbol: "soap#createClient", callbacks: [{ argument: -1, parameters: [null, CLIENT], runs: "later" }] },
    { symbol: membersOf([CLIENT], ...SETTERS), callbacks: [] },
    { symbol: membersOf([CLIENT], "on", "once"), returns: { self: true }, callbacks: [{ argument: 1, runs: "later" }] },
    remoteCall(
      [`${CLIENT}.*`, `${CLIENT}.*.*.*`],
      { body: { argument: 0 } },
      {
        callbacks: [{ argument: "*", runs: "later" }],
      },
    ),
  ],
};
