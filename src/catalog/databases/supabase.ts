import type { LibraryEntry } from "../../model/index.js";
import { gives, membersOf, reads, writes, type Slots } from "./statement-entries.js";

const CLIENT = "@supabase/supabase-js#SupabaseClient";
const TABLE = "@supabase/supabase-js#PostgrestQueryBuilder";
const FILTER = "@supabase/supabase-js#PostgrestFilterBuilder";
const BUCKET = "@supabase/supabase-js#StorageFileApi";
const OF: Slots = { model: { typeArgument: 0 } };
const FILTERED = { type: FILTER, typeArguments: [{ typeArgument: 0 }] } as const;
const LINKS = [
  ...["select", "single", "maybeSingle", "csv", "eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "is", "in", "contains"],
  ...["containedBy", "overlaps", "textSearch", "match", "not", "or", "filter", "order", "limit", "range", "abortSignal", "returns"],
  ...["throwOnError", "overrideTypes"],
];

/** Supabase: tables by a query that is sent when it is awaited, files by bucket, users by calls. */
export const SUPABASE: LibraryEntry = {
  library: "@supabase/supabase-js",
  documentation: "https://supabase.com/docs/reference/javascript/introduction",
  aliases: { "@supabase/supabase-js#createClient()": CLIENT },
  symbols: [
    gives([`${CLIENT}.from`], { type: TABLE, typeArguments: [{ argument: 0 }] }),
    gives([`${CLIENT}.schema`], { self: true }),
    { ...reads([`${TABLE}.select`], OF), returns: FILTERED },
    { ...writes("insert", [`${TABLE}.insert`], { ...OF, data: { argument: 0 } }), returns: FILTERED },
    { ...writes("upsert", [`${TABLE}.upsert`], { ...OF, data: { argument: 0 } }), returns: FILTERED },
    { ...writes("update", [`${TABLE}.update`], { ...OF, data: { argument: 0 } }), returns: FILTERED },
    { ...writes("delete", [`${TABLE}.delete`], OF), returns: FILTERED },
    { symbol: membersOf([FILTER], ...LINKS), returns: { self: true }, asynchronous: true },
    { symbol: `${CLIENT}.rpc`, returns: { type: FILTER }, asynchronous: true },
    gives([`${CLIENT}.storage.from`], { type: BUCKET, typeArguments: [{ argument: 0 }] }),
    {
      symbol: membersOf([BUCKET], "upload", "update", "move", "copy", "remove", "uploadToSignedUrl"),
      operation: "store.write",
      slots: { ...OF, key: { argument: 0 }, data: { argument: 1 } },
      asynchronous: true,
    },
    { symbol: membersOf([BUCKET], "download", "list", "createSignedUrl", "createSignedUploadUrl"), asynchronous: true },
    {
      symbol: [
        ...membersOf(
          [`${CLIENT}.auth`],
          ...["signUp", "signInWithPassword", "signInWithOtp", "signInWithIdToken", "signOut", "verifyOtp", "getUser", "updateUser"],
          ...["refreshSession", "resetPasswordForEmail", "resend", "exchangeCodeForSession"],
        ),
        ...membersOf(
          [`${CLIENT}.auth.admin`],
          ...["createUser", "updateUserById", "deleteUser", "getUserById", "listUsers", "inviteUserByEmail", "generateLink", "signOut"],
        ),
      ],
      operation: "remote.call",
      slots: { body: { argument: 0 } },
      asynchronous: true,
    },
    {
      symbol: `${CLIENT}.functions.invoke`,
      operation: "remote.call",
      slots: { url: { argument: 0 }, body: { argument: 1, path: "body" } },
      asynchronous: true,
    },
  ],
};
