import type { LibraryEntry, SlotSource, SymbolEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { BARE_METHODS, BODY_METHODS, methodCalls, remoteCall, type Slots } from "./call-entries.js";

const GET: SlotSource = { value: "GET" };
const PREFIXES = ["axios#", "axios#Axios."];
const INTERCEPTED = ["axios#", "axios#AxiosInstance."].flatMap((owner) =>
  ["request", "response"].map((at) => `${owner}interceptors.${at}`),
);

/** Axios: the function itself, its methods, and instances of either. It waits forever unless it is told a time. */
export const AXIOS: LibraryEntry = {
  library: "axios",
  documentation: "https://axios-http.com/docs/api_intro",
  aliases: { "axios#axios": "axios", "axios#AxiosStatic": "axios#AxiosInstance" },
  extends: { "axios#AxiosInstance": "axios#Axios" },
  symbols: [
    ...requests(PREFIXES, { asynchronous: true }),
    {
      ...remoteCall(["axios", "axios#AxiosInstance"], configured()),
      slots: {
        ...configured(),
        url: [...keysOf(0, "url"), { argument: 0 }],
        method: [...keysOf(0, "method"), ...keysOf(1, "method"), GET],
      },
    },
    { symbol: ["axios#create", "axios#AxiosInstance.create"], returns: { type: "axios#AxiosInstance" } },
    { symbol: "axios#all", returns: { argument: 0 }, asynchronous: true },
    { symbol: "axios#spread", returns: { argument: 0 } },
    { symbol: INTERCEPTED.map((owner) => `${owner}.use`), callbacks: [{ argument: "*", runs: "later" }] },
  ],
};

/** Axios in NestJS: every request is an observable that does nothing until somebody subscribes. */
export const NESTJS_AXIOS: LibraryEntry = {
  library: "@nestjs/axios",
  documentation: "https://docs.nestjs.com/techniques/http-module",
  aliases: { "@nestjs/common#HttpService": "@nestjs/axios#HttpService" },
  properties: { "@nestjs/axios#HttpService.axiosRef": "axios#AxiosInstance" },
  symbols: [...requests(["@nestjs/axios#HttpService."], { returns: { type: "rxjs#Observable" } })],
};

function requests(prefixes: readonly string[], more: Partial<SymbolEntry>): readonly SymbolEntry[] {
  const bare: Slots = { url: { argument: 0 }, body: keysOf(1, "data"), ...optionsAt(1) };
  const withBody: Slots = { url: { argument: 0 }, body: { argument: 1 }, ...optionsAt(2) };
  return [
    ...methodCalls(prefixes, BARE_METHODS, bare, more),
    ...methodCalls(prefixes, BODY_METHODS, withBody, more),
    ...BODY_METHODS.map((name) =>
      remoteCall(
        prefixes.map((prefix) => `${prefix}${name}Form`),
        { method: { value: name.toUpperCase() }, ...withBody },
        more,
      ),
    ),
    remoteCall(
      prefixes.map((prefix) => `${prefix}request`),
      { url: keysOf(0, "url"), method: [...keysOf(0, "method"), GET], ...configured() },
      more,
    ),
  ];
}

function configured(): Slots {
  return { body: [...keysOf(0, "data"), ...keysOf(1, "data")], ...optionsAt(0) };
}

function optionsAt(argument: number): Slots {
  return { options: { argument }, timeout: [...keysOf(argument, "timeout", "signal"), { made: 0, path: "timeout" }] };
}
