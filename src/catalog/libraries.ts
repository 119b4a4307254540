import type { LibraryEntry } from "../model/index.js";
import { BETTER_SQLITE3 } from "./databases/better-sqlite3.js";

/** Every library that the catalog knows. */
export const LIBRARIES: readonly LibraryEntry[] = [BETTER_SQLITE3];
