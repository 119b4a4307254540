import type { LibraryEntry } from "../../model/index.js";
import { sqlText, writes } from "./statement-entries.js";

/** CQL as text; the object mapper writes by itself. */
export const CASSANDRA: LibraryEntry = {
  library: "cassandra-driver",
  documentation: "https://docs.datastax.com/en/developer/nodejs-driver/latest/api/class.Client/index.html",
  symbols: [
    sqlText(["cassandra-driver#Client.execute", "cassandra-driver#Client.eachRow", "cassandra-driver#Client.stream"], {
      text: { argument: 0 },
      values: { argument: 1 },
    }),
    writes("save", ["cassandra-driver#Client.batch"], { model: { argument: 0 } }),
    { symbol: ["cassandra-driver#Client.connect", "cassandra-driver#Client.shutdown"], asynchronous: true },
    {
      symbol: "cassandra-driver#mapping.Mapper.forModel",
      returns: { type: "cassandra-driver#mapping.ModelMapper", typeArguments: [{ argument: 0 }] },
    },
    writes("insert", ["cassandra-driver#mapping.ModelMapper.insert"], { model: { typeArgument: 0 }, data: { argument: 0 } }),
    writes("update", ["cassandra-driver#mapping.ModelMapper.update"], { model: { typeArgument: 0 }, data: { argument: 0 } }),
    writes("delete", ["cassandra-driver#mapping.ModelMapper.remove"], { model: { typeArgument: 0 }, where: { argument: 0 } }),
  ],
};
