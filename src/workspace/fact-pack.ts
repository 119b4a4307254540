import { crc32 } from "node:zlib";

/** The facts of one file as a pack holds them: JSON that is parsed only when it is asked for. */
export interface PackedFacts {
  readonly key: string;
  /** The day of its last use that a pack recorded, counted from 1970. */
  readonly day: number;
  readonly outline: Buffer;
  readonly bodies: Buffer;
  /** Size of its line in bytes. */
  readonly size: number;
}

const NEWLINE = 0x0a;
const TAB = 0x09;

/** A pack's text: its format and stamp, then a line for each file: key, day, checksums, outline, bodies – set apart by tabs, which JSON escapes. */
export function writePack(stamp: string, entries: readonly PackedFacts[]): Buffer {
  const parts: Buffer[] = [Buffer.from(`${headerOf(stamp)}\n`)];
  for (const { key, day, outline, bodies } of entries) {
    const checks = `${checksum(key, outline)}\t${checksum(key, bodies)}`;
    parts.push(Buffer.from(`${key}\t${day}\t${checks}\t`), outline, Buffer.from("\t"), bodies, Buffer.from("\n"));
  }
  return Buffer.concat(parts);
}

/** Reads a pack; null where another version of archlint or nobody wrote it. Lines that are torn are left out. */
export function readPack(stamp: string, pack: Buffer): readonly PackedFacts[] | null {
  const header = Buffer.from(`${headerOf(stamp)}\n`);
  if (!pack.subarray(0, header.length).equals(header)) return null;
  const entries: PackedFacts[] = [];
  let start = header.length;
  for (let end = pack.indexOf(NEWLINE, start); end >= 0; end = pack.indexOf(NEWLINE, start)) {
    const entry = readLine(pack, start, end);
    if (entry !== null) entries.push(entry);
    start = end + 1;
  }
  return entries;
}

function headerOf(stamp: string): string {
  return `archlint facts 1 ${stamp}`;
}

function readLine(pack: Buffer, start: number, end: number): PackedFacts | null {
  const tabs: number[] = [];
  for (let at = pack.indexOf(TAB, start); at >= 0 && at < end && tabs.length < 5; at = pack.indexOf(TAB, at + 1)) tabs.push(at);
  const [key, day, outlineCheck, bodiesCheck, outline] = tabs;
  if (key === undefined || day === undefined || outlineCheck === undefined || bodiesCheck === undefined || outline === undefined)
    return null;
  const entry = {
    key: pack.toString("utf8", start, key),
    day: Number(pack.toString("latin1", key + 1, day)),
    outline: pack.subarray(bodiesCheck + 1, outline),
    bodies: pack.subarray(outline + 1, end),
    size: end - start + 1,
  };
  if (!Number.isSafeInteger(entry.day)) return null;
  if (pack.toString("latin1", day + 1, outlineCheck) !== checksum(entry.key, entry.outline)) return null;
  if (pack.toString("latin1", outlineCheck + 1, bodiesCheck) !== checksum(entry.key, entry.bodies)) return null;
  return entry;
}

/** Told from the key too, so that a line whose key was damaged is no other file's. */
function checksum(key: string, content: Buffer): string {
  return crc32(content, crc32(key)).toString(36);
}
