/**
 * How a symbol gives its user the database: a `client` (connection, entity manager, transaction), a library's own `repository`,
 * a `query-builder`, or a `model` that maps a table or collection.
 */
export type DataAccess = "client" | "repository" | "query-builder" | "model";
