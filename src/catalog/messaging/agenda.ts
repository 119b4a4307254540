import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, publishes, type MessageSlots } from "./message-entries.js";

const AGENDA = "agenda#Agenda";
const JOB = "agenda#Job";
const IN_DATABASE: MessageSlots = { store: { value: "database" } };

/** Jobs are documents of a database, MongoDB unless another backend is chosen, and take part in none of its transactions. */
export const AGENDA_LIBRARY: LibraryEntry = {
  library: "agenda",
  documentation: "https://github.com/agenda/agenda#readme",
  aliases: { agenda: AGENDA, "@hokify/agenda#Agenda": AGENDA, "@hokify/agenda#Job": JOB },
  symbols: [
    publishes([`${AGENDA}.now`], { ...IN_DATABASE, topic: { argument: 0 }, message: { argument: 1 } }),
    publishes([`${AGENDA}.schedule`], { ...IN_DATABASE, topic: { argument: 1 }, message: { argument: 2 } }),
    { symbol: `${AGENDA}.create`, returns: { type: JOB } },
    { symbol: membersOf([JOB], "schedule", "repeatEvery", "unique", "priority", "enable"), returns: { self: true } },
    publishes([`${JOB}.save`], { ...IN_DATABASE, topic: { made: 0 }, message: { made: 1 } }),
    consumes([`${AGENDA}.define`], { ...IN_DATABASE, topic: { argument: 0 } }, "*"),
    { symbol: membersOf([AGENDA], "on", "once"), callbacks: [{ argument: 1, runs: "event" }], returns: { self: true } },
  ],
};
