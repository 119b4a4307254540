import { writeAside } from "./write-aside.js";

/** Puts a result on standard output, or as a whole file in its place. */
export function print(text: string, file: string | null = null): void {
  const whole = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  if (file === null) process.stdout.write(whole);
  else writeAside(file, whole);
}
