import type { ContainerImage, FilePlace } from "../model/index.js";
import { linesOf } from "./lines-of.js";

/** A Dockerfile or Containerfile by its name. */
export function isDockerfile(path: string): boolean {
  return (
    /(?:^|\/)(?:[\w-]+\.)?(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$/i.test(path) &&
    !/\.(?:dockerignore|md|hbs|ejs|tpl|tmpl|j2|mustache)$/i.test(path)
  );
}

/** What a Dockerfile says of its images (docs.docker.com/reference/dockerfile); instructions may go on over lines that end in a backslash. */
export function readDockerfile(file: string, text: string): ContainerImage | null {
  const from: { image: string; at: FilePlace }[] = [];
  const stages = new Set<string>();
  let user: string | null = null;
  let command: string | null = null;
  let copies = false;
  let runs = false;
  for (const { text: line, at } of joined(file, text)) {
    const [, instruction = "", rest = ""] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(line) ?? [];
    switch (instruction.toUpperCase()) {
      case "FROM": {
        const [, image = "", stage] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(rest) ?? [];
        if (!stages.has(image.toLowerCase())) from.push({ image, at });
        if (stage !== undefined) stages.add(stage.toLowerCase());
        // Each stage begins with the user of its base.
        user = null;
        break;
      }
      case "COPY":
      case "ADD":
        if (!/^(?:--\S+\s+)*--from=/.test(rest)) copies = true;
        break;
      case "RUN":
        runs = true;
        if (rest.includes("--mount=type=bind")) copies = true;
        break;
      case "USER":
        user = rest.trim();
        break;
      case "CMD":
      case "ENTRYPOINT":
        command = rest.trim();
        break;
    }
  }
  const [first] = from;
  // A base may take them in by itself (ONBUILD), where nothing else is done.
  return first === undefined ? null : { at: first.at, from, user, command, takesFiles: copies || (!runs && command === null) };
}

function joined(file: string, text: string): readonly { readonly text: string; readonly at: FilePlace }[] {
  const whole: { text: string; at: FilePlace }[] = [];
  let open: { text: string; at: FilePlace } | null = null;
  for (const { text: line, at } of linesOf(file, text)) {
    if (/^\s*#/.test(line)) continue;
    const goesOn = /\\\s*$/.test(line);
    const part = line.replace(/\\\s*$/, " ");
    open = open === null ? { text: part, at } : { text: open.text + part, at: open.at };
    if (!goesOn) {
      whole.push(open);
      open = null;
    }
  }
  return open === null ? whole : [...whole, open];
}
