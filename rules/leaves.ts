// Made by `npm run generate` from the files of this folder: edit those.
import type { LeafDefinition } from "../src/model/index.js";
import sc01SessionSecurity from "./sc-01/leaves/session-security.js";

/** How the leaves of the report come to their lines, sorted by section and name. */
export const LEAVES: readonly LeafDefinition[] = [sc01SessionSecurity];
